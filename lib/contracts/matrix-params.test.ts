import { expect, test } from 'vitest';
import { parseMatrixParams, SITE_LIMIT_MAX } from './matrix-params.ts';
import { START_MAX } from './table-params.ts';

const parse = (query: string) => parseMatrixParams(new URLSearchParams(query));

test('a window and the list’s own question are read from one query', () => {
  const { params, problems } = parse('q=root&level=possible&sort=-unblocks&limit=20&start=40&siteStart=3&siteLimit=7');
  expect(problems).toEqual([]);
  expect(params).toMatchObject({ start: 40, siteStart: 3, siteLimit: 7, list: { q: 'root', limit: 20 } });
  expect(params.list.filters.level).toEqual(['possible']);
});

test('without a window it begins at the first package and the first site', () => {
  expect(parse('').params).toMatchObject({ start: 0, siteStart: 0, siteLimit: SITE_LIMIT_MAX, list: { limit: 50 } });
  expect(parse('start=&siteLimit=').problems).toEqual([]);
});

for (const query of [
  'start=-1',
  'start=1.5',
  'start=1e3',
  'start=0x10',
  `start=${START_MAX + 1}`,
  'siteStart=abc',
  'siteLimit=0',
  `siteLimit=${SITE_LIMIT_MAX + 1}`,
  'limit=201',
  'level=bogus',
]) {
  test(`${query} falls to what is usable and is reported`, () => {
    const { params, problems } = parse(query);
    expect(problems).toEqual([{ parameter: query.split('=')[0], detail: expect.any(String) }]);
    expect(params).toMatchObject({ start: 0, siteStart: 0, siteLimit: SITE_LIMIT_MAX });
  });
}
