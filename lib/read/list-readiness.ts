import { encodeCursor, listKey } from '#lib/contracts/cursor.ts';
import { type ReadinessListParams, readinessCursor, readinessListKey } from '#lib/contracts/list-params.ts';
import { levelRank } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { ReadinessListDto } from './dto.ts';
import { type IndexedPackage, packageIndex } from './package-index.ts';
import { BY_NAME, packagesInOrder } from './package-order.ts';
import { RANK, TARGETED } from './packed-codes.ts';
import { packedRows } from './packed-rows.ts';
import { compareValues } from './page-of.ts';
import { perVersion } from './per-version.ts';
import { readDataVersion } from './read-data-version.ts';
import { type SiteColumn, sitesOf } from './sites-of.ts';

/** Pairs one by one: by name of the package, then in the order of the sites. */
export async function listReadiness({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: ReadinessListParams;
}): Promise<ReadinessListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const index = await packageIndex(ctx, version);
  const sites = (await sitesOf(ctx, version)).filter(({ slug }) => anyOf(input.sites, slug));
  const packages = packagesInOrder(index, BY_NAME).filter(({ slug }) => anyOf(input.packages, slug));
  const wanted = wantedBytes(input);
  const { packages: p, sites: s, levels, targeted } = input;
  const filters = { package: p, site: s, level: levels, targeted: [String(targeted)] };
  const total = await perVersion(ctx, version, listKey('pairs', { q: '', filters }), async () =>
    countPairs(packages, sites, wanted),
  );

  const found = pairsAfter(packages, sites, wanted, readinessCursor(input)?.values ?? null, input.limit + 1);
  const shown = found.slice(0, input.limit);
  const last = shown.at(-1);
  return {
    items: await itemsOf(ctx, shown, sites),
    total,
    nextCursor:
      last && found.length > shown.length
        ? encodeCursor(readinessListKey(input), { direction: 'after', values: valuesOf(last) })
        : null,
  };
}

interface Found {
  row: IndexedPackage;
  site: SiteColumn;
}

const anyOf = (values: readonly string[], value: string): boolean => values.length === 0 || values.includes(value);
const valuesOf = ({ row, site }: Found): (string | number)[] => [row.name, row.id, site.place];

/** For each of the 256 bytes of the packed readiness whether the question is about such pairs. */
function wantedBytes({ levels, targeted }: ReadinessListParams): Uint8Array {
  const ranks = levels.map(levelRank);
  return Uint8Array.from({ length: 256 }, (_, byte) => {
    const rank = RANK[byte] ?? -1;
    if (rank < 0 || (ranks.length > 0 && !ranks.includes(rank))) return 0;
    return targeted === null || targeted === (TARGETED[byte] === 1) ? 1 : 0;
  });
}

function countPairs(packages: readonly IndexedPackage[], sites: readonly SiteColumn[], wanted: Uint8Array): number {
  let total = 0;
  for (const { codes } of packages) for (const { place } of sites) total += wanted[codes[place] ?? 0xff] ?? 0;
  return total;
}

/** The first pairs beyond a position, in order. */
function pairsAfter(
  packages: readonly IndexedPackage[],
  sites: readonly SiteColumn[],
  wanted: Uint8Array,
  after: readonly (string | number)[] | null,
  limit: number,
): Found[] {
  const found: Found[] = [];
  for (const row of packages) {
    if (after !== null && compareValues([row.name, row.id], after) < 0) continue;
    for (const site of sites) {
      if (!wanted[row.codes[site.place] ?? 0xff]) continue;
      if (after !== null && compareValues(valuesOf({ row, site }), after) <= 0) continue;
      if (found.push({ row, site }) >= limit) return found;
    }
  }
  return found;
}

async function itemsOf(
  ctx: ReadContext,
  shown: readonly Found[],
  sites: readonly SiteColumn[],
): Promise<ReadinessListDto['items']> {
  const ids = [...new Set(shown.map(({ row }) => row.id))];
  const packages = new Map((await packedRows(ctx, ids, sites)).map((row) => [row.id, row]));
  return shown.flatMap(({ row, site }) => {
    const found = packages.get(row.id);
    const cell = found?.cells.find((one) => one.site === site.slug);
    return found && cell ? [{ ...cell, package: found.slug, packageName: found.name, siteName: site.name }] : [];
  });
}
