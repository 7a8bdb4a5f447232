import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeCursor } from './cursor.ts';
import { LIMIT_MAX, packageListKey, parsePackageParams, parseReadinessParams, parseSiteParams } from './list-params.ts';

const parse = (query: string) => parsePackageParams(new URLSearchParams(query));

test('a plain query is read as it stands', () => {
  const { params, problems } = parse('q=root&sort=-updatedAt&limit=20&site=slac&site=cc-in2p3&level=blocked');
  expect(problems).toEqual([]);
  expect(params).toMatchObject({ q: 'root', sort: { key: 'updatedAt', descending: true }, limit: 20 });
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

test('a cursor counts only with the sort and the filters it was made for', () => {
  const { params } = parse('sort=readiness&strategy=vm');
  const cursor = encodeCursor(packageListKey(params), { direction: 'after', values: [3, 'geant', 7] });
  expect(parse(`strategy=vm&sort=readiness&limit=7&cursor=${cursor}`).problems).toEqual([]);
  expect(parse(`strategy=vm&sort=-readiness&cursor=${cursor}`).params.cursor).toBeNull();
  expect(parse(`sort=readiness&cursor=${cursor}`).problems).toHaveLength(1);
});

test('garbage is never more than a list of problems', () => {
  const key = fc.oneof(
    fc.constantFrom('q', 'sort', 'limit', 'cursor', 'level', 'site', 'targeted', '__proto__'),
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
