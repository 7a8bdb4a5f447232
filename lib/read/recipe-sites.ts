import type { RecipeMount, RecipeSite } from '#lib/domain/recipes/recipe-facts.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** Sites that the page of a build can be asked how to start it at. */
const SHOWN = 200;

const SITES = `
  select e.slug, e.name, s.user_binds::text as "userBinds", s.bindable,
         json_build_object('value', s.batch_system, 'raw', s.batch_system_raw) as batch,
         s.image_limit_bytes::float8 as "imageLimitBytes",
         coalesce((select json_agg(json_build_object('slug', f.slug, 'state', o.state))
                   from site_offers o join entries f on f.id = o.dependency_id
                   where o.site_id = s.id and f.trashed_at is null), '[]') as offers,
         coalesce((select json_agg(json_build_object('slug', f.slug, 'name', f.name, 'state', r.state)
                                   order by r.state, n.position, f.slug)
                   from site_runtimes r join entries f on f.id = r.runtime_id join runtimes n on n.id = r.runtime_id
                   where r.site_id = s.id and f.trashed_at is null), '[]') as runtimes,
         coalesce(p.passed, '{}') as "passedWith"
  from sites s join entries e on e.id = s.id and e.trashed_at is null
  left join lateral (
    select array_agg(distinct f.slug) as passed from test_runs r join entries f on f.id = r.runtime_id
    where r.build_id = $1 and r.site_id = s.id and r.outcome = 'passed') p on true
  where exists (select from site_runtimes r where r.site_id = s.id) or p.passed is not null
  order by p.passed is null,
           not exists (select from site_runtimes r where r.site_id = s.id and r.state in ('production', 'testing')),
           not exists (select from step_sites w join step_packages n on n.step_id = w.step_id
                       join image_contents c on c.package_id = n.package_id
                       where w.site_id = s.id and c.image_id = $2),
           lower(e.name) collate "C", e.slug
  limit ${SHOWN}`;

/** What is known of starting containers at each site: first where the build passed a test, then where a runtime is offered, then where it is needed. */
export const recipeSites = (ctx: ReadContext, buildId: number, imageId: number): Promise<RecipeSite[]> =>
  query<RecipeSite>(ctx, { text: SITES, values: [buildId, imageId] });

/** What an image needs mounted, with what that is. */
export const recipeMounts = (ctx: ReadContext, imageId: number): Promise<RecipeMount[]> =>
  query<RecipeMount>(ctx, {
    text: `select m.path, m.kind, m.created_in_image as "createdInImage",
                  case when e.id is not null
                       then json_build_object('slug', e.slug, 'name', e.name, 'kind', d.dependency_kind) end as needs
           from image_mounts m left join entries e on e.id = m.needs_id left join dependencies d on d.id = m.needs_id
           where m.image_id = $1 order by m.path collate "C"`,
    values: [imageId],
  });
