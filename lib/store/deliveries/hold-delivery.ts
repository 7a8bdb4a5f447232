import type { Tx } from '#lib/base/db.ts';
import type { Failure } from '#lib/base/errors.ts';
import { Refused } from '../context.ts';

/** A run of a delivery, as `beginDelivery` gave it. */
export interface Held {
  id: number;
  lease: number;
}

/** What a run is told whose lease is no longer the delivery's. */
export const TAKEN_OVER: Failure = { kind: 'conflict', detail: 'Another run has taken this delivery over.' };

/** The delivery of a run that may still finish it, for a change of this row alone. */
export const heldBy = ({ id, lease }: Held) => ({ id, lease, state: 'received' as const });

/**
 * Makes sure within a transaction that this run may still finish its delivery, and that no other begins one before the
 * transaction ends. A run that slept through its lease is refused here, before it has any effect.
 */
export async function holdDelivery(tx: Tx, { id, lease }: Held): Promise<void> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    select id from deliveries where id = ${id} and lease = ${lease} and state = 'received' for update`;
  if (rows.length === 0) throw new Refused(TAKEN_OVER);
}
