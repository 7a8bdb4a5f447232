import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PackageFilters, parsePackageParams } from '#lib/contracts/list-params.ts';
import { pack } from '#lib/domain/readiness/codes.ts';
import {
  CONFLICTS,
  LEVELS,
  levelRank,
  REVIEW_STATES,
  STRATEGIES,
  TRISTATES,
  UPGRADABLES,
} from '#lib/domain/vocabulary.ts';
import { countFacets, matchingPackages, searchWords } from './package-filter.ts';
import type { IndexedPackage, PackageIndex } from './package-index.ts';
import { MEANINGS, targetedLevels } from './packed-codes.ts';

const PLATFORMS = ['rhel5', 'rhel6', 'rhel7'];
const SITES = [0, 1, 2].map((place) => ({ id: place + 10, slug: `site-${place}`, name: `Site ${place}`, place }));
const byte = fc.oneof(
  fc.constant(0xff),
  fc
    .record({
      level: fc.constantFrom(...LEVELS),
      runsToday: fc.constantFrom(...TRISTATES),
      targeted: fc.boolean(),
      hasCautions: fc.boolean(),
    })
    .map(pack),
);
const rows = fc
  .array(
    fc.record({
      strategy: fc.constantFrom(...STRATEGIES),
      upgradable: fc.constantFrom(...UPGRADABLES),
      review: fc.constantFrom(...REVIEW_STATES),
      platforms: fc.subarray(PLATFORMS),
      runsOn: fc.subarray(PLATFORMS),
      owners: fc.subarray(['ann', 'bob']),
      conflict: fc.constantFrom(...CONFLICTS),
      search: fc.constantFrom('alpha\nbeta', 'alphabet', 'gamma', ''),
      codes: fc.array(byte, { maxLength: SITES.length }).map((bytes) => Uint8Array.from(bytes)),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(
      (one, at): IndexedPackage => ({
        ...one,
        ...{
          id: at * 3 + 1,
          slug: `p-${at}`,
          name: `p ${at}`,
          updatedAt: 0,
          existingVm: 'na',
          existingContainer: 'yes',
        },
        ...{ builtOn: [], score: 0, unblocks: 0, worst: -1, targeted: 0, ready: 0, written: '', assessed: '' },
        ...{ targetedLevels: targetedLevels(one.codes), waiting: [] },
      }),
    ),
  );

const chosen: { [K in keyof PackageFilters]?: fc.Arbitrary<string[]> } = {
  strategy: fc.subarray([...STRATEGIES], { maxLength: 2 }),
  upgradable: fc.subarray([...UPGRADABLES], { maxLength: 3 }),
  existingContainer: fc.constantFrom([], ['yes'], ['no']),
  review: fc.subarray([...REVIEW_STATES], { maxLength: 2 }),
  conflict: fc.subarray([...CONFLICTS]),
  platform: fc.subarray([...PLATFORMS, 'nowhere'], { maxLength: 2 }),
  runsOn: fc.subarray(PLATFORMS, { maxLength: 1 }),
  owner: fc.subarray(['ann', 'bob'], { maxLength: 1 }),
  level: fc.subarray([...LEVELS], { maxLength: 3 }),
  site: fc.subarray(['site-0', 'site-2', 'nowhere'], { maxLength: 2 }),
};
const question = fc
  .record({ ...chosen, q: fc.constantFrom('', 'alpha', 'ALPHABET', 'beta a', 'a', 'nothing') })
  .map(({ q, ...filters }) => {
    const search = new URLSearchParams(q === '' ? {} : { q });
    for (const [name, values] of Object.entries(filters)) for (const value of values) search.append(name, value);
    return parsePackageParams(search).params;
  });

/** What a filter means, said plainly row by row; the name is that of the facet that leaves the condition out. */
function conditions({
  q,
  filters,
}: {
  q: string;
  filters: PackageFilters;
}): [string, (row: IndexedPackage) => boolean][] {
  const any = (wanted: readonly string[], has: readonly string[]) =>
    wanted.length === 0 || has.some((one) => wanted.includes(one));
  const single = ['strategy', 'upgradable', 'existingContainer', 'existingVm', 'review', 'conflict'] as const;
  return [
    ...single.map((name): [string, (row: IndexedPackage) => boolean] => [
      name,
      (row) => any(filters[name], [row[name]]),
    ]),
    ['platform', (row) => any(filters.platform, row.platforms)],
    ['', (row) => any(filters.runsOn, row.runsOn) && any(filters.owner, row.owners)],
    ['', (row) => searchWords(q).every((word) => row.search.includes(word))],
    [
      'pairs',
      (row) =>
        (filters.level.length === 0 && filters.site.length === 0) ||
        levelsOf(row, filters.site).some((level) => any(filters.level, [level])),
    ],
  ];
}

/** Levels of a package where a question looks: at the named sites, else wherever it is needed. */
const levelsOf = ({ codes }: IndexedPackage, sites: readonly string[]): string[] =>
  SITES.flatMap(({ slug, place }) => {
    const meaning = MEANINGS[codes[place] ?? 0xff];
    const looks = sites.length === 0 ? meaning?.targeted : sites.includes(slug);
    return meaning && looks ? [meaning.level] : [];
  });

test('sets select and count what a look at every row does', () => {
  fc.assert(
    fc.property(rows, fc.array(question, { minLength: 1, maxLength: 4 }), (all, questions) => {
      const index: PackageIndex = { version: 1, rows: all, orders: new Map() };
      // Several questions of one index, so that sets kept from one are used by the next.
      for (const asked of questions) {
        const tests = conditions(asked);
        const left = (facet: string) =>
          all.filter((row) => tests.every(([name, passes]) => name === facet || passes(row)));
        const matching = matchingPackages(index, asked, SITES);
        const expected = left('none').map(({ id }) => id);
        expect(all.flatMap(({ id }) => (matching.has(id) ? [id] : []))).toEqual(expected);
        expect(matching.size).toBe(expected.length);

        const facets = countFacets(index, asked, SITES);
        const tally = (words: string[]) =>
          new Map([...Map.groupBy(words, (word) => word)].map(([word, some]) => [word, some.length]));
        expect(facets.strategy).toEqual(tally(left('strategy').map((row) => row.strategy)));
        expect(facets.upgradable).toEqual(tally(left('upgradable').map((row) => row.upgradable)));
        expect(facets.review).toEqual(tally(left('review').map((row) => row.review)));
        expect(facets.conflict).toEqual(tally(left('conflict').map((row) => row.conflict)));
        expect(facets.existingContainer).toEqual(tally(left('existingContainer').map((row) => row.existingContainer)));
        expect(facets.platform).toEqual(tally(left('platform').flatMap((row) => row.platforms)));
        const pairs = left('pairs');
        expect(facets.level).toEqual(tally(pairs.flatMap((row) => [...new Set(levelsOf(row, asked.filters.site))])));
        const { level } = asked.filters;
        const counted = pairs.flatMap(({ codes }) =>
          SITES.flatMap(({ slug, place }) => {
            const meaning = MEANINGS[codes[place] ?? 0xff];
            return level.length === 0 || (meaning && level.includes(meaning.level)) ? [slug] : [];
          }),
        );
        expect(facets.site).toEqual(tally(counted));
      }
    }),
    { numRuns: 500 },
  );
});

test('levels have the ranks that sets are kept by', () => {
  expect(LEVELS.map(levelRank)).toEqual(LEVELS.map((_, rank) => rank));
});
