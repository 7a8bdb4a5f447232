import type { ReadContext } from './context.ts';
import type { DependencyRowDto } from './dto-image.ts';
import { query } from './query.ts';

type Row = Omit<DependencyRowDto, 'updatedAt' | 'neededBy'> & {
  updated_at: Date;
  needed_by: number;
  first: DependencyRowDto['neededBy']['first'];
};

const TEXT = `
  select e.slug, e.name, e.summary, d.dependency_kind::text as kind, p.slug as package, d.could_drop as "couldDrop", d.raw,
         n.count as needed_by, n.list as first, coalesce(o.list, '[]') as sites, e.version, e.updated_at
  from unnest($1::int[]) with ordinality as wanted(id, place)
  join dependencies d on d.id = wanted.id join entries e on e.id = d.id and e.trashed_at is null
  left join entries p on p.id = d.package_id and p.trashed_at is null
  cross join lateral (
    select count(distinct g.slug)::int as count,
           coalesce(json_agg(json_build_object('package', g.slug, 'phase', g.phase, 'constraint', g."constraint",
                                               'couldDrop', g.could_drop, 'note', g.note) order by g.place)
                    filter (where g.place <= $2), '[]') as list
    from (select f.slug, x.phase, x."constraint", x.could_drop, x.note,
                 row_number() over (order by lower(f.name) collate "C", f.slug, x.phase) as place
          from package_dependencies x join entries f on f.id = x.package_id and f.trashed_at is null
          where x.dependency_id = d.id) g) n
  left join lateral (
    select json_agg(json_build_object('site', f.slug, 'state', x.state, 'on', x."on", 'raw', x.raw)
                    order by lower(f.name) collate "C", f.slug) as list
    from site_offers x join entries f on f.id = x.site_id and f.trashed_at is null
    where x.dependency_id = d.id) o on true
  order by wanted.place`;

/** Dependencies in the order of the ids; of the packages that need each, the first `names` are named. */
export async function dependencyRows(
  ctx: ReadContext,
  ids: readonly number[],
  { names }: { names: number },
): Promise<DependencyRowDto[]> {
  if (ids.length === 0) return [];
  const rows = await query<Row>(ctx, { text: TEXT, values: [[...ids], names] });
  return rows.map(({ needed_by, first, updated_at, ...row }) => ({
    ...row,
    neededBy: { count: needed_by, first },
    updatedAt: updated_at.toISOString(),
  }));
}
