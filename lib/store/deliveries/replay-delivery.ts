import type { Result } from '#lib/base/errors.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { enqueueDelivery } from './enqueue-delivery.ts';

const REMOVED = 'Its headers and its body are kept no longer, so that it cannot run again.';

/**
 * Has a delivery run again from the start, as if it had come now: one that failed, that nobody could use, or that was
 * ignored or processed. What it already brought about is there once and stays so. Refused while it waits or runs, and when
 * its body is kept no longer.
 */
export function replayDelivery({
  ctx,
  input: { deliveryId },
}: {
  ctx: WriteContext;
  input: { deliveryId: number };
}): Promise<Result<true>> {
  return transact<true>(ctx, async (tx) => {
    mustBeAllowed(ctx, 'source.manage', null);
    const { count } = await tx.delivery.updateMany({
      where: { id: deliveryId, state: { not: 'received' }, thinnedAt: null },
      data: { state: 'received', reason: '', attempts: 0, lease: { increment: 1 }, processedAt: null },
    });
    const delivery = await tx.delivery.findUnique({
      where: { id: deliveryId },
      select: { id: true, thinnedAt: true, source: { select: { id: true, registryHosts: true } } },
    });
    if (!delivery) throw new Refused({ kind: 'not_found', detail: 'There is no such delivery.' });
    if (delivery.thinnedAt !== null) throw new Refused({ kind: 'invalid', detail: REMOVED });
    if (count === 0) throw new Refused({ kind: 'conflict', detail: 'It is waiting for its run already.' });
    await enqueueDelivery(tx, delivery);
    return true;
  });
}
