import { isDatabaseDown } from '#lib/base/db.ts';
import { env } from '#lib/base/env.ts';
import { listen } from '#lib/base/listen.ts';
import { log } from '#lib/base/log.ts';
import { openQueue, QUEUE_CHANNEL } from '#lib/base/queue.ts';
import type { WriteContext } from '#lib/store/context.ts';
import { requeueLost } from '#lib/store/deliveries/requeue-lost.ts';
import { enqueueDueSweeps } from '#lib/store/sweeps/enqueue-due-sweeps.ts';
import { processDelivery } from './process-delivery.ts';
import { makeRests } from './rests.ts';
import { runQueue } from './run-queue.ts';
import { sweepRepository } from './sweep-repository.ts';

/**
 * Deliveries at a time in this process, and of one registry: as many registries as fill it may hang at once before one
 * that answers has to wait. A delivery that waits for a registry holds no connection to the database.
 */
const DELIVERIES = { atOnce: 128, perGroup: 16, deadlineMs: 15_000, giveUpMs: 40_000 };
const SWEEPS = { atOnce: 8, perGroup: 1, deadlineMs: 150_000, giveUpMs: 170_000 };
/** Between two looks for sweeps that are due and for deliveries without a job. */
const LOOK_AFTER_MS = 15_000;
const TRY_AGAIN_MS = 500;

interface Input {
  context(): WriteContext;
}

/** Begins to work off the queues and to look after them, as soon as the database is there. */
export async function startWork({ context }: Input): Promise<{ stop(patienceMs: number): Promise<void> }> {
  const boss = openQueue('worker');
  await untilDatabaseIsThere(() => boss.start());
  const rests = makeRests();
  const deliveries = runQueue({
    ...DELIVERIES,
    boss,
    rests,
    name: 'delivery',
    work: ({ deliveryId }, signal) => processDelivery({ ctx: context(), input: { deliveryId, signal } }),
  });
  const sweeps = runQueue({
    ...SWEEPS,
    boss,
    rests,
    name: 'sweep',
    work: ({ ruleId }, signal) => sweepRepository({ ctx: context(), input: { ruleId, signal } }),
  });
  const listening = listen(QUEUE_CHANNEL, () => {
    deliveries.hint();
    sweeps.hint();
  });
  const looking = setInterval(() => void lookAfter(context), LOOK_AFTER_MS);
  void lookAfter(context);
  return {
    async stop(patienceMs) {
      clearInterval(looking);
      await Promise.all([listening.stop(), deliveries.stop(patienceMs), sweeps.stop(patienceMs)]);
      await boss.stop({ graceful: false });
    },
  };
}

async function lookAfter(context: () => WriteContext): Promise<void> {
  try {
    const everyMs = env().SWEEP_EVERY_MINUTES * 60_000;
    await enqueueDueSweeps({ ctx: context(), input: { everyMs } });
    const requeued = await requeueLost({ ctx: context() });
    if (requeued.ok && requeued.value > 0) log.warn({ deliveries: requeued.value }, 'deliveries had lost their jobs');
  } catch (error) {
    // The next look finds what this one could not.
    if (!isDatabaseDown(error)) log.error({ err: error }, 'the queue could not be looked after');
  }
}

async function untilDatabaseIsThere(start: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await start();
      return;
    } catch (error) {
      if (!isDatabaseDown(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
  }
}
