import type { Tx } from '#lib/base/db.ts';
import { enqueueAll } from '#lib/base/queue.ts';
import { registryGroup } from '../deliveries/enqueue-delivery.ts';

/** A rule as a statement gives it that looks for repositories to read. */
export interface QueuedSweep {
  ruleId: number;
  sourceId: number;
  registryHosts: string[];
}

/** Has repositories read whole, each behind other jobs of its registry. */
export function enqueueSweeps(tx: Tx, sweeps: readonly QueuedSweep[]): Promise<void> {
  const jobs = sweeps.map(({ ruleId, sourceId, registryHosts }) => {
    return { data: { ruleId }, group: registryGroup({ id: sourceId, registryHosts }) };
  });
  return enqueueAll(tx, 'sweep', jobs);
}
