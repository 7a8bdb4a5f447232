import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byDay, byNumber, byText, byWord, groupsOf, type ListNoun, sortsOf } from '#lib/contracts/list-noun.ts';
import { type NounParams, nounParser } from '#lib/contracts/noun-params.ts';
import { SORTS_MAX } from '#lib/contracts/table-params.ts';
import { type ListRow, tableList } from './table-list.ts';

/** A list made up of every kind of sort key and facet there is. */
interface Ship extends ListRow {
  name: string;
  size: number;
  sails: string | null;
  state: string;
  home: { value: string; label: string };
  crew: { value: string; label: string }[];
}
const STATES = ['building', 'afloat', 'sunk'];
const ships: ListNoun<Ship> = {
  noun: 'ships',
  own: { key: 'rank', descending: false },
  ownGroup: 'home',
  sorts: {
    rank: { of: ({ size, name }) => [-size, name], like: [0, ''] },
    name: byText(({ name }) => name),
    size: byNumber(({ size }) => size),
    sails: byDay(({ sails }) => sails),
  },
  facets: {
    state: byWord('State', STATES, ({ state }) => state),
    home: { label: 'Home', of: ({ home }) => [home], groups: true },
    crew: { label: 'Crew', of: ({ crew }) => crew },
  },
};
const parse = nounParser(ships);

const person = fc.constantFrom('ann', 'bob', 'cy').map((value) => ({ value, label: value.toUpperCase() }));
const rows = fc
  .array(
    fc.record({
      name: fc.constantFrom('a', 'Alpha', 'b', 'ä', 'twin'),
      size: fc.nat({ max: 3 }),
      sails: fc.constantFrom(null, '2020-01-01', '2021-01-01'),
      state: fc.constantFrom(...STATES),
      home: fc.constantFrom('genoa', 'oslo').map((value) => ({ value, label: value })),
      crew: fc.uniqueArray(person, { maxLength: 3, selector: ({ value }) => value }),
    }),
    { maxLength: 25 },
  )
  .map((all) => all.map((one, at): Ship => ({ ...one, id: at + 1, search: one.name.toLowerCase() })));

const sort = fc
  .uniqueArray(fc.constantFrom(...Object.keys(sortsOf(ships))), { minLength: 1, maxLength: SORTS_MAX })
  .chain((keys) => fc.tuple(...keys.map((key) => fc.constantFrom(key, `-${key}`))).map((words) => words.join(',')));
const question = fc
  .record({
    q: fc.constantFrom('', 'a', 'tw'),
    sort,
    limit: fc.integer({ min: 1, max: 6 }),
    group: fc.constantFrom('state', 'home', 'none'),
    closed: fc.nat({ max: 3 }),
    state: fc.subarray(STATES),
    crew: fc.subarray(['ann', 'bob', 'cy']),
  })
  .map(({ q, state, crew, closed, ...one }) => {
    const search = new URLSearchParams({ q, sort: one.sort, limit: String(one.limit), group: one.group });
    for (const value of state) search.append('state', value);
    for (const value of crew) search.append('crew', value);
    const foldable = one.group === 'state' ? STATES : one.group === 'home' ? ['genoa', 'oslo'] : [];
    for (const value of foldable.slice(0, closed)) search.append('closed', value);
    return search;
  });

function parsed(search: URLSearchParams, more: Record<string, string> = {}): NounParams {
  const all = new URLSearchParams(search);
  for (const [name, value] of Object.entries(more)) all.set(name, value);
  const { params, problems } = parse(all);
  expect(problems).toEqual([]);
  return params;
}

/** What is compared, said once more and plainly. */
function plainKey(one: Ship, key: string): (string | number)[] {
  if (key === 'rank') return [-one.size, one.name];
  if (key === 'name') return [one.name.toLowerCase()];
  if (key === 'size') return [one.size];
  if (key === 'sails') return [one.sails ?? '~'];
  return key === 'state' ? [STATES.indexOf(one.state)] : [one.home.label, one.home.value];
}
function sorted(all: readonly Ship[], { sort: given, group }: NounParams): Ship[] {
  const first = group === null ? [] : [given.find(({ key }) => key === group) ?? { key: group, descending: false }];
  const keys = [...first, ...given, { key: 'rank', descending: false }];
  return [...all].sort((a, b) => {
    for (const { key, descending } of keys) {
      const right = plainKey(b, key);
      for (const [at, left] of plainKey(a, key).entries()) {
        const other = right[at] ?? '';
        if (left !== other) return left < other === descending ? 1 : -1;
      }
    }
    return a.id - b.id;
  });
}
const hasAny = (wanted: readonly string[] | undefined, has: readonly string[]): boolean =>
  !wanted?.length || has.some((value) => wanted.includes(value));
const groupOf = (one: Ship, group: string | null) => (group === 'state' ? one.state : one.home.value);

