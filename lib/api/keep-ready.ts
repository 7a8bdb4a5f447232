import { systemActor } from '#lib/auth/actor.ts';
import { isDatabaseDown, openConnections } from '#lib/base/db.ts';
import { log } from '#lib/base/log.ts';
import { prepareQueue } from '#lib/base/queue.ts';
import { prepareReading } from '#lib/read/prepare-reading.ts';

/** How long after one preparation the next looks for changes. */
const LOOK_AGAIN_MS = 5000;
/** Between two portions of a preparation, so that it takes a fraction of the processor. */
const PAUSE_MS = 5;

/** Prepares what lists are answered from, now and after every change, and what deliveries are kept with, until it is told to stop. */
export function keepReady(): { stop(): void } {
  const actor = systemActor('prepare');
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const waited = (ms: number) =>
    new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(!stopped), ms);
    });
  // Whoever asks while the database is away is told so.
  const tell = (what: string) => (error: unknown) => {
    if (!isDatabaseDown(error) && !stopped) log.warn({ err: error }, `${what} could not be prepared`);
  };
  const prepare = async (): Promise<void> => {
    do {
      try {
        await openConnections();
        await prepareQueue().catch(tell('deliveries'));
        await prepareReading({ ctx: { actor, now: new Date() }, pause: () => waited(PAUSE_MS) });
      } catch (error) {
        tell('lists')(error);
      }
    } while (!stopped && (await waited(LOOK_AGAIN_MS)));
  };
  void prepare();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
