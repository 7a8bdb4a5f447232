import { isDatabaseDown } from '#lib/base/db.ts';
import { log } from '#lib/base/log.ts';

/** Looks again and again until it is told to stop. A look that fails is told as `failure`, but for a database that is away. */
export function lookEvery(
  pauseMs: number,
  { look, failure }: { look(): Promise<void>; failure: string },
): { now(): void; stop(): void } {
  const once = async (): Promise<void> => {
    try {
      await look();
    } catch (error) {
      // The next look finds what this one could not.
      if (!isDatabaseDown(error)) log.warn({ err: error }, failure);
    }
  };
  const now = () => void once();
  const timer = setInterval(now, pauseMs);
  timer.unref();
  return { now, stop: () => clearInterval(timer) };
}
