import type { Result } from '#lib/base/errors.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { enqueueDeliveries, type QueuedDelivery } from './enqueue-delivery.ts';

/** Deliveries that may run again by one order. */
export const REPLAYED_AT_MOST = 50;

/**
 * Has several deliveries run again from the start, as `replayDelivery` does with one. Those that wait already, those
 * whose bodies are kept no longer and those that are not there are passed over. Says how many will run.
 */
export function replayDeliveries({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { deliveryIds: readonly number[] };
}): Promise<Result<number>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'source.manage', null);
    const { deliveryIds } = input;
    if (deliveryIds.length > REPLAYED_AT_MOST) {
      throw new Refused({ kind: 'invalid', detail: `At most ${REPLAYED_AT_MOST} deliveries are replayed at a time.` });
    }
    const again = await tx.$queryRaw<QueuedDelivery[]>`
      update deliveries d set state = 'received', reason = '', attempts = 0, lease = lease + 1, processed_at = null
      from webhook_sources s
      where s.id = d.source_id and d.state <> 'received' and d.thinned_at is null and d.id = any(${[...deliveryIds]}::int[])
      returning d.id, s.id as "sourceId", s.registry_hosts as "registryHosts"`;
    await enqueueDeliveries(tx, again);
    return again.length;
  });
}
