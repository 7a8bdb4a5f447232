import type { Tx } from '#lib/base/db.ts';
import { enqueue } from '#lib/base/queue.ts';

/** What of a delivery decides how it is queued. */
interface Queued {
  id: number;
  source: { id: number; registryHosts: readonly string[] };
}

/** By which jobs of one registry wait for each other and for nobody else. */
export const registryGroup = ({ id, registryHosts }: Queued['source']): string => registryHosts[0] ?? `source ${id}`;

/** Puts a delivery into the queue, behind others of its registry. */
export function enqueueDelivery(tx: Tx, { id, source }: Queued): Promise<void> {
  return enqueue(tx, 'delivery', { deliveryId: id }, { group: registryGroup(source) });
}
