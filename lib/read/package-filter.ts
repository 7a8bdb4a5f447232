import type { PackageFilters } from '#lib/contracts/list-params.ts';
import { LEVELS, levelRank } from '#lib/domain/vocabulary.ts';
import { IdSet } from './id-set.ts';
import type { PackageIndex } from './package-index.ts';
import { setsOf } from './package-sets.ts';
import { RANK } from './packed-codes.ts';
import type { SiteColumn } from './sites-of.ts';

/** Facets with a count per value; each counts the rows that the *other* filters leave. */
const FACETS = [
  'platform',
  'level',
  'strategy',
  'upgradable',
  'existingContainer',
  'existingVm',
  'review',
  'conflict',
  'site',
] as const;
export type Facet = (typeof FACETS)[number];
export type FacetCounts = Record<Facet, Map<string, number>>;

/** What selects packages: search and filters. */
export interface PackageQuestion {
  q: string;
  filters: PackageFilters;
}

/** One condition with the packages that meet it; `pairs` is that of site and level together, `null` one without a facet. */
interface Test {
  name: Facet | 'pairs' | null;
  passing: IdSet;
}

const WORDS = ['strategy', 'upgradable', 'existingContainer', 'existingVm', 'review', 'conflict'] as const;

/**
 * Which packages a query selects. Any-of within a filter, all-of across.
 *
 * `platform` looks at every platform the entry names, `builtOn` and `runsOn` only at those said to be supported or to
 * work. `site` says where to look and `level` what for: together they select packages at one of those levels at one of
 * those sites, `level` alone at any site that a use case targets, `site` alone every package assessed there.
 */
export function matchingPackages(index: PackageIndex, question: PackageQuestion, sites: readonly SiteColumn[]): IdSet {
  return allOf(index, testsOf(index, question, sites));
}

/** What each facet of a query would select. */
export function countFacets(index: PackageIndex, question: PackageQuestion, sites: readonly SiteColumn[]): FacetCounts {
  const sets = setsOf(index);
  const { filters } = question;
  const tests = testsOf(index, question, sites);
  const selected = allOf(index, tests);
  const without = (name: Facet | 'pairs'): IdSet =>
    tests.some((test) => test.name === name)
      ? allOf(
          index,
          tests.filter((test) => test.name !== name),
        )
      : selected;
  const counts = (name: (typeof WORDS)[number] | 'platform') => {
    const left = without(name);
    return countsOf([...sets.having(name)].map(([value, set]) => [value, set.countIn(left)]));
  };
  const left = without('pairs');
  const levels = sets.levels(placesOf(filters.site, sites));
  return {
    ...{ strategy: counts('strategy'), upgradable: counts('upgradable'), review: counts('review') },
    conflict: counts('conflict'),
    ...{ existingContainer: counts('existingContainer'), existingVm: counts('existingVm') },
    platform: counts('platform'),
    level: countsOf(LEVELS.map((level, rank) => [level, levels[rank]?.countIn(left) ?? 0])),
    site: countsOf(siteCounts(index, left, wantedLevels(filters), sites)),
  };
}

const countsOf = (counts: Iterable<[string, number]>) => new Map([...counts].filter(([, count]) => count > 0));

function siteCounts(
  index: PackageIndex,
  left: IdSet,
  wanted: number,
  sites: readonly SiteColumn[],
): [string, number][] {
  if (wanted === 0) return sites.map(({ slug }) => [slug, left.size]);
  const bytes = bytesOf(wanted);
  const perPlace = new Uint32Array(sites.reduce((most, { place }) => Math.max(most, place), -1) + 1);
  for (const { id, codes } of index.rows) {
    if (!left.has(id)) continue;
    const places = Math.min(codes.length, perPlace.length);
    for (let place = 0; place < places; place++) {
      if (bytes[codes[place] ?? 0xff]) perPlace[place] = (perPlace[place] ?? 0) + 1;
    }
  }
  return sites.map(({ slug, place }) => [slug, perPlace[place] ?? 0]);
}

const allOf = (index: PackageIndex, tests: readonly Test[]): IdSet =>
  tests.reduce((found, { passing }) => found.and(passing), setsOf(index).all);

const NOBODY = new IdSet();
const anyOf = (sets: readonly (IdSet | undefined)[]): IdSet =>
  sets.reduce<IdSet>((all, set) => (set === undefined ? all : all === NOBODY ? set : all.or(set)), NOBODY);

function testsOf(index: PackageIndex, { q, filters }: PackageQuestion, sites: readonly SiteColumn[]): Test[] {
  const sets = setsOf(index);
  const tests: Test[] = [];
  for (const named of [...WORDS, 'platform', 'builtOn', 'runsOn', 'owner'] as const) {
    const values = filters[named];
    if (values.length === 0) continue;
    const having = sets.having(named);
    const name = named === 'builtOn' || named === 'runsOn' || named === 'owner' ? null : named;
    tests.push({ name, passing: anyOf(values.map((value) => having.get(value))) });
  }
  const [looking, wanted] = [placesOf(filters.site, sites), wantedLevels(filters)];
  if (looking !== null || wanted !== 0) {
    const levels = sets.levels(looking).filter((_, rank) => wanted === 0 || wanted & (1 << rank));
    tests.push({ name: 'pairs', passing: anyOf(levels) });
  }
  for (const word of searchWords(q)) tests.push({ name: null, passing: sets.containing(word) });
  return tests;
}

/** The levels asked for, a bit per rank; 0 for no such filter. */
const wantedLevels = ({ level }: PackageFilters): number =>
  level.reduce((bits, one) => bits | (1 << levelRank(one)), 0);

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

/** 1 for each of the 256 bytes whose level is wanted. */
const bytesOf = (wanted: number): Uint8Array =>
  Uint8Array.from(RANK, (rank) => (rank >= 0 && wanted & (1 << rank) ? 1 : 0));
