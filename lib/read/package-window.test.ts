import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeCursor } from '#lib/contracts/cursor.ts';
import {
  PACKAGE_SORTS,
  type PackageListParams,
  packageListKey,
  parsePackageParams,
} from '#lib/contracts/list-params.ts';
import { PACKAGE_GROUPS, type PackageGroup, SORTS_MAX } from '#lib/contracts/table-params.ts';
import { EXISTENCES, LEVELS, REVIEW_STATES, STRATEGIES, UPGRADABLES } from '#lib/domain/vocabulary.ts';
import type { IndexedPackage, PackageIndex } from './package-index.ts';
import { GROUP_WORD } from './package-order.ts';
import { packageWindow } from './package-window.ts';

const few = fc.nat({ max: 3 });
const row = fc.record({
  name: fc.constantFrom('a', 'alpha', 'b', 'twin', 'ä'),
  updatedAt: few,
  strategy: fc.constantFrom(...STRATEGIES),
  upgradable: fc.constantFrom(...UPGRADABLES),
  existingVm: fc.constantFrom(...EXISTENCES),
  existingContainer: fc.constantFrom(...EXISTENCES),
  review: fc.constantFrom(...REVIEW_STATES),
  score: few,
  unblocks: few,
  worst: fc.integer({ min: -1, max: LEVELS.length - 1 }),
});
const REST = {
  targetedLevels: 0,
  targeted: 0,
  ready: 0,
  written: '',
  assessed: '',
  owners: [],
  platforms: [],
  builtOn: [],
  runsOn: [],
  search: '',
  conflict: 'no' as const,
  codes: new Uint8Array(0),
  waiting: [],
};
const rows = fc
  .array(row, { maxLength: 30 })
  .map((all) => all.map((one, at): IndexedPackage => ({ ...one, ...REST, id: at + 1, slug: `p-${at}` })));

const sort = fc
  .uniqueArray(fc.constantFrom(...PACKAGE_SORTS), { minLength: 1, maxLength: SORTS_MAX })
  .chain((keys) => fc.tuple(...keys.map((key) => fc.constantFrom(key, `-${key}`))).map((words) => words.join(',')));
const groups = Object.keys(PACKAGE_GROUPS) as PackageGroup[];
const grouping = fc.option(
  fc
    .constantFrom(...groups)
    .chain((group) =>
      fc.record({ group: fc.constant(group), closed: fc.subarray<string>([...PACKAGE_GROUPS[group]]) }),
    ),
  { nil: null },
);
const question = fc.record({ sort, grouping, limit: fc.integer({ min: 1, max: 7 }) }).map((asked) => {
  const search = new URLSearchParams({ sort: asked.sort, limit: String(asked.limit) });
  if (asked.grouping) search.set('group', asked.grouping.group);
  for (const word of asked.grouping?.closed ?? []) search.append('closed', word);
  return search;
});

function parsed(search: URLSearchParams, more: Record<string, string> = {}): PackageListParams {
  const all = new URLSearchParams(search);
  for (const [name, value] of Object.entries(more)) all.set(name, value);
  const { params, problems } = parsePackageParams(all);
  expect(problems).toEqual([]);
  return params;
}

/** What is compared, said once more and plainly: level by level of words instead of numbers. */
const WORDS: Record<string, readonly string[]> = PACKAGE_GROUPS;
function sortValue(one: IndexedPackage, key: string): string | number {
  if (key === 'readiness') return one.score;
  if (key === 'name' || key === 'updatedAt' || key === 'unblocks') return one[key];
  const group = groups.find((name) => name === key);
  if (!group) throw new Error(key);
  const word = group === 'level' ? worst(one) : one[group];
  return (WORDS[group] ?? []).indexOf(word);
}
const worst = (one: IndexedPackage): string => LEVELS[one.worst] ?? 'none';

function sorted(all: readonly IndexedPackage[], { sort, group }: PackageListParams): IndexedPackage[] {
  const given: { key: string; descending: boolean }[] = sort;
  const first = group === null ? [] : [given.find(({ key }) => key === group) ?? { key: group, descending: false }];
  const keys = [...first, ...given, { key: 'name', descending: false }, { key: 'id', descending: false }];
  return [...all].sort((a, b) => {
    for (const { key, descending } of keys) {
      const [left, right] = key === 'id' ? [a.id, b.id] : [sortValue(a, key), sortValue(b, key)];
      if (left !== right) return left < right === descending ? 1 : -1;
    }
    return 0;
  });
}

test('by position, forwards and backwards the rows are those of everything sorted', () => {
  fc.assert(
    fc.property(rows, question, fc.nat({ max: 35 }), fc.nat({ max: 4 }), (all, search, start, modulus) => {
      const index: PackageIndex = { version: 1, rows: all, orders: new Map() };
      const matching = new Set(all.flatMap(({ id }) => (modulus > 1 && id % modulus === 0 ? [] : [id])));
      const first = parsed(search);
      const wordOf = first.group === null ? () => '' : GROUP_WORD[first.group];
      const found = sorted(all, first).filter(({ id }) => matching.has(id));
      const expected = found.filter((one) => !first.closed.includes(wordOf(one))).map(({ id }) => id);
      const ask = (more: Record<string, string> = {}) => packageWindow(index, matching, parsed(search, more));
      const ids = ({ rows: shown }: { rows: IndexedPackage[] }) => shown.map(({ id }) => id);
      const key = packageListKey(first);

      const at = ask({ start: String(start) });
      expect(ids(at)).toEqual(expected.slice(start, start + first.limit));
      expect(at.start()).toBe(Math.min(start, expected.length));
      expect(at.shown).toBe(expected.length);
      expect(at.next !== null).toBe(start + first.limit < expected.length);
      expect(at.previous !== null).toBe(start > 0 && start < expected.length);

      const forth: number[] = [];
      let page = ask();
      for (;;) {
        expect(page.start()).toBe(forth.length);
        forth.push(...ids(page));
        if (page.next === null) break;
        page = ask({ cursor: encodeCursor(key, page.next) });
      }
      expect(forth).toEqual(expected);
      const back = ids(page);
      while (page.previous !== null) {
        page = ask({ cursor: encodeCursor(key, page.previous) });
        back.unshift(...ids(page));
        expect(page.start()).toBe(expected.length - back.length);
      }
      expect(back).toEqual(expected);

      expect(page.groups === null).toBe(first.group === null);
      if (page.groups === null) return;
      expect(page.groups.reduce((sum, { count }) => sum + count, 0)).toBe(matching.size);
      expect(page.groups.map(({ value }) => value)).toEqual([...new Set(found.map(wordOf))]);
      for (const { value, closed } of page.groups) expect(closed).toBe(first.closed.includes(value));
    }),
    { numRuns: 300 },
  );
});

test('only the orders used last are kept', () => {
  const index: PackageIndex = { version: 1, rows: [], orders: new Map() };
  for (const first of PACKAGE_SORTS) {
    for (const second of PACKAGE_SORTS) {
      if (first === second) continue;
      packageWindow(index, new Set(), parsed(new URLSearchParams({ sort: `${first},-${second}` })));
    }
  }
  expect(index.orders.size).toBe(16);
});
