import type { Result } from '#lib/base/errors.ts';
import { QUEUE_SCHEMA } from '#lib/base/queue-names.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { enqueueSweeps, type QueuedSweep } from './enqueue-sweeps.ts';

/** Held by the one process that looks; any number that nothing else uses. */
const LOCK = 7_326_988;

/**
 * Enqueues a sweep of every repository that was never read in full or not for `everyMs`, unless one waits or runs, or
 * ended within that time, with or without success: a wrong password is not tried again and again. Says how many. Only for the system.
 */
export function enqueueDueSweeps({
  ctx,
  input: { everyMs },
}: {
  ctx: WriteContext;
  input: { everyMs: number };
}): Promise<Result<number>> {
  return transact(ctx, async (tx) => {
    mustBeTheSystem(ctx);
    const [{ mine } = { mine: false }] = await tx.$queryRaw<{ mine: boolean }[]>`
      select pg_try_advisory_xact_lock(${LOCK}) as mine`;
    if (!mine) return 0;
    const since = new Date(ctx.now.getTime() - everyMs);
    const due = await tx.$queryRawUnsafe<QueuedSweep[]>(
      `select r.id as "ruleId", s.id as "sourceId", s.registry_hosts as "registryHosts"
       from repository_rules r join webhook_sources s on s.id = r.source_id join entries e on e.id = r.image_id
       where s.disabled_at is null and e.trashed_at is null and (r.swept_at is null or r.swept_at <= $1::timestamptz)
         and not exists (
           select 1 from ${QUEUE_SCHEMA}.job j
           where j.name = 'sweep' and j.data->>'ruleId' = r.id::text
             and (j.state < 'completed' or j.completed_on > $1::timestamptz))
       order by r.swept_at nulls first, r.id`,
      since,
    );
    await enqueueSweeps(tx, due);
    return due.length;
  });
}
