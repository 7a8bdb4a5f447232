import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import { QUEUE_SCHEMA } from '#lib/base/queue-names.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';
import { inSteps, STEP_ROWS } from '../in-steps.ts';
import { enqueueDeliveries, type QueuedDelivery } from './enqueue-delivery.ts';

/** Held by the one process that looks; any number that nothing else uses. */
const LOCK = 7_326_987;

/** Deliveries that have a job, in the words of the queue's own indexes: what is done is many times as much. */
const jobs = (where: string): string =>
  `select data->>'deliveryId' as id from ${QUEUE_SCHEMA}.job where name = 'delivery' and ${where}`;
const WAITING = jobs(`state < 'active' and not blocked`);
const AT_WORK = jobs(`state = 'active' and group_id is not null`);

/**
 * Enqueues deliveries that wait and have no job: their jobs' runs were cut off once too often, or the queue's tables were
 * lost or are of another moment than the deliveries (a restored backup). Says how many. Only for the system.
 */
export function requeueLost({ ctx }: { ctx: WriteContext }): Promise<Result<number>> {
  return inSteps(ctx, (tx) => someOf(ctx, tx));
}

async function someOf(ctx: WriteContext, tx: Tx): Promise<number> {
  mustBeTheSystem(ctx);
  const [{ mine } = { mine: false }] = await tx.$queryRaw<{ mine: boolean }[]>`
    select pg_try_advisory_xact_lock(${LOCK}) as mine`;
  if (!mine) return 0;
  const lost = await tx.$queryRawUnsafe<QueuedDelivery[]>(
    `select d.id, s.id as "sourceId", s.registry_hosts as "registryHosts"
     from deliveries d join webhook_sources s on s.id = d.source_id
     where d.state = 'received' and not exists (
       select 1 from (${WAITING} union all ${AT_WORK}) j where j.id = d.id::text)
     order by d.id limit $1`,
    STEP_ROWS,
  );
  await enqueueDeliveries(tx, lost);
  return lost.length;
}
