import type { ReadContext } from './context.ts';
import type { PairCellDto } from './dto.ts';
import { PACKED_COLUMNS, type PackedRow, pairCells } from './pair-cells.ts';
import { query } from './query.ts';
import type { SiteColumn } from './sites-of.ts';

interface Row extends PackedRow {
  id: number;
  slug: string;
  name: string;
  targeted: number;
  ready: number;
}

/** A package as a matrix shows it. */
export interface PackedPackage extends Pick<Row, 'id' | 'slug' | 'name' | 'targeted' | 'ready'> {
  cells: PairCellDto[];
}

/** Packages in the order of the ids with their cells at the given sites: names and the packed projection, no facts. */
export async function packedRows(
  ctx: ReadContext,
  ids: readonly number[],
  sites: readonly SiteColumn[],
): Promise<PackedPackage[]> {
  if (ids.length === 0) return [];
  const rows = await query<Row>(ctx, {
    text: `select e.id, e.slug, e.name, coalesce(r.targeted, 0) as targeted, coalesce(r.ready, 0) as ready,
                  ${PACKED_COLUMNS}
           from unnest($1::int[]) with ordinality as wanted(id, place)
           join entries e on e.id = wanted.id and e.trashed_at is null
           left join package_readiness r on r.package_id = e.id order by wanted.place`,
    values: [[...ids]],
  });
  const cells = await pairCells(ctx, rows, sites);
  return rows.map(({ id, slug, name, targeted, ready }, at) => ({
    id,
    slug,
    name,
    targeted,
    ready,
    cells: cells[at] ?? [],
  }));
}
