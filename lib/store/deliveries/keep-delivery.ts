import { isDatabaseDown, type Tx, withTransaction } from '#lib/base/db.ts';
import { gathered } from '#lib/base/gather.ts';
import { enqueue, enqueueAll } from '#lib/base/queue.ts';
import type { VerifiedDelivery } from '#lib/contracts/ingest/delivery.ts';
import type { RawDelivery } from '#lib/contracts/ingest/events.ts';
import { Refused, type WriteContext } from '../context.ts';

interface Input {
  sourceId: number;
  /** Deliveries of one group are worked off one after the other. */
  group: string;
  verified: VerifiedDelivery;
  /** As it came, without what may be kept by nobody. */
  raw: RawDelivery;
}

/** What became of a delivery: it has a number; one that was kept before is not kept again. */
export interface KeptDelivery {
  id: number;
  duplicate: boolean;
}

/** One that is to be kept, and when it came. */
type Arrived = Input & { now: Date };

/** Kept with one transaction at most, and so many of these at once: a burst waits here, and not for a connection. */
const TOGETHER = 16;
const AT_ONCE = 3;

const keep = gathered({
  atMost: TOGETHER,
  atOnce: AT_ONCE,
  keyOf: ({ sourceId, verified }: Arrived) => `${sourceId} ${verified.dedupeKey}`,
  isWorthAlone: (error) => !isDatabaseDown(error),
  work: (arrived) => withTransaction((tx) => keepAll(tx, arrived)),
});

/**
 * Keeps a delivery and the job of working it off, together or not at all; when this returns, neither is lost any more. A
 * repeat is known by its key and changes nothing. Where the key names no single event, a repeat of one that was worked on
 * already lets the kept one be worked on again, and a run that is under way loses its lease. Those that come at the same
 * moment share a transaction.
 *
 * Waits for no writer of the catalogue: a sender is answered while those are busy.
 */
export async function keepDelivery({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<KeptDelivery> {
  mustBeTheSource(ctx, input.sourceId);
  const arrived = { ...input, now: ctx.now };
  if (!ctx.db) return keep(arrived);
  const [kept] = await keepAll(ctx.db, [arrived]);
  if (!kept) throw new Error('A delivery was neither kept nor known.');
  return kept;
}

async function keepAll(tx: Tx, arrived: readonly Arrived[]): Promise<KeptDelivery[]> {
  const made = await insert(tx, arrived);
  const jobs = arrived.flatMap(({ sourceId, verified, group }) => {
    const id = made.get(`${sourceId} ${verified.dedupeKey}`);
    return id === undefined ? [] : [{ data: { deliveryId: id }, group }];
  });
  await enqueueAll(tx, 'delivery', jobs);
  const kept: KeptDelivery[] = [];
  for (const one of arrived) {
    const id = made.get(`${one.sourceId} ${one.verified.dedupeKey}`);
    kept.push(id === undefined ? await repeated(tx, one) : { id, duplicate: false });
  }
  return kept;
}

/** Stores those whose key is new; their numbers. */
async function insert(tx: Tx, arrived: readonly Arrived[]): Promise<Map<string, number>> {
  const given = arrived.map(({ sourceId, verified: { dedupeKey, event }, raw, now }) => {
    const body = Buffer.from(raw.body).toString('base64');
    return { sourceId, dedupeKey, event, headers: raw.headers, body, now };
  });
  // A source that is busy is marked by one of its deliveries; the others do not wait for that.
  const rows = await tx.$queryRaw<{ id: number; key: string }[]>`
    with given as (
      select * from json_to_recordset(${JSON.stringify(given)}::json)
        g("sourceId" int, "dedupeKey" text, event text, headers jsonb, body text, now timestamptz)),
    noted as (
      update webhook_sources s set last_event_at = last.now
      from (select "sourceId", max(now) as now from given group by "sourceId") last
      where s.id = last."sourceId" and s.id in (
        select x.id from webhook_sources x join given g on g."sourceId" = x.id
        where x.last_event_at is null or x.last_event_at < g.now for no key update of x skip locked))
    insert into deliveries (source_id, dedupe_key, event, headers, body, received_at)
    select "sourceId", "dedupeKey", event, headers, decode(body, 'base64'), now from given order by "sourceId", "dedupeKey"
    on conflict (source_id, dedupe_key) do nothing returning id, source_id || ' ' || dedupe_key as key`;
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/** What becomes of a repeat. */
async function repeated(tx: Tx, { sourceId, group, verified, raw, now }: Arrived): Promise<KeptDelivery> {
  const { dedupeKey, isOneEvent } = verified;
  const key = { sourceId_dedupeKey: { sourceId, dedupeKey } };
  const { id } = await tx.delivery.findUniqueOrThrow({ where: key, select: { id: true } });
  if (isOneEvent) return { id, duplicate: true };
  const { count } = await tx.delivery.updateMany({
    where: { id, NOT: { state: 'received', attempts: 0 } },
    data: {
      ...{ state: 'received', attempts: 0, reason: '', lease: { increment: 1 }, processedAt: null, receivedAt: now },
      // The same bytes again: what was removed of the first is back.
      ...{ body: Buffer.from(raw.body), headers: { ...raw.headers }, thinnedAt: null },
    },
  });
  if (count > 0) await enqueue(tx, 'delivery', { deliveryId: id }, { group });
  return { id, duplicate: true };
}

/** Only the gate makes this actor, after it found the credential right; the system may replay what was recorded. */
function mustBeTheSource({ actor }: WriteContext, sourceId: number): void {
  if (actor.kind === 'system' || (actor.kind === 'webhook' && actor.sourceId === sourceId)) return;
  throw new Refused({ kind: 'forbidden', detail: 'Only a source itself may deliver.' });
}
