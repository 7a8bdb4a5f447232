import { type Db, db } from '#lib/base/db.ts';
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
 * Begins a run of each of some deliveries. A run is counted and gets its lease before it does anything, in a transaction of
 * its own: one that takes the process with it has been counted, and whoever held the lease before can no longer finish.
 * What became of each, in their order. Only for the system.
 */
export async function beginDeliveries({
  ctx,
  input: { deliveryIds },
}: {
  ctx: WriteContext;
  input: { deliveryIds: readonly number[] };
}): Promise<(BegunDelivery | NotBegun)[]> {
  mustBeTheSystem(ctx);
  const client = ctx.db ?? db();
  const rows = await client.$queryRaw<Row[]>`
    with wanted as (
      select id from deliveries where id = any(${[...deliveryIds]}::int[]) and state = 'received'
        and attempts < ${ATTEMPTS_AT_MOST} order by id for update),
    begun as (
      update deliveries d set attempts = attempts + 1, lease = lease + 1, leased_at = ${ctx.now}::timestamptz
      from wanted w where d.id = w.id
      returning d.id, d.source_id, d.lease, d.attempts, d.received_at, d.headers, d.body)
    select b.id, b.lease, b.attempts, b.received_at as "receivedAt", b.headers, b.body,
      s.id as "sourceId", s.name, s.provider, s.registry_hosts as "registryHosts", s.trusted_hosts as "trustedHosts",
      s.allow_private as "allowPrivate", s.registry_user as "registryUser", s.registry_password as "registryPassword",
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', r.id, 'repository', r.repository, 'imageId', r.image_id, 'tagPolicy', r.tag_policy) order by r.id)
        from repository_rules r where r.source_id = s.id), '[]') as rules
    from begun b join webhook_sources s on s.id = b.source_id`;
  const begun = new Map(rows.map((row) => [row.id, begunOf(row)]));
  const others = deliveryIds.filter((id) => !begun.has(id));
  const spent = others.length === 0 ? [] : await spentOf(client, ctx.now, others);
  return deliveryIds.map((id) => begun.get(id) ?? (spent.includes(id) ? 'failed' : 'dealt with'));
}

/** Begins a run of one delivery. Only for the system. */
export async function beginDelivery({
  ctx,
  input: { deliveryId },
}: {
  ctx: WriteContext;
  input: { deliveryId: number };
}): Promise<BegunDelivery | NotBegun> {
  const [begun = 'dealt with'] = await beginDeliveries({ ctx, input: { deliveryIds: [deliveryId] } });
  return begun;
}

/** Fails those that have used up their runs; the numbers of those. */
async function spentOf(client: Db, now: Date, deliveryIds: readonly number[]): Promise<number[]> {
  const rows = await client.$queryRaw<{ id: number }[]>`
    update deliveries set state = 'failed', reason = ${NEVER_ENDED}, processed_at = ${now}::timestamptz, lease = lease + 1
    where id = any(${[...deliveryIds]}::int[]) and state = 'received' and attempts >= ${ATTEMPTS_AT_MOST} returning id`;
  return rows.map(({ id }) => id);
}

const begunOf = ({
  id,
  lease,
  attempts,
  receivedAt,
  headers,
  body,
  rules,
  sourceId,
  ...source
}: Row): BegunDelivery => ({
  id,
  lease,
  attempts,
  receivedAt,
  raw: { headers: headersOf(headers), body },
  source: { id: sourceId, ...source },
  rules,
});

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
