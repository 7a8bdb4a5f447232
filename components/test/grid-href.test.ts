import { expect, test } from 'vitest';
import { parseGridParams } from '#lib/contracts/test-params.ts';
import { gridHref } from './grid-href.ts';

test('an address is read as it was written', () => {
  const href = gridHref({ site: ['slac', 'in2p3'], state: ['failing'] }, { start: 50, siteStart: 12 });
  expect(href).toBe('/tests?site=slac&site=in2p3&state=failing&start=50&siteStart=12');
  const { params, problems } = parseGridParams(new URLSearchParams(href.slice(href.indexOf('?'))));
  expect(problems).toEqual([]);
  expect(params).toMatchObject({ start: 50, siteStart: 12, filters: { site: ['slac', 'in2p3'], state: ['failing'] } });
  expect(gridHref({})).toBe('/tests');
});

test('what cannot be a place is told and left out', () => {
  const { params, problems } = parseGridParams(new URLSearchParams('start=-1&siteStart=1e9&digest=xyz'));
  expect(params).toMatchObject({ start: 0, siteStart: 0, filters: { digest: [] } });
  expect(problems.map(({ parameter }) => parameter)).toEqual(['digest', 'start', 'siteStart']);
});
