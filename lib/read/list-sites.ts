import { encodeCursor } from '#lib/contracts/cursor.ts';
import { type SiteListParams, type SiteSort, siteCursor, siteListKey } from '#lib/contracts/list-params.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { SiteListDto } from './dto.ts';
import { searchWords } from './package-filter.ts';
import { type PackageIndex, packageIndex } from './package-index.ts';
import { compareValues, pageOf, type SortValues } from './page-of.ts';
import { perVersion } from './per-version.ts';
import { pairsAt } from './place-counts.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { siteRows } from './site-rows.ts';

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
  const valuesOf = siteValues(input.sort.key, await packageIndex(ctx, version));
  const words = searchWords(input.q);
  const matching = sites
    .filter(({ search }) => words.every((word) => search.includes(word)))
    .sort((a, b) => compareValues(valuesOf(a), valuesOf(b)));
  const page = pageOf(matching, {
    valuesOf,
    matches: () => true,
    descending: input.sort.descending,
    limit: input.limit,
    cursor: siteCursor(input),
  });
  const ids = page.rows.map(({ id }) => id);
  const key = siteListKey(input);
  return {
    items: (await siteRows(ctx, version, ids)).map(({ dto }) => dto),
    total: matching.length,
    nextCursor: page.next && encodeCursor(key, page.next),
    previousCursor: page.previous && encodeCursor(key, page.previous),
  };
}

/** Sort values of a site; readiness is the share of targeted pairs that are ready, sites without targets first. */
function siteValues(sort: SiteSort, index: PackageIndex): (site: IndexedSite) => SortValues {
  const share = (place: number): number => {
    const { ready, targeted } = pairsAt(index, place);
    return targeted === 0 ? -1 : ready / targeted;
  };
  const value = (site: IndexedSite): number =>
    sort === 'name' ? 0 : sort === 'updatedAt' ? site.updatedAt : share(site.place);
  return (site) => [value(site), site.name, site.id];
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