test('search, facets, orders, groups, positions and cursors are those of everything filtered and sorted plainly', () => {
  fc.assert(
    fc.property(rows, question, fc.nat({ max: 30 }), (all, search, start) => {
      const input = parsed(search);
      const found = all.filter((one) => one.search.includes(input.q));
      const matching = sorted(
        found.filter(
          (one) =>
            hasAny(input.filters.state, [one.state]) &&
            hasAny(
              input.filters.crew,
              one.crew.map(({ value }) => value),
            ),
        ),
        input,
      );
      const expected = matching.filter((one) => !input.closed.includes(groupOf(one, input.group))).map(({ id }) => id);
      const ask = (more: Record<string, string> = {}) => tableList(ships, all, parsed(search, more));
      const ids = ({ items }: { items: Ship[] }) => items.map(({ id }) => id);

      const at = ask({ start: String(start) });
      expect(ids(at)).toEqual(expected.slice(start, start + input.limit));
      expect([at.start, at.shown, at.total]).toEqual([
        Math.min(start, expected.length),
        expected.length,
        matching.length,
      ]);

      const forth: number[] = [];
      let page = ask();
      for (;;) {
        expect(page.start).toBe(forth.length);
        forth.push(...ids(page));
        if (page.nextCursor === null) break;
        page = ask({ cursor: page.nextCursor });
      }
      expect(forth).toEqual(expected);
      const back = ids(page);
      while (page.previousCursor !== null) {
        page = ask({ cursor: page.previousCursor });
        back.unshift(...ids(page));
      }
      expect(back).toEqual(expected);

      expect(page.groups?.map(({ value }) => value) ?? null).toEqual(
        input.group === null ? null : [...new Set(matching.map((one) => groupOf(one, input.group)))],
      );
      for (const { value, count, closed } of page.groups ?? []) {
        expect(count).toBe(matching.filter((one) => groupOf(one, input.group) === value).length);
        expect(closed).toBe(input.closed.includes(value));
      }

      const crew = found.filter((one) => hasAny(input.filters.state, [one.state]));
      for (const { value, count } of page.facets.crew ?? []) {
        expect(count).toBe(crew.filter((one) => one.crew.some((member) => member.value === value)).length);
      }
      const states = found.filter((one) =>
        hasAny(
          input.filters.crew,
          one.crew.map(({ value }) => value),
        ),
      );
      const counted = STATES.filter((value) => states.some(({ state }) => state === value));
      expect(page.facets.state?.filter(({ count }) => count > 0).map(({ value }) => value)).toEqual(counted);
      for (const { value, count } of page.facets.state ?? []) {
        expect(count).toBe(states.filter(({ state }) => state === value).length);
      }
    }),
    { numRuns: 300 },
  );
});

test('a list has its own order and group unless asked otherwise, and a group asked away stays away', () => {
  expect(parsed(new URLSearchParams())).toMatchObject({
    sort: [{ key: 'rank' }],
    group: 'home',
    filters: { crew: [] },
  });
  expect(parsed(new URLSearchParams('group=none')).group).toBeNull();
  expect(parsed(new URLSearchParams('group=')).group).toBeNull();
  expect(groupsOf(ships)).toEqual(['state', 'home']);
});

test.each([
  ['sort=crew', 'sort'],
  ['sort=-name,name', 'sort'],
  ['group=crew', 'group'],
  ['group=__proto__', 'group'],
  ['group=none&closed=oslo', 'closed'],
  ['group=state&closed=oslo', 'closed'],
  ['state=lost', 'state'],
  ['crew=%2F', 'crew'],
  ['start=-1', 'start'],
  ['cursor=AAAA', 'cursor'],
  ['limit=0', 'limit'],
  ['open=..', 'open'],
])('%s cannot be used, and the rest is', (query, parameter) => {
  const { params, problems } = parse(new URLSearchParams(query));
  expect(problems.map((one) => one.parameter)).toContain(parameter);
  expect(tableList(ships, [], params)).toMatchObject({ items: [], total: 0, nextCursor: null });
});

test('a cursor belongs to its question', () => {
  const all: Ship[] = Array.from({ length: 4 }, (_, at) => ({
    id: at + 1,
    name: 'a',
    search: 'a',
    size: at,
    sails: null,
    state: 'afloat',
    home: { value: 'oslo', label: 'Oslo' },
    crew: [],
  }));
  const { nextCursor } = tableList(ships, all, parsed(new URLSearchParams('limit=2')));
  for (const other of ['sort=name', 'group=none', 'state=afloat', 'q=a']) {
    const { problems } = parse(new URLSearchParams(`${other}&cursor=${nextCursor}`));
    expect(
      problems.map(({ parameter }) => parameter),
      other,
    ).toEqual(['cursor']);
  }
});
