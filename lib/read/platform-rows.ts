import { SUPPORTS } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import type { ClaimDto } from './dto.ts';
import type { NamedDto, PlatformRowDto, SupportGroupDto } from './dto-platform.ts';
import { claimsOf } from './entry-details.ts';
import { query } from './query.ts';

type Row = Omit<PlatformRowDto, 'updatedAt' | 'ended' | 'builds' | 'runs' | 'images' | 'stranded' | 'claims'> & {
  id: number;
  updated_at: Date;
  image_count: number;
  first_images: NamedDto[];
};

const HEADS = `
  select p.id, e.slug, e.name, e.summary, p.family, p.generation, p.aliases, p.released_on::text as "releasedOn",
         p.maintenance_ends::text as "maintenanceEnds", p.extended_ends::text as "extendedEnds",
         p.base_image as "baseImage", e.version, e.updated_at, coalesce(n.list, '[]') as sites,
         i.count as image_count, i.list as first_images
  from unnest($1::int[]) with ordinality as wanted(id, place)
  join platforms p on p.id = wanted.id join entries e on e.id = p.id and e.trashed_at is null
  left join lateral (
    select json_agg(json_build_object('slug', f.slug, 'name', f.name, 'state', x.state, 'share', x.share, 'on', x."on",
                                      'raw', x.raw) order by lower(f.name) collate "C", f.slug) as list
    from site_nodes x join entries f on f.id = x.site_id and f.trashed_at is null where x.platform_id = p.id) n on true
  cross join lateral (
    select count(*)::int as count,
           coalesce(json_agg(json_build_object('slug', g.slug, 'name', g.name) order by g.place)
                    filter (where g.place <= $2), '[]') as list
    from (select f.slug, f.name, row_number() over (order by lower(f.name) collate "C", f.slug) as place
          from images m join entries f on f.id = m.id and f.trashed_at is null
          where m.base_platform_id = p.id) g) i
  order by wanted.place`;

type Group = SupportGroupDto & { platform: number; phase: 'build' | 'run' };

const SUPPORT_GROUPS = `
  select x.platform_id as platform, x.phase::text, x.support::text, count(*)::int as count,
         json_agg(json_build_object('slug', x.slug, 'name', x.name) order by x.place)
           filter (where x.place <= $2) as packages
  from (select s.platform_id, s.phase, s.support, e.slug, e.name,
               row_number() over (partition by s.platform_id, s.phase, s.support
                                  order by lower(e.name) collate "C", e.slug) as place
        from package_platforms s join entries e on e.id = s.package_id and e.trashed_at is null
        where s.platform_id = any($1::int[])) x
  group by x.platform_id, x.phase, x.support`;

type Stranded = PlatformRowDto['stranded'] & { platform: number };

/** Packages with a sure platform, all of whose sure platforms have ended, by the one that ended last. */
const STRANDED = `
  with last as (
    select s.package_id, (array_agg(s.platform_id order by p.maintenance_ends desc, p.generation desc, p.id))[1] as platform
    from package_platforms s join platforms p on p.id = s.platform_id
    where s.phase = 'run' and s.support in ('supported', 'works')
    group by s.package_id having bool_and(coalesce(p.maintenance_ends < $3::date, false))
  )
  select x.platform, count(*)::int as count,
         json_agg(json_build_object('slug', x.slug, 'name', x.name, 'doubtfulOn', array(
                    select f.name from package_platforms s join platforms p on p.id = s.platform_id
                    join entries f on f.id = p.id
                    where s.package_id = x.package_id and s.phase = 'run' and s.support = 'doubtful'
                    order by p.family, p.generation, f.slug)) order by x.place)
           filter (where x.place <= $2) as packages
  from (select l.platform, l.package_id, e.slug, e.name,
               row_number() over (partition by l.platform order by lower(e.name) collate "C", e.slug) as place
        from last l join entries e on e.id = l.package_id and e.trashed_at is null
        where l.platform = any($1::int[])) x
  group by x.platform`;

/** Platforms in the order of the ids; of packages and images that stand together the first `names` are named. */
export async function platformRows(
  ctx: ReadContext,
  ids: readonly number[],
  { names }: { names: number },
): Promise<PlatformRowDto[]> {
  if (ids.length === 0) return [];
  const today = ctx.now.toISOString().slice(0, 10);
  const rows = await query<Row>(ctx, { text: HEADS, values: [[...ids], names] });
  const groups = await query<Group>(ctx, { text: SUPPORT_GROUPS, values: [[...ids], names] });
  const stranded = await query<Stranded>(ctx, { text: STRANDED, values: [[...ids], names, today] });
  const claims = Map.groupBy(await claimsOf(ctx, ids), ({ entry }) => entry.slug);
  return rows.map(({ id, updated_at, image_count, first_images, ...row }) => {
    const left = stranded.find(({ platform }) => platform === id);
    return {
      ...row,
      ended: row.maintenanceEnds !== null && row.maintenanceEnds < today,
      builds: supportGroups(groups, id, 'build'),
      runs: supportGroups(groups, id, 'run'),
      images: { count: image_count, first: first_images },
      stranded: { count: left?.count ?? 0, packages: left?.packages ?? [] },
      claims: (claims.get(row.slug) ?? []).map(({ entry: _entry, ...claim }): ClaimDto => claim),
      updatedAt: updated_at.toISOString(),
    };
  });
}

const supportGroups = (groups: readonly Group[], id: number, wanted: 'build' | 'run'): SupportGroupDto[] =>
  groups
    .filter(({ platform, phase }) => platform === id && phase === wanted)
    .map(({ support, count, packages }) => ({ support, count, packages }))
    .sort((a, b) => SUPPORTS.indexOf(a.support) - SUPPORTS.indexOf(b.support));
