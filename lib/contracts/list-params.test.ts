import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeCursor } from './cursor.ts';
import { LIMIT_MAX, packageListKey, parsePackageParams, parseReadinessParams } from './list-params.ts';
import { parseSiteParams } from './site-params.ts';

const parse = (query: string) => parsePackageParams(new URLSearchParams(query));

test('a plain query is read as it stands', () => {
  const { params, problems } = parse('q=root&sort=-updatedAt&limit=20&site=slac&site=cc-in2p3&level=blocked');
  expect(problems).toEqual([]);
  expect(params).toMatchObject({ q: 'root', sort: [{ key: 'updatedAt', descending: true }], limit: 20 });
  expect(params.filters).toMatchObject({ site: ['slac', 'cc-in2p3'], level: ['blocked'], owner: [] });
});

const UNUSABLE = [
  ['sort=password', 'sort'],
  ['sort=__proto__', 'sort'],
  ['limit=1e9', 'limit'],
  ['limit=0', 'limit'],
  ['limit=NaN', 'limit'],
  [`q=${'x'.repeat(1_000_000)}`, 'q'],
  ['q=%00', 'q'],
  ['level=great', 'level'],
  ['site=../etc', 'site'],
  ['cursor=abc', 'cursor'],
  ['sort=name,-name', 'sort'],
  ['sort=name,', 'sort'],
  ['sort=name,review,strategy,unblocks,readiness', 'sort'],
  ['start=-1', 'start'],
  ['start=1.5', 'start'],
  ['start=1e3', 'start'],
  ['start=10000001', 'start'],
  ['group=name', 'group'],
  ['group=__proto__', 'group'],
  ['closed=vm', 'closed'],
  ['group=level&closed=vm', 'closed'],
  ['cols=..%2F', 'cols'],
  ['width=name:1', 'width'],
  ['density=tiny', 'density'],
  ['open=%2F', 'open'],
] as const;

test.each(UNUSABLE.map(([query, parameter]) => [query.slice(0, 30), query, parameter] as const))(
  '%s cannot be used',
  (_, query, parameter) => {
    const { params, problems } = parse(query);
    expect(problems.map((problem) => problem.parameter)).toContain(parameter);
    expect(params.limit).toBeLessThanOrEqual(LIMIT_MAX);
    expect(params.q.length).toBeLessThanOrEqual(200);
  },
);

test('several orders, a window, a group and columns are read as they stand', () => {
  const query = 'sort=-readiness,name&start=40&group=level&closed=none&closed=blocked&cols=name,at-slac';
  const { params, problems, view } = parse(query);
  expect(problems).toEqual([]);
  expect(params).toMatchObject({
    sort: [
      { key: 'readiness', descending: true },
      { key: 'name', descending: false },
    ],
    start: 40,
    group: 'level',
    closed: ['none', 'blocked'],
    cols: ['name', 'at-slac'],
  });
  expect(view.cols).toEqual(params.cols);
});

test('of an order with faults the rest counts', () => {
  expect(parse('sort=bogus,-unblocks,unblocks').params.sort).toEqual([{ key: 'unblocks', descending: true }]);
  expect(parse('sort=bogus').params.sort).toEqual([{ key: 'name', descending: false }]);
  expect(parse('sort=name,review,strategy,unblocks,readiness').params.sort).toHaveLength(4);
});

test('a position leaves no room for a cursor', () => {
  const cursor = encodeCursor(packageListKey(parse('').params), { direction: 'after', values: ['geant', 7] });
  expect(parse(`cursor=${cursor}`).problems).toEqual([]);
  const { params, problems } = parse(`cursor=${cursor}&start=0`);
  expect([params.start, params.cursor, problems.map(({ parameter }) => parameter)]).toEqual([0, null, ['cursor']]);
});

test('a cursor belongs to its group and to what is folded away', () => {
  const { params } = parse('group=strategy&closed=vm');
  const cursor = encodeCursor(packageListKey(params), { direction: 'after', values: [1, 'geant', 7] });
  expect(parse(`group=strategy&closed=vm&cols=name&cursor=${cursor}`).problems).toEqual([]);
  expect(parse(`group=strategy&cursor=${cursor}`).params.cursor).toBeNull();
  expect(parse(`group=review&cursor=${cursor}`).params.cursor).toBeNull();
});

test('a cursor counts only with the sort and the filters it was made for', () => {
  const { params } = parse('sort=readiness&strategy=vm');
  const cursor = encodeCursor(packageListKey(params), { direction: 'after', values: [3, 'geant', 7] });
  expect(parse(`strategy=vm&sort=readiness&limit=7&cursor=${cursor}`).problems).toEqual([]);
  expect(parse(`strategy=vm&sort=-readiness&cursor=${cursor}`).params.cursor).toBeNull();
  expect(parse(`sort=readiness&cursor=${cursor}`).problems).toHaveLength(1);
});

test('garbage is never more than a list of problems', () => {
  const key = fc.oneof(
    fc.constantFrom(
      'q',
      'sort',
      'limit',
      'cursor',
      'start',
      'group',
      'closed',
      'cols',
      'level',
      'site',
      'targeted',
      '__proto__',
    ),
    fc.string(),
  );
  const pairs = fc.array(fc.tuple(key, fc.string({ unit: 'binary' })), { maxLength: 20 });
  fc.assert(
    fc.property(pairs, (given) => {
      const search = new URLSearchParams(given);
      for (const { params } of [parsePackageParams(search), parseSiteParams(search), parseReadinessParams(search)]) {
        expect(params.limit).toBeGreaterThanOrEqual(1);
        expect(params.limit).toBeLessThanOrEqual(LIMIT_MAX);
      }
    }),
  );
});
