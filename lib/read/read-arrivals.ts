import { QUEUE_SCHEMA, QUEUES, type QueueName } from '#lib/base/queue-names.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { ArrivalsDto, QueueDto } from './dto-arrivals.ts';
import { instantText } from './instant-text.ts';
import { query } from './query.ts';

const NAMES = Object.keys(QUEUES) as QueueName[];

const JOBS = `select q.name,
    count(j.id) filter (where j.state in ('created', 'retry'))::int as waiting,
    count(j.id) filter (where j.state = 'active')::int as "atWork",
    count(j.id) filter (where j.state = 'failed')::int as failed,
    (extract(epoch from $2::timestamptz - min(j.created_on) filter (where j.state in ('created', 'retry'))))::float8
      as "oldestSeconds"
  from unnest($1::text[]) with ordinality as q(name, place)
  left join ${QUEUE_SCHEMA}.job j on j.name = q.name and j.state <> 'completed'
  group by q.name, q.place order by q.place`;

const SOURCES = `select s.name, s.provider, ${instantText('s.last_event_at')} as "lastEvent",
    coalesce(d.received, 0) as received, coalesce(d.quarantined, 0) as quarantined, coalesce(d.failed, 0) as failed
  from webhook_sources s left join (
    select source_id, count(*) filter (where state = 'received')::int as received,
      count(*) filter (where state = 'quarantined')::int as quarantined,
      count(*) filter (where state = 'failed')::int as failed
    from deliveries where state in ('received', 'quarantined', 'failed') group by source_id
  ) d on d.source_id = s.id
  where s.disabled_at is null order by s.name`;

const REST = `select
    (select ${instantText('max(monitor_claim_on)')} from ${QUEUE_SCHEMA}.queue) as "workerSeenAt",
    count(*)::int as "all", count(*) filter (where r.swept_at is null)::int as "neverSwept",
    count(*) filter (where r.sweep_fault <> '')::int as faulty
  from repository_rules r join webhook_sources s on s.id = r.source_id and s.disabled_at is null`;

interface Rest {
  workerSeenAt: string | null;
  all: number;
  neverSwept: number;
  faulty: number;
}

/** How what arrives is being worked off: queues, deliveries that need somebody, the last event of every source in use. No secrets. */
export async function readArrivals({ ctx }: { ctx: ReadContext }): Promise<ArrivalsDto> {
  mustBeAllowedToRead(ctx);
  const queues = await query<QueueDto>(ctx, { text: JOBS, values: [NAMES, ctx.now] });
  const sources = await query<ArrivalsDto['sources'][number]>(ctx, { text: SOURCES });
  const [rest] = await query<Rest>(ctx, { text: REST });
  const sum = (state: 'received' | 'quarantined' | 'failed') => sources.reduce((total, one) => total + one[state], 0);
  return {
    queues: queues.map((one) => ({ ...one, oldestSeconds: notBelowZero(one.oldestSeconds) })),
    workerSeenAt: rest?.workerSeenAt ?? null,
    deliveries: { received: sum('received'), quarantined: sum('quarantined'), failed: sum('failed') },
    sources,
    repositories: { all: rest?.all ?? 0, neverSwept: rest?.neverSwept ?? 0, faulty: rest?.faulty ?? 0 },
  };
}

/** The database's clock may be a little ahead of ours. */
const notBelowZero = (seconds: number | null): number | null => (seconds === null ? null : Math.max(0, seconds));
