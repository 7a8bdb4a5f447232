import { db } from '#lib/base/db.ts';
import type { RawDelivery } from '#lib/contracts/ingest/events.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';
import { headersOf } from './headers-of.ts';

/** Runs of one delivery at most. Source: issue “Image builds and test outcomes arrive by themselves”. */
export const ATTEMPTS_AT_MOST = 5;

/** A repository whose builds are builds of an image, and which of its tags are followed. */
export interface DeliveryRule {
  id: number;
  repository: string;
  imageId: number;
  tagPolicy: string;
}

/** Where a delivery came from, with what is needed to ask the registry itself. */
export interface DeliverySource {
  id: number;
  name: string;
  provider: string;
  registryHosts: string[];
  trustedHosts: string[];
  allowPrivate: boolean;
  registryUser: string;
  registryPassword: string;
}

/** A delivery that this run, and no other, may finish: by `lease`, which no later run has. */
export interface BegunDelivery {
  id: number;
  lease: number;
  attempts: number;
  receivedAt: Date;
  raw: RawDelivery;
  source: DeliverySource;
  rules: DeliveryRule[];
}

/** Why a delivery is not begun: it is dealt with already, or it has used up its runs and is now failed. */
export type NotBegun = 'dealt with' | 'failed';

/** What is said of a delivery none of whose runs came to an end. */
export const NEVER_ENDED = `It was begun ${ATTEMPTS_AT_MOST} times and no run came to an end.`;

/**
 * Begins a run of a delivery. The run is counted and gets its lease before it does anything, in a transaction of its own:
 * one that takes the process with it has been counted, and whoever held the lease before can no longer finish. Only for
 * the system.
 */
export async function beginDelivery({
  ctx,
  input: { deliveryId },
}: {
  ctx: WriteContext;
  input: { deliveryId: number };
}): Promise<BegunDelivery | NotBegun> {
  mustBeTheSystem(ctx);
  const client = ctx.db ?? db();
  const { count } = await client.delivery.updateMany({
    where: { id: deliveryId, state: 'received', attempts: { lt: ATTEMPTS_AT_MOST } },
    data: { attempts: { increment: 1 }, lease: { increment: 1 }, leasedAt: ctx.now },
  });
  if (count === 0) {
    const spent = await client.delivery.updateMany({
      where: { id: deliveryId, state: 'received' },
      data: { state: 'failed', reason: NEVER_ENDED, processedAt: ctx.now, lease: { increment: 1 } },
    });
    return spent.count === 1 ? 'failed' : 'dealt with';
  }
  const row = await client.delivery.findUnique({
    where: { id: deliveryId },
    include: { source: { include: { rules: { orderBy: { id: 'asc' } } } } },
  });
  if (!row) return 'dealt with';
  const { id, lease, attempts, receivedAt, body, source } = row;
  const { rules, ...about } = source;
  return { id, lease, attempts, receivedAt, raw: { headers: headersOf(row.headers), body }, source: about, rules };
}
