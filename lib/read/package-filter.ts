import type { PackageFilters } from '#lib/contracts/list-params.ts';
import { LEVELS, levelRank } from '#lib/domain/vocabulary.ts';
import { IdSet } from './id-set.ts';
import type { IndexedPackage, PackageIndex } from './package-index.ts';
import { RANK } from './packed-codes.ts';
import type { SiteColumn } from './sites-of.ts';

/** Facets with a count per value; each counts the rows that the *other* filters leave. */
export const FACETS = [
  'platform',
  'level',
  'strategy',
  'upgradable',
  'existingContainer',
  'existingVm',
  'review',
  'site',
] as const;
export type Facet = (typeof FACETS)[number];

export interface PackageScan {
  matching: IdSet;
  facets: Record<Facet, Map<string, number>>;
}

interface Test {
  name: Facet | 'pairs' | null;
  passes: (row: IndexedPackage) => boolean;
}

const SINGLE = ['strategy', 'upgradable', 'existingContainer', 'existingVm', 'review'] as const;
const count = (counts: Map<string, number>, value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);

/**
 * Which packages a query selects, and what each facet would. Any-of within a filter, all-of across.
 *
 * `platform` looks at every platform the entry names, `builtOn` and `runsOn` only at those said to be supported or to
 * work. `site` says where to look and `level` what for: together they select packages at one of those levels at one of
 * those sites, `level` alone at any site that a use case targets, `site` alone every package assessed there.
 */
export function scanPackages(
  index: PackageIndex,
  { q, filters }: { q: string; filters: PackageFilters },
  sites: readonly SiteColumn[],
): PackageScan {
  const looking = placesOf(filters.site, sites);
  const wanted = filters.level.reduce((bits, level) => bits | (1 << levelRank(level)), 0);
  const tests = testsOf(q, filters, looking, wanted);
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, new Map()])) as PackageScan['facets'];
  const matching = new IdSet();
  const bytes = bytesOf(wanted);
  const perPlace: number[] = [];
  let assessed = 0;

  for (const row of index.rows) {
    const failed = onlyFailure(tests, row);
    if (failed === undefined) continue;
    if (failed === null) matching.add(row.id);
    for (const facet of SINGLE) if (failed === null || failed === facet) count(facets[facet], row[facet]);
    if (failed === null || failed === 'platform') for (const slug of row.platforms) count(facets.platform, slug);
    if (failed !== null && failed !== 'pairs') continue;
    countLevels(facets.level, looking === null ? row.targetedLevels : levelsAt(row, looking));
    if (wanted === 0) assessed += 1;
    else countPlaces(perPlace, row, bytes);
  }
  for (const { slug, place } of sites) facets.site.set(slug, wanted === 0 ? assessed : (perPlace[place] ?? 0));
  return { matching, facets };
}

/** The one test a row fails, `null` when it passes all, `undefined` when it fails several or one that is no facet. */
function onlyFailure(tests: readonly Test[], row: IndexedPackage): Test['name'] | undefined {
  let failed: Test['name'] = null;
  for (const { name, passes } of tests) {
    if (passes(row)) continue;
    if (name === null || failed !== null) return undefined;
    failed = name;
  }
  return failed;
}

function testsOf(q: string, filters: PackageFilters, looking: number[] | null, wanted: number): Test[] {
  const tests: Test[] = [];
  const anyOf = (name: Test['name'], values: readonly string[], has: (row: IndexedPackage) => readonly string[]) => {
    if (values.length > 0) tests.push({ name, passes: (row) => has(row).some((value) => values.includes(value)) });
  };
  for (const name of SINGLE) {
    const values = new Set<string>(filters[name]);
    if (values.size > 0) tests.push({ name, passes: (row) => values.has(row[name]) });
  }
  anyOf('platform', filters.platform, (row) => row.platforms);
  anyOf(null, filters.builtOn, (row) => row.builtOn);
  anyOf(null, filters.runsOn, (row) => row.runsOn);
  anyOf(null, filters.owner, (row) => row.owners);
  if (looking !== null || wanted !== 0) {
    const levels = wanted === 0 ? ANY_LEVEL : wanted;
    const at = (row: IndexedPackage) => (looking === null ? row.targetedLevels : levelsAt(row, looking));
    tests.push({ name: 'pairs', passes: (row) => (at(row) & levels) !== 0 });
  }
  const words = searchWords(q);
  if (words.length > 0)
    tests.push({ name: null, passes: ({ search }) => words.every((word) => search.includes(word)) });
  return tests;
}

const ANY_LEVEL = (1 << LEVELS.length) - 1;

/** What a search looks for: every word must occur somewhere in the entry's text. */
export const searchWords = (q: string): string[] =>
  q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');

/** Places of the named sites in the packed codes, null when none is named. A site nobody knows has no place. */
function placesOf(slugs: readonly string[], sites: readonly SiteColumn[]): number[] | null {
  if (slugs.length === 0) return null;
  return sites.filter(({ slug }) => slugs.includes(slug)).map(({ place }) => place);
}

function levelsAt({ codes }: IndexedPackage, places: readonly number[]): number {
  let bits = 0;
  for (const place of places) {
    const rank = RANK[codes[place] ?? 0xff] ?? -1;
    if (rank >= 0) bits |= 1 << rank;
  }
  return bits;
}

function countLevels(counts: Map<string, number>, bits: number): void {
  for (const [rank, level] of LEVELS.entries()) if (bits & (1 << rank)) count(counts, level);
}

/** 1 for each of the 256 bytes whose level is wanted. */
const bytesOf = (wanted: number): Uint8Array =>
  Uint8Array.from(RANK, (rank) => (rank >= 0 && wanted & (1 << rank) ? 1 : 0));

function countPlaces(counts: number[], { codes }: IndexedPackage, bytes: Uint8Array): void {
  for (let place = 0; place < codes.length; place++) {
    if (bytes[codes[place] ?? 0xff]) counts[place] = (counts[place] ?? 0) + 1;
  }
}
