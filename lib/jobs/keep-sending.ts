import { log } from '#lib/base/log.ts';
import type { WriteContext } from '#lib/store/context.ts';
import { lookEvery } from './look-every.ts';
import { openMailer } from './mailer.ts';
import { sendDigests } from './send-digests.ts';

/** Between two looks for digests that are due. They are due from midnight, so nobody waits for a minute. */
const LOOK_AGAIN_MS = 10 * 60_000;

interface Input {
  context(): WriteContext;
  origin: string;
  keyOf(userId: number): Promise<string>;
}

/** Sends what is due every few minutes until it is told to stop; without a mail server it does nothing. */
export function keepSending({ context, origin, keyOf }: Input): { stop(): void } {
  const mailer = openMailer();
  if (mailer === null) return { stop: () => undefined };
  const looking = lookEvery(LOOK_AGAIN_MS, {
    async look() {
      const done = await sendDigests({ ctx: context(), input: { mailer, origin, keyOf } });
      if (done !== null && done.sent + done.refused + done.rejected > 0) log.info(done, 'digests were sent');
    },
    failure: 'digests could not be sent',
  });
  return {
    stop: () => {
      looking.stop();
      mailer.close();
    },
  };
}
