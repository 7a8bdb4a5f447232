import { encodeCursor } from '#lib/contracts/cursor.ts';
import { type SiteListParams, type SiteSort, siteCursor, siteListKey } from '#lib/contracts/list-params.ts';
import { effectiveOrder } from '#lib/contracts/table-params.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { SiteListDto } from './dto.ts';
import { searchWords } from './package-filter.ts';
import { type PackageIndex, packageIndex } from './package-index.ts';
import { compareSigned } from './package-order.ts';
import type { SortValues } from './page-of.ts';
import { perVersion } from './per-version.ts';
import { pairsAt } from './place-counts.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { siteRows } from './site-rows.ts';
import { windowOf } from './window-of.ts';

interface IndexedSite {
  id: number;
  place: number;
  /** Lower case. */
  name: string;
  updatedAt: number;
  search: string;
}

/** One page of the farms table. */
export async function listSites({ ctx, input }: { ctx: ReadContext; input: SiteListParams }): Promise<SiteListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const sites = await indexedSites(ctx, version);
  const order = effectiveOrder<SiteSort, never>(input);
  const signs = order.map(({ descending }) => (descending ? -1 : 1));
  const valuesOf = siteValues(
    order.map(({ key }) => key),
    await packageIndex(ctx, version),
  );
  const compare = (a: SortValues, b: SortValues) => compareSigned(a, b, signs);
  const words = searchWords(input.q);
  const matching = sites
    .filter(({ search }) => words.every((word) => search.includes(word)))
    .sort((a, b) => compare(valuesOf(a), valuesOf(b)));
  const page = windowOf(matching, {
    valuesOf,
    compare,
    matches: () => true,
    limit: input.limit,
    cursor: siteCursor(input),
    start: input.start,
  });
  const ids = page.rows.map(({ id }) => id);
  const key = siteListKey(input);
  return {
    items: (await siteRows(ctx, version, ids)).map(({ dto }) => dto),
    total: matching.length,
    nextCursor: page.next && encodeCursor(key, page.next),
    previousCursor: page.previous && encodeCursor(key, page.previous),
    start: page.start,
    dataVersion: version,
  };
}

/** Sort values of a site; readiness is the share of targeted pairs that are ready, sites without targets first. */
function siteValues(keys: readonly SiteSort[], index: PackageIndex): (site: IndexedSite) => SortValues {
  const share = (place: number): number => {
    const { ready, targeted } = pairsAt(index, place);
    return targeted === 0 ? -1 : ready / targeted;
  };
  const value: Record<SiteSort, (site: IndexedSite) => string | number> = {
    name: ({ name }) => name,
    updatedAt: ({ updatedAt }) => updatedAt,
    readiness: ({ place }) => share(place),
  };
  return (site) => [...keys.map((key) => value[key](site)), site.id];
}

/** Few enough to be sorted and searched in memory, once per data version. */
function indexedSites(ctx: ReadContext, version: number): Promise<IndexedSite[]> {
  return perVersion(ctx, version, 'sites to search', () =>
    query<IndexedSite>(ctx, {
      text: `select s.id, s.ordinal - 1 as place, lower(e.name) as name, e.search,
                    (extract(epoch from e.updated_at) * 1000)::float8 as "updatedAt"
             from sites s join entries e on e.id = s.id where e.trashed_at is null`,
    }),
  );
}
