import { DELIVERIES_SHOWN, type DeliveryParams } from '#lib/contracts/ingest/delivery-params.ts';
import type { DeliveryState } from '#lib/contracts/ingest/delivery-state.ts';
import { mustBeAllowedTo } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { DeliveryDto, DeliveryListDto } from './dto-delivery.ts';
import { instantText } from './instant-text.ts';
import { query } from './query.ts';

/** Names of events that the filter offers; providers have about twenty. */
const EVENTS_AT_MOST = 100;

/** Columns of a delivery, for the list and for one. */
export const DELIVERY_COLUMNS = `d.id, jsonb_build_object('id', s.id, 'name', s.name) as source, d.event,
  d.state::text as state, d.reason, d.attempts, ${instantText('d.received_at')} as "receivedAt",
  ${instantText('d.processed_at')} as "processedAt"`;

const OF = `($1::int is null or d.source_id = $1) and ($2::text is null or d.event = $2)`;

/** One page of what arrived, newest first, as asked; for those who keep sources. */
export async function listDeliveries({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: DeliveryParams;
}): Promise<DeliveryListDto> {
  mustBeAllowedTo(ctx, 'source.manage', null);
  const { source, state, event, before } = input;
  const rows = await query<DeliveryDto>(ctx, {
    text: `select ${DELIVERY_COLUMNS} from deliveries d join webhook_sources s on s.id = d.source_id
           where ${OF} and ($3::text is null or d.state = $3::text::"DeliveryState") and ($4::int is null or d.id < $4)
           order by d.id desc limit ${DELIVERIES_SHOWN + 1}`,
    values: [source, event, state, before],
  });
  const counted = await query<{ state: DeliveryState; count: number }>(ctx, {
    text: `select d.state::text as state, count(*)::int as count from deliveries d where ${OF} group by d.state`,
    values: [source, event],
  });
  const sources = await query<{ id: number; name: string }>(ctx, {
    text: 'select id, name from webhook_sources order by lower(name), id limit 1000',
  });
  const events = await query<{ event: string }>(ctx, {
    text: `select distinct event from deliveries where event <> '' order by event limit ${EVENTS_AT_MOST}`,
  });
  const items = rows.slice(0, DELIVERIES_SHOWN);
  const count = (one: DeliveryState) => counted.find((row) => row.state === one)?.count ?? 0;
  return {
    items,
    before: rows.length > DELIVERIES_SHOWN ? (items.at(-1)?.id ?? null) : null,
    counts: {
      failed: count('failed'),
      quarantined: count('quarantined'),
      received: count('received'),
      processed: count('processed'),
      ignored: count('ignored'),
    },
    sources,
    events: events.map((row) => row.event),
  };
}
