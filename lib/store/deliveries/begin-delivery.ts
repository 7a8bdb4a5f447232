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
const NEVER_ENDED = `It was begun ${ATTEMPTS_AT_MOST} times and no run came to an end.`;

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
  const [row] = await client.$queryRaw<Row[]>`
    with begun as (
      update deliveries set attempts = attempts + 1, lease = lease + 1, leased_at = ${ctx.now}::timestamptz
      where id = ${deliveryId} and state = 'received' and attempts < ${ATTEMPTS_AT_MOST}
      returning id, source_id, lease, attempts, received_at, headers, body)
    select b.id, b.lease, b.attempts, b.received_at as "receivedAt", b.headers, b.body,
      s.id as "sourceId", s.name, s.provider, s.registry_hosts as "registryHosts", s.trusted_hosts as "trustedHosts",
      s.allow_private as "allowPrivate", s.registry_user as "registryUser", s.registry_password as "registryPassword",
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', r.id, 'repository', r.repository, 'imageId', r.image_id, 'tagPolicy', r.tag_policy) order by r.id)
        from repository_rules r where r.source_id = s.id), '[]') as rules
    from begun b join webhook_sources s on s.id = b.source_id`;
  if (!row) {
    const spent = await client.delivery.updateMany({
      where: { id: deliveryId, state: 'received' },
      data: { state: 'failed', reason: NEVER_ENDED, processedAt: ctx.now, lease: { increment: 1 } },
    });
    return spent.count === 1 ? 'failed' : 'dealt with';
  }
  const { id, lease, attempts, receivedAt, headers, body, rules, sourceId, ...source } = row;
  return {
    id,
    lease,
    attempts,
    receivedAt,
    raw: { headers: headersOf(headers), body },
    source: { id: sourceId, ...source },
    rules,
  };
}

/** As the one statement of a beginning gives it. */
interface Row extends Omit<DeliverySource, 'id'> {
  id: number;
  lease: number;
  attempts: number;
  receivedAt: Date;
  headers: unknown;
  body: Uint8Array;
  sourceId: number;
  rules: DeliveryRule[];
}
