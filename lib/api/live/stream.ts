import { BEAT, eventText, RETRY_LINE } from './event-text.ts';
import type { Hub } from './hub.ts';
import type { News } from './moments.ts';

/** Waiting for a reader that does not read; beyond it the reader is cut, and asks again for what it missed. */
const WAITING_AT_MOST = 64 * 1024;

interface Wanted {
  client: string;
  /** Whether names of people are told. */
  named: boolean;
  /** What the reader missed. */
  hello: News;
  /** Whether whoever opened the stream is still let in: asked before each event; null for nobody in particular. */
  mayStill: (() => Promise<boolean>) | null;
  /** Ends the connection at once; by itself the stream would wait until all was read. */
  destroy: (() => void) | null;
}

/** Opens a stream of events: first what was missed, then every change, and a sign of life in between. */
export function openStream(hub: Hub, { client, named, hello, mayStill, destroy }: Wanted): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let leave: () => unknown = () => undefined;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const end = () => {
          leave();
          if (destroy) destroy();
          else controller.error(new Error('The stream was ended.'));
        };
        const send = (bytes: Uint8Array) => {
          if ((controller.desiredSize ?? 0) < bytes.byteLength) return end();
          controller.enqueue(bytes);
        };
        const tell = (news: News) => send(eventText(news, { named, name: 'change' }));
        leave = hub.add({
          client,
          tell(news) {
            if (mayStill === null) return tell(news);
            mayStill().then(
              (may) => (may ? tell(news) : end()),
              () => end(),
            );
          },
          beat: () => send(encoder.encode(BEAT)),
          close() {
            leave();
            // A connection that is kept open would hold up a process that is to stop.
            if (destroy) return destroy();
            try {
              controller.close();
            } catch {
              // Its reader went away in the same moment.
            }
          },
        });
        controller.enqueue(encoder.encode(RETRY_LINE));
        controller.enqueue(eventText(hello, { named, name: 'hello' }));
      },
      cancel() {
        leave();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: WAITING_AT_MOST }),
  );
}
