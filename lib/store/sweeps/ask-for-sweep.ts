import type { Result } from '#lib/base/errors.ts';
import { QUEUE_SCHEMA } from '#lib/base/queue-names.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { sourceOf } from '../sources/source-of.ts';
import { transact } from '../transact.ts';
import { enqueueSweeps, type QueuedSweep } from './enqueue-sweeps.ts';

/**
 * Has the repositories of a source read whole as soon as the worker comes to it, without waiting for their turn. Those
 * that wait for it already are not queued twice. Says how many were queued; `conflict` for a source that is retired.
 */
export function askForSweep({ ctx, input }: { ctx: WriteContext; input: { id: number } }): Promise<Result<number>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'source.manage', null);
    const { id, disabled } = await sourceOf(tx, input.id);
    if (disabled) throw new Refused({ kind: 'conflict', detail: 'This source is retired: its registry is not asked.' });
    const asked = await tx.$queryRawUnsafe<QueuedSweep[]>(
      `select r.id as "ruleId", s.id as "sourceId", s.registry_hosts as "registryHosts"
       from repository_rules r join webhook_sources s on s.id = r.source_id join entries e on e.id = r.image_id
       where s.id = $1 and e.trashed_at is null and not exists (
         select 1 from ${QUEUE_SCHEMA}.job j
         where j.name = 'sweep' and j.state in ('created', 'active') and j.data->>'ruleId' = r.id::text)
       order by r.id`,
      id,
    );
    await enqueueSweeps(tx, asked);
    return asked.length;
  });
}
