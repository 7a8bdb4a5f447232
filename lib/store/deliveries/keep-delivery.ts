import { withTransaction } from '#lib/base/db.ts';
import { enqueue } from '#lib/base/queue.ts';
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

/**
 * Keeps a delivery and the job of working it off, together or not at all; when this returns, neither is lost any more. A
 * repeat is known by its key and changes nothing. Where the key names no single event, a repeat of one that was worked on
 * already lets the kept one be worked on again, and a run that is under way loses its lease.
 *
 * Waits for no writer of the catalogue: a sender is answered while those are busy.
 */
export async function keepDelivery({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<KeptDelivery> {
  mustBeTheSource(ctx, input.sourceId);
  const { sourceId, group, verified, raw } = input;
  const { dedupeKey, event, isOneEvent } = verified;
  const { now } = ctx;
  return withTransaction(
    async (tx) => {
      // A source that is busy is marked by one of its deliveries; the others do not wait for that.
      const [made] = await tx.$queryRaw<{ id: number }[]>`
        with noted as (
          update webhook_sources set last_event_at = ${now} where id = (
            select id from webhook_sources where id = ${sourceId} and (last_event_at is null or last_event_at < ${now})
            for no key update skip locked))
        insert into deliveries (source_id, dedupe_key, event, headers, body, received_at)
        values (${sourceId}, ${dedupeKey}, ${event}, ${JSON.stringify(raw.headers)}::jsonb, ${raw.body}, ${now})
        on conflict (source_id, dedupe_key) do nothing returning id`;
      if (made) {
        await enqueue(tx, 'delivery', { deliveryId: made.id }, { group });
        return { id: made.id, duplicate: false };
      }
      const key = { sourceId_dedupeKey: { sourceId, dedupeKey } };
      const { id } = await tx.delivery.findUniqueOrThrow({ where: key, select: { id: true } });
      if (!isOneEvent) {
        const { count } = await tx.delivery.updateMany({
          where: { id, NOT: { state: 'received', attempts: 0 } },
          data: {
            state: 'received',
            attempts: 0,
            reason: '',
            lease: { increment: 1 },
            processedAt: null,
            receivedAt: now,
            // The same bytes again: what was removed of the first is back.
            ...{ body: Buffer.from(raw.body), headers: { ...raw.headers }, thinnedAt: null },
          },
        });
        if (count > 0) await enqueue(tx, 'delivery', { deliveryId: id }, { group });
      }
      return { id, duplicate: true };
    },
    { tx: ctx.db },
  );
}

/** Only the gate makes this actor, after it found the credential right; the system may replay what was recorded. */
function mustBeTheSource({ actor }: WriteContext, sourceId: number): void {
  if (actor.kind === 'system' || (actor.kind === 'webhook' && actor.sourceId === sourceId)) return;
  throw new Refused({ kind: 'forbidden', detail: 'Only a source itself may deliver.' });
}
