import type { ApiBuild } from '#lib/contracts/api/build.ts';
import { buildsTable } from '#lib/contracts/tables/builds.ts';
import { columnsOf, type Table } from '#lib/contracts/tables/table.ts';
import type { BuildRowDto } from '#lib/read/dto-image.ts';
import { PlainTable } from '../data-table/plain-table.tsx';
import { Empty } from '../ui/section.tsx';
import { buildCell } from './cells.tsx';

const OF_ONE = ['digest', 'state', 'tags', 'architecture', 'size', 'created', 'pushed', 'tests', 'by'];

/** Builds on a page whose address belongs to something else: those of one image. Apart from the grid, whose scripts no such page needs. */
export function BuildsOf({ caption, builds }: { caption: string; builds: readonly BuildRowDto[] }) {
  if (builds.length === 0) return <Empty>None is registered. The first push that is reported makes one.</Empty>;
  const table: Table<ApiBuild> = { ...buildsTable, caption, columns: columnsOf(buildsTable, OF_ONE), hidden: [] };
  return <PlainTable id="builds-of" table={table} rows={builds} cell={buildCell} wide />;
}
