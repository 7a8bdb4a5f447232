import { systemActor } from '#lib/auth/actor.ts';
import { isDatabaseDown, openConnections } from '#lib/base/db.ts';
import { log } from '#lib/base/log.ts';
import { prepareReading } from '#lib/read/prepare-reading.ts';

/** How long after one preparation the next looks for changes. */
const LOOK_AGAIN_MS = 5000;
/** Between two portions of a preparation, so that it takes a fraction of the processor. */
const PAUSE_MS = 5;

/** Prepares what lists are answered from, now and after every change, until it is told to stop. */
export function keepReady(): { stop(): void } {
  const actor = systemActor('prepare');
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const waited = (ms: number) =>
    new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(!stopped), ms);
    });
  const prepare = async (): Promise<void> => {
    do {
      try {
        await openConnections();
        await prepareReading({ ctx: { actor, now: new Date() }, pause: () => waited(PAUSE_MS) });
      } catch (error) {
        // Whoever asks meanwhile is told that the database is away.
        if (!isDatabaseDown(error) && !stopped) log.warn({ err: error }, 'lists could not be prepared');
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
