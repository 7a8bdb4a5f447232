import { expect, test } from 'vitest';
import { concerns, type Place, placeOf, sayNews } from './say-news.ts';

const by = (kind: string, slug: string, name: string | null = 'Ann', more = {}) => ({
  kind,
  slug,
  number: null as number | null,
  by: `user:${name}`,
  name,
  said: false,
  ...more,
});
const at = (path: string): Place => {
  const place = placeOf(path);
  if (place === null) throw new Error(`${path} is no place`);
  return place;
};

test.each([
  ['/packages', { is: 'table', kind: 'package' }],
  ['/activity', { is: 'table', kind: null }],
  ['/', { is: 'whole' }],
  ['/matrix', { is: 'whole' }],
  ['/packages/fastcopy', { is: 'entries', entries: [{ kind: 'package', key: 'fastcopy' }], editing: false }],
  ['/packages/fastcopy/edit', { is: 'entries', entries: [{ kind: 'package', key: 'fastcopy' }], editing: true }],
  ['/tasks/8', { is: 'entries', entries: [{ kind: 'task', key: '8' }], editing: false }],
  ['/edit/use-case/l1', { is: 'entries', entries: [{ kind: 'use_case', key: 'l1' }], editing: true }],
  ['/images', { is: 'table', kind: 'image', arrives: true }],
  ['/builds', { is: 'table', kind: 'build', arrives: true }],
  ['/tests', { is: 'arrivals' }],
  ['/tests/runs/3', { is: 'arrivals' }],
  ['/images/gleam/tags/latest', { is: 'arrivals' }],
  ['/builds/aaaaaaaaaaaa', { is: 'arrivals' }],
  ['/images/gleam/edit', { is: 'entries', entries: [{ kind: 'image', key: 'gleam' }], editing: true }],
  ['/help', null],
  ['/me', null],
  ['/packages/new', null],
  ['/toString', null],
])('%s shows %j', (path, place) => expect(placeOf(path)).toEqual(place));

test('a pair is two entries', () => {
  expect(at('/packages/a/at/b')).toMatchObject({
    entries: [
      { kind: 'package', key: 'a' },
      { kind: 'site', key: 'b' },
    ],
  });
});

test('one’s own changes, comments on rows, and what the page does not show are no news', () => {
  const changed = [by('package', 'a'), by('package', 'b', 'Bob'), by('package', 'c', 'Bob', { said: true })];
  expect(concerns(changed, at('/packages'), 'user:Ann').map(({ slug }) => slug)).toEqual(['b']);
  expect(concerns(changed, at('/packages/c'), null).map(({ slug }) => slug)).toEqual(['c']);
  expect(concerns(changed, at('/packages/d'), null)).toEqual([]);
  expect(concerns([by('task', 'move', 'Bob', { number: 8 })], at('/tasks/8'), null)).toHaveLength(1);
});

test.each([
  ['/packages', [by('package', 'a')], 'Ann changed 1 row.'],
  ['/packages', [by('package', 'a'), by('package', 'b', 'Bob')], '2 rows changed.'],
  ['/packages', [by('package', 'a', null)], '1 row changed.'],
  ['/packages', [by('site', 's')], 'Ann changed 1 other entry. Rows may say something else now.'],
  ['/activity', [by('site', 's'), by('task', 't')], 'Ann changed 2 entries.'],
  ['/packages/a', [by('package', 'a')], 'Ann changed this a moment ago.'],
  ['/packages/a', [by('package', 'a', null)], 'Somebody changed this a moment ago.'],
  ['/packages/a', [by('package', 'a', 'Ann', { said: true })], 'Ann commented on this a moment ago.'],
  [
    '/packages/a/edit',
    [by('package', 'a')],
    'Ann changed this a moment ago. When you save, you are asked wherever both changed the same.',
  ],
])('%s says of %j: %s', (path, changed, text) => expect(sayNews(changed, at(path), false)).toBe(text));

test('where more changed than is known, no number is said; where nothing did, nothing is', () => {
  expect(sayNews([by('package', 'a')], at('/packages'), true)).toBe('Rows changed.');
  expect(sayNews([], at('/'), true)).toBe('The data changed.');
  expect(sayNews([], at('/packages/a'), true)).toContain('perhaps this');
  expect(sayNews([], at('/packages'), false)).toBeNull();
  expect(sayNews([by('image', 'a')], at('/images/a'), true)).toBeNull();
});
