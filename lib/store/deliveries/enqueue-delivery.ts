import type { Tx } from '#lib/base/db.ts';
import { enqueue, enqueueAll } from '#lib/base/queue.ts';

/** What of a source decides how its jobs are queued. */
interface Sender {
  id: number;
  registryHosts: readonly string[];
}

/** By which jobs of one registry wait for each other and for nobody else. */
export const registryGroup = ({ id, registryHosts }: Sender): string => registryHosts[0] ?? `source ${id}`;

/** Puts a delivery into the queue, behind others of its registry. */
export function enqueueDelivery(tx: Tx, { id, source }: { id: number; source: Sender }): Promise<void> {
  return enqueue(tx, 'delivery', { deliveryId: id }, { group: registryGroup(source) });
}

/** A delivery as a statement gives it that looks for some to queue. */
export interface QueuedDelivery {
  id: number;
  sourceId: number;
  registryHosts: string[];
}

/** Puts several deliveries into the queue, each behind others of its registry. */
export function enqueueDeliveries(tx: Tx, deliveries: readonly QueuedDelivery[]): Promise<void> {
  const jobs = deliveries.map(({ id, sourceId, registryHosts }) => {
    return { data: { deliveryId: id }, group: registryGroup({ id: sourceId, registryHosts }) };
  });
  return enqueueAll(tx, 'delivery', jobs);
}
