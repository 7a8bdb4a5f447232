import { listKey } from '#lib/contracts/cursor.ts';
import type { MatrixParams } from '#lib/contracts/matrix-params.ts';
import { codeText } from '#lib/domain/readiness/code-text.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { MatrixPageDto, MatrixRowDto } from './dto-matrix.ts';
import { type MatrixCounts, matrixCounts, rowCounts } from './matrix-counts.ts';
import { type IndexedPackage, packageIndex } from './package-index.ts';
import { packageWindow } from './package-window.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { facetsOf, selected } from './selected-packages.ts';
import { type SiteColumn, sitesOf } from './sites-of.ts';

/**
 * A window of packages and sites. Cells and counts come from the index of this data version; the database is asked for
 * the version and for the names of the packages shown, whatever the number of pairs.
 */
export async function readMatrixWindow({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: MatrixParams;
}): Promise<MatrixPageDto> {
  mustBeAllowedToRead(ctx);
  const { list, start, siteStart, siteLimit } = input;
  const version = await readDataVersion({ ctx });
  const [index, sites] = [await packageIndex(ctx, version), await sitesOf(ctx, version)];
  const matching = await selected(ctx, version, index, list, sites);
  const has = ({ id }: IndexedPackage) => matching.has(id);
  const key = listKey('matrix', { q: list.q, filters: list.filters });
  const counts = await perVersion(ctx, version, key, async () =>
    matrixCounts(index, has, columnsOf(sites, list.filters.site)),
  );
  const columns = counts.columns.slice(siteStart, siteStart + siteLimit);
  const { rows } = packageWindow(index, matching, { ...list, start, group: null, closed: [] });
  return {
    total: matching.size,
    totalSites: counts.columns.length,
    start,
    siteStart,
    dataVersion: version,
    levels: counts.levels,
    sites: columns.map(({ slug, name, ready, targeted }) => ({ slug, name, ready, targeted })),
    packages: await named(ctx, rows, counts, columns),
    facets: await facetsOf(ctx, version, index, list, sites),
  };
}

/** Naming sites narrows the matrix to their columns. */
const columnsOf = (sites: readonly SiteColumn[], filtered: readonly string[]): SiteColumn[] =>
  sites.filter(({ slug }) => filtered.length === 0 || filtered.includes(slug));

/** The rows with their names as people write them; the index has them in lower case only. */
async function named(
  ctx: ReadContext,
  rows: readonly IndexedPackage[],
  counts: MatrixCounts,
  columns: readonly SiteColumn[],
): Promise<MatrixRowDto[]> {
  if (rows.length === 0) return [];
  const found = await query<{ id: number; name: string }>(ctx, {
    text: 'select id, name from entries where id = any($1::int[])',
    values: [rows.map(({ id }) => id)],
  });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  const all = counts.columns.map(({ place }) => place);
  const shown = columns.map(({ place }) => place);
  return rows.map(({ id, slug, name, codes }) => ({
    slug,
    name: names.get(id) ?? name,
    ...rowCounts(codes, all),
    cells: codeText(codes, shown),
  }));
}
