import { notFound, ok, type Result } from '#lib/base/errors.ts';
import { mustBeAllowedTo } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { SourceDetailDto } from './dto-source.ts';
import { instantText } from './instant-text.ts';
import { SOURCE_COLUMNS } from './list-sources.ts';
import { query } from './query.ts';

const UNMAPPED_AT_MOST = 200;
const HISTORY_AT_MOST = 200;

const TEXT = `select ${SOURCE_COLUMNS}, s.path, s.trusted_hosts as "trustedHosts", s.allow_private as "allowPrivate",
    s.registry_user as "registryUser", s.registry_password <> '' as "hasRegistryPassword",
    ${instantText('s.created_at')} as "createdAt",
    coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'repository', r.repository, 'tagPolicy', r.tag_policy,
                'image', jsonb_build_object('slug', e.slug, 'name', e.name), 'sweptAt', ${instantText('r.swept_at')},
                'sweepFault', r.sweep_fault) order by r.repository collate "C")
              from repository_rules r join entries e on e.id = r.image_id where r.source_id = s.id), '[]') as mapped,
    coalesce((select jsonb_agg(jsonb_build_object('repository', u.repository, 'count', u.count,
                'firstAt', ${instantText('u.first_at')}, 'lastAt', ${instantText('u.last_at')})
                order by u.count desc, u.repository collate "C")
              from (select * from unmapped_repositories where source_id = s.id
                    order by count desc, repository collate "C" limit ${UNMAPPED_AT_MOST}) u), '[]') as "unmappedRepositories",
    coalesce((select jsonb_agg(jsonb_build_object('createdAt', ${instantText('k.created_at')},
                'retiredAt', ${instantText('k.retired_at')}) order by k.id desc)
              from webhook_secrets k where k.source_id = s.id), '[]') as "secretsMade",
    coalesce((select jsonb_agg(jsonb_build_object('at', ${instantText('v.at')}, 'actor', coalesce((select u.name from users u where v.actor = 'user:' || u.id), v.actor), 'what', v.what)
                order by v.id desc)
              from (select * from source_events where source_id = s.id order by id desc limit ${HISTORY_AT_MOST}) v), '[]')
      as history
  from webhook_sources s where s.id = $1`;

/** One source with its rules, what it spoke of beside them, and what was done to it; for those who keep sources. */
export async function readSource({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { id: number };
}): Promise<Result<SourceDetailDto>> {
  mustBeAllowedTo(ctx, 'source.manage', null);
  const [row] = await query<SourceDetailDto>(ctx, { text: TEXT, values: [input.id] });
  return row ? ok(row) : notFound('There is no source of that number.');
}
