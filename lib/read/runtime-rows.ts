import type { ReadContext } from './context.ts';
import type { ClaimDto } from './dto.ts';
import type { CriterionCellDto, RuntimeAtSiteDto, RuntimeListDto, RuntimeRowDto } from './dto-runtime.ts';
import { query } from './query.ts';
import { remarksByEntry } from './remarks-by-entry.ts';

type Row = Omit<RuntimeRowDto, 'updatedAt' | 'criteria' | 'sites' | 'remarks'> & {
  id: number;
  updated_at: Date;
  cells: Omit<CriterionCellDto, 'claims'>[];
  at: (Omit<RuntimeAtSiteDto, 'inConflict' | 'claims'> & { id: number })[];
};

const HEADS = `
  select r.id, e.slug, e.name, e.summary, r.position, r.aliases, r.channels::text[], e.version, e.updated_at,
         coalesce(c.list, '[]') as cells, coalesce(s.list, '[]') as at
  from unnest($1::int[]) with ordinality as wanted(id, place)
  join runtimes r on r.id = wanted.id join entries e on e.id = r.id and e.trashed_at is null
  left join lateral (
    select json_agg(json_build_object('criterion', t.slug, 'value', x.value, 'raw', x.raw, 'doubt', x.doubt)
                    order by t.position, t.slug) as list
    from criterion_cells x join criteria t on t.id = x.criterion_id where x.runtime_id = r.id) c on true
  left join lateral (
    select json_agg(json_build_object('id', f.id, 'site', json_build_object('slug', f.slug, 'name', f.name),
                                      'state', x.state, 'raw', x.raw, 'on', x."on", 'mayAsk', x.may_ask,
                                      'version', x.version) order by lower(f.name) collate "C", f.slug) as list
    from site_runtimes x join entries f on f.id = x.site_id and f.trashed_at is null where x.runtime_id = r.id) s on true
  order by wanted.place`;

/** Claims on the cells of the comparison, and of sites on their runtimes and on containers in general. */
const CLAIMS = `
  select c.entry_id as id, c.field, c.value, c.raw, p.name as by, c.certainty::text, c.state::text,
         c.stated_on::text as on,
         case when s.id is not null then json_build_object('slug', s.slug, 'title', s.title) end as source
  from claims c left join people p on p.id = c.person_id left join sources s on s.id = c.source_id
  where (c.entry_id = any($1::int[]) and c.field like 'criteria.%')
     or (c.field like 'runtimes.%' or c.field = 'container') and c.entry_id in (select id from sites)
  order by c.entry_id, c.field collate "C", array_position(array['current','open'], c.state::text), c.id desc`;

type Claims = ReadonlyMap<string, ClaimDto[]>;
const keyOf = (id: number, field: string): string => `${id} ${field}`;

async function claimsByField(ctx: ReadContext, ids: readonly number[]): Promise<Claims> {
  const rows = await query<ClaimDto & { id: number }>(ctx, { text: CLAIMS, values: [[...ids]] });
  const groups = Map.groupBy(rows, ({ id, field }) => keyOf(id, field));
  return new Map([...groups].map(([key, group]) => [key, group.map(({ id: _id, ...claim }): ClaimDto => claim)]));
}

/** Runtimes in the order of the ids: their columns of the comparison, and what sites say of them. */
export async function runtimeRows(ctx: ReadContext, ids: readonly number[]): Promise<RuntimeRowDto[]> {
  if (ids.length === 0) return [];
  const rows = await query<Row>(ctx, { text: HEADS, values: [[...ids]] });
  const claims = await claimsByField(ctx, ids);
  const remarks = await remarksByEntry(ctx, ids);
  return rows.map(({ id, updated_at, cells, at, ...row }) => ({
    ...row,
    criteria: cells.map((cell) => ({ ...cell, claims: claims.get(keyOf(id, `criteria.${cell.criterion}`)) ?? [] })),
    sites: at.map(({ id: siteId, ...offer }) => {
      const said = claims.get(keyOf(siteId, `runtimes.${row.slug}`)) ?? [];
      return { ...offer, inConflict: said.some(({ state }) => state === 'open'), claims: said };
    }),
    remarks: remarks.get(id) ?? [],
    updatedAt: updated_at.toISOString(),
  }));
}

/** The rows of the comparison, in order. */
export function criteriaRows(ctx: ReadContext): Promise<RuntimeListDto['criteria']> {
  return query<RuntimeListDto['criteria'][number]>(ctx, {
    text: 'select slug, name from criteria order by position, slug',
  });
}

/** Every site with what it says on containers in general. */
export async function containersAtSites(ctx: ReadContext): Promise<RuntimeListDto['sites']> {
  const claims = await claimsByField(ctx, []);
  const rows = await query<{ id: number; slug: string; name: string; raw: string }>(ctx, {
    text: `select s.id, e.slug, e.name, s.container_raw as raw from sites s join entries e on e.id = s.id
           where e.trashed_at is null order by lower(e.name) collate "C", e.slug`,
  });
  return rows.map(({ id, ...site }) => ({ ...site, claims: claims.get(keyOf(id, 'container')) ?? [] }));
}
