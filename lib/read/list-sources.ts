import { mustBeAllowedTo } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { SourceDto } from './dto-source.ts';
import { instantText } from './instant-text.ts';
import { query } from './query.ts';

/** What has yet to be done, or looked at; of what is done there may be millions, which nobody counts for a list. */
const OPEN = ['received', 'quarantined', 'failed'] as const;

/** Columns of a source, for the list and for one. */
export const SOURCE_COLUMNS = `s.id, s.name, s.provider,
  case when s.disabled_at is null then 'in use' else 'retired' end as state, s.registry_hosts as "registryHosts",
  (select count(*)::int from repository_rules r where r.source_id = s.id) as rules,
  (select count(*)::int from unmapped_repositories u where u.source_id = s.id) as unmapped,
  (select count(*)::int from webhook_secrets k where k.source_id = s.id and k.retired_at is null) as secrets,
  ${instantText('s.last_event_at')} as "lastEvent",
  (select ${instantText('max(r.swept_at)')} from repository_rules r where r.source_id = s.id) as "lastSweep",
  (select count(*)::int from repository_rules r where r.source_id = s.id and r.sweep_fault <> '') as "sweepFaults",
  (select jsonb_build_object(${OPEN.map((state) => `'${state}', count(*) filter (where d.state = '${state}')`).join(', ')})
   from deliveries d where d.source_id = s.id and d.state in (${OPEN.map((state) => `'${state}'`).join(', ')})) as deliveries`;

/** Sources of webhooks by name; for those who keep them. */
export function listSources({ ctx }: { ctx: ReadContext }): Promise<SourceDto[]> {
  mustBeAllowedTo(ctx, 'source.manage', null);
  return query<SourceDto>(ctx, {
    text: `select ${SOURCE_COLUMNS} from webhook_sources s order by s.disabled_at is not null, lower(s.name), s.id limit 1000`,
  });
}
