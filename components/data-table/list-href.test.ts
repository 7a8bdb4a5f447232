import { expect, test } from 'vitest';
import { parsePackageParams } from '#lib/contracts/list-params.ts';
import { listHref, toSearchParams, without } from './list-href.ts';

const parse = (query: string) => parsePackageParams(new URLSearchParams(query)).params;

test('an address says only what differs from the default', () => {
  expect(listHref('/packages', parse(''))).toBe('/packages');
  expect(listHref('/packages', parse('sort=name&limit=50&level='))).toBe('/packages');
});

test('reading an address and writing it again changes nothing', () => {
  const query = 'q=root+v5&level=blocked&level=unknown&site=slac&sort=-unblocks&limit=20';
  expect(listHref('/packages', parse(query))).toBe(
    '/packages?q=root+v5&site=slac&level=blocked&level=unknown&sort=-unblocks&limit=20',
  );
});

test('a change drops the cursor, since it belongs to the old order', () => {
  const params = parse('cursor=abc&level=blocked');
  expect(listHref('/packages', params, { sort: [{ key: 'unblocks', descending: true }] })).toBe(
    '/packages?level=blocked&sort=-unblocks',
  );
  expect(listHref('/packages', params, { cursor: 'def' })).toBe('/packages?level=blocked&cursor=def');
});

test('one value of a filter can be taken away', () => {
  const params = parse('level=blocked&level=unknown');
  expect(listHref('/packages', params, { filters: without(params.filters, 'level', 'blocked') })).toBe(
    '/packages?level=unknown',
  );
});

test('repeated keys of a page stay repeated', () => {
  expect(toSearchParams({ level: ['a', 'b'], q: 'x', none: undefined }).toString()).toBe('level=a&level=b&q=x');
});
