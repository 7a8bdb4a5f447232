import { systemActor } from '#lib/auth/actor.ts';
import { closeDatabase } from '#lib/base/db.ts';
import { closeQueue } from '#lib/base/queue.ts';
import { enqueueDueSweeps } from '#lib/store/sweeps/enqueue-due-sweeps.ts';
import { reportAndExit } from './problem.ts';

/** `npm run sweep`: has the worker read every mapped repository in full now, however lately it did. */
async function main(): Promise<void> {
  const ctx = { actor: systemActor('sweep'), now: new Date() };
  const due = await enqueueDueSweeps({ ctx, input: { everyMs: 0 } });
  if (!due.ok) throw new Error(due.failure.detail);
  const repositories = due.value === 1 ? '1 repository' : `${due.value} repositories`;
  console.log(`The worker reads ${repositories} now; the others wait or are being read already.`);
}

try {
  await main();
  await closeQueue();
  await closeDatabase();
} catch (error) {
  reportAndExit(error);
}
