import type { Tx } from '#lib/base/db.ts';
import type { Failure } from '#lib/base/errors.ts';

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
 * Those of some runs that may still finish their deliveries, and makes sure within a transaction that no other begins one
 * of them before the transaction ends. A run that slept through its lease is not among them, and must have no effect.
 */
export async function holdDeliveries<R extends { held: Held }>(tx: Tx, runs: readonly R[]): Promise<R[]> {
  const ids = runs.map(({ held }) => held.id);
  const rows = await tx.$queryRaw<Held[]>`
    select id, lease from deliveries where id = any(${ids}::int[]) and state = 'received' order by id for update`;
  const leases = new Map(rows.map(({ id, lease }) => [id, lease]));
  return runs.filter(({ held }) => leases.get(held.id) === held.lease);
}
