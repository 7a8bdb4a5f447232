import { expect, test } from 'vitest';
import { fuzzyBest, fuzzyFit, fuzzyWords } from './fuzzy.ts';

const NAMES = [
  'GlastRelease',
  'ScienceTools',
  'FastCopy',
  'Isoc Monitoring',
  'DataMonitoring',
  'ASP',
  'Halfpipe',
  'GRID sites',
];
const best = (q: string, most = 20) => fuzzyBest(NAMES, { q, most, textsOf: (name) => [name.toLowerCase()] });

test.each([
  ['fast', 'FastCopy'],
  ['copy', 'FastCopy'],
  ['glrl', 'GlastRelease'],
  ['asp', 'ASP'],
  ['  SCI  tools ', 'ScienceTools'],
  ['mon isoc', 'Isoc Monitoring'],
])('“%s” finds %s first', (q, name) => expect(best(q)[0]).toBe(name));

test('what begins with a word comes before a word that begins, then what contains it, then scattered letters', () => {
  const names = ['xx monitor', 'monitor', 'amonitor', 'mxoxnxixtxoxr'];
  expect(fuzzyBest(names, { q: 'monitor', most: 9, textsOf: (name) => [name] })).toEqual([
    'monitor',
    'xx monitor',
    'amonitor',
    'mxoxnxixtxoxr',
  ]);
  expect(best('monitoring')).toEqual(['Isoc Monitoring', 'DataMonitoring']);
});

test('every word must fit, and nothing fits what has none of its letters', () => {
  expect(best('fast monitoring')).toEqual([]);
  expect(best('zzz')).toEqual([]);
  expect(best('gst'), 'letters of several words are no fit').not.toContain('GRID sites');
  expect(fuzzyFit(['ab'], ['xaxxb']), 'nor are those in the middle of one').toBeNull();
  expect(fuzzyFit(['z'], ['pizza'])).not.toBeNull();
  expect(fuzzyFit(['zx'], ['pizza'])).toBeNull();
});

test('no word finds everything, and never more than asked for', () => {
  expect(best('')).toHaveLength(NAMES.length);
  expect(best('', 3)).toHaveLength(3);
});

test('the order does not depend on the order they came in', () => {
  const one = best('a');
  expect(fuzzyBest(NAMES.toReversed(), { q: 'a', most: 20, textsOf: (name) => [name.toLowerCase()] })).toEqual(one);
});

test('hostile queries cost no more than their length', () => {
  expect(fuzzyWords(' a'.repeat(500))).toHaveLength(8);
  expect(best('.*+?^()|[]\\')).toEqual([]);
  expect(best('a'.repeat(200))).toEqual([]);
});
