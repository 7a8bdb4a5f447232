import type { Flavour } from '#lib/domain/vocabulary.ts';
import { isUsable, withMembers } from '#lib/facts/usable-build.ts';
import type { ReadContext } from './context.ts';
import type { ImageEntryDto } from './dto-image.ts';
import { instantText } from './instant-text.ts';
import { outcomesOf } from './outcomes-of.ts';
import { query } from './query.ts';

type Row = Omit<ImageEntryDto, 'updatedAt' | 'flavour' | 'base'> & {
  updated_at: Date;
  flavour: Flavour;
  flavour_raw: string;
  platform: string | null;
  platform_name: string | null;
  base_raw: string;
};

/** SQL of the build `d` that counts of an image `i`: what its tag points at, else the newest that succeeded. */
export const FROM_BUILD_THAT_COUNTS = `
    from builds d
    where d.image_id = i.id and d.state = 'succeeded' and ${isUsable('d')}
      and (not exists (select from tags g where g.image_id = i.id and g.name = i.tag_policy and g.build_id is not null)
           or d.id = (select g.build_id from tags g where g.image_id = i.id and g.name = i.tag_policy))
    order by d.created_at desc, d.digest collate "C" desc limit 1`;

const TEXT = `
  select e.slug, e.name, e.summary, i.repository, i.flavour::text, i.flavour_raw, p.slug as platform, p.name as platform_name, i.base_raw,
         json_build_object('count', c.count, 'first', c.list) as contents, i.contents_raw as "contentsRaw",
         coalesce(m.list, '[]') as mounts, i.mounts_raw as "mountsRaw", i.evidence_raw as "evidenceRaw",
         i.recipe_url as "recipeUrl", i.tag_policy as "tagPolicy",
         json_build_object('count', t.count, 'newest', t.list) as tags,
         json_build_object('count', b.count, 'succeeded', b.succeeded, 'newest', b.newest) as builds,
         now_used.dto as current,
         e.version, e.updated_at
  from unnest($1::int[]) with ordinality as wanted(id, place)
  join images i on i.id = wanted.id join entries e on e.id = i.id and e.trashed_at is null
  left join entries p on p.id = i.base_platform_id and p.trashed_at is null
  cross join lateral (
    select count(*)::int as count,
           coalesce(json_agg(json_build_object('package', g.slug, 'name', g.name, 'version', g.version,
                                                      'mounted', g.mounted) order by g.place)
                    filter (where g.place <= $2), '[]') as list
    from (select f.slug, f.name, x.version, x.mounted, row_number() over (order by lower(f.name) collate "C", f.slug) as place
          from image_contents x join entries f on f.id = x.package_id and f.trashed_at is null
          where x.image_id = i.id) g) c
  left join lateral (
    select json_agg(json_build_object('path', x.path, 'kind', x.kind, 'needs', f.slug, 'createdInImage',
                                      x.created_in_image, 'on', x."on", 'note', x.note)
                    order by x.path collate "C") as list
    from image_mounts x left join entries f on f.id = x.needs_id where x.image_id = i.id) m on true
  cross join lateral (
    select count(*)::int as count,
           coalesce(json_agg(json_build_object('name', g.name, 'digest', g.digest, 'movedAt', ${instantText('g.moved_at')})
                             order by g.place) filter (where g.place <= 20), '[]') as list
    from (select x.name, d.digest, x.moved_at, row_number() over (order by x.moved_at desc, x.id desc) as place
          from tags x left join builds d on d.id = x.build_id where x.image_id = i.id) g) t
  cross join lateral (
    select count(*)::int as count, (count(*) filter (where x.state = 'succeeded'))::int as succeeded,
           (select d.digest from builds d where d.image_id = i.id and d.state = 'succeeded'
            order by d.created_at desc, d.id desc limit 1) as newest
    from builds x where x.image_id = i.id) b
  left join lateral (
    select json_build_object('digest', d.digest, 'createdAt', ${instantText('d.created_at')},
                             'pushedAt', ${instantText('d.pushed_at')}, 'sizeBytes', d.size_bytes::float8,
                             'channels', array(select distinct u.channel::text from publications u
                                               where u.build_id in ${withMembers('d.id')} and u.state in ('declared', 'confirmed') order by 1),
                             'outcomes', ${outcomesOf('d.id')}) as dto
    ${FROM_BUILD_THAT_COUNTS}) now_used on true
  order by wanted.place`;

/** Images in the order of the ids; of the packages each holds, the first `names` are named. */
export async function imageRows(
  ctx: ReadContext,
  ids: readonly number[],
  { names }: { names: number },
): Promise<ImageEntryDto[]> {
  if (ids.length === 0) return [];
  const rows = await query<Row>(ctx, { text: TEXT, values: [[...ids], names] });
  return rows.map(({ flavour, flavour_raw, platform, platform_name, base_raw, updated_at, ...row }) => ({
    ...row,
    flavour: { value: flavour, raw: flavour_raw },
    base: { platform, name: platform_name, raw: base_raw },
    updatedAt: updated_at.toISOString(),
  }));
}
