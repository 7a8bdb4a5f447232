import { expect, test } from 'vitest';
import { asOfStart, parseAsOfParams, parsePastDay } from './as-of-params.ts';
import { daysBefore, parseDifference } from './difference-params.ts';
import { parsePatterns, pathMatcher } from './field-pattern.ts';
import { kindIn, parseHistoryView } from './history-view.ts';

const now = new Date('2026-11-21T23:30:00Z');
const search = (query: string) => new URLSearchParams(query);

test.each([
  ['2017-06-06', '2017-06-06'],
  ['2026-11-21', '2026-11-21'],
  ['2026-11-22', null],
  ['2017-02-29', null],
  ['1949-12-31', null],
  ['2017-6-6', null],
  ['', null],
  ['+012017-06-06', null],
  ['2017-06-06T00:00:00Z', null],
])('%j as a day that has come is %j', (text, day) => expect(parsePastDay(text, now)).toBe(day));

test('a cursor is a position of this very question', () => {
  expect(asOfStart(parseAsOfParams(search('start=7')).params)).toBe(7);
  const { params, problems } = parseAsOfParams(search('cursor=AAAA&q=x'));
  expect([params.cursor, problems.map(({ parameter }) => parameter)]).toEqual([null, ['cursor']]);
  expect(asOfStart(params)).toBe(0);
});

test('two days are put in order; without any it is the last week, and what is no day is told', () => {
  const span = (query: string) => parseDifference(search(query), now);
  expect(span('').span).toEqual({ from: '2026-11-14', to: '2026-11-21' });
  expect(span('from=2020-03-01&to=2020-02-01').span).toEqual({ from: '2020-02-01', to: '2020-03-01' });
  expect(span('to=2020-03-01').span).toEqual({ from: '2020-02-23', to: '2020-03-01' });
  const odd = span('from=soon&to=2999-01-01');
  expect(odd.problems.map(({ parameter }) => parameter)).toEqual(['to', 'from']);
  expect(odd.span).toEqual({ from: '2026-11-14', to: '2026-11-21' });
  expect([daysBefore('2020-03-01', 1), daysBefore('2019-12-31', -1)]).toEqual(['2020-02-29', '2020-01-01']);
});

test('patterns of fields: a star stands for anything, nothing else does, and too many stars are none', () => {
  const fits = pathMatcher(['platforms.*.run', 'upgradable']);
  expect(
    ['platforms.rhel6.run', 'upgradable', 'platforms.rhel6.build', 'upgradable2', 'platformsXrhel6Xrun'].map(fits),
  ).toEqual([true, true, false, false, false]);
  expect(pathMatcher([])('anything')).toBe(true);
  expect(parsePatterns(['', 'a', 'a', '*a*b*', '\u0000', 'x'.repeat(301)])).toEqual(['a']);
  expect(parsePatterns(Array.from({ length: 20 }, (_, at) => `f${at}`))).toHaveLength(10);
});

test('a history’s address: kinds in both spellings, two versions or none', () => {
  expect([kindIn('use-case'), kindIn('use_case'), kindIn('package'), kindIn('ship'), kindIn('__proto__')]).toEqual([
    'use_case',
    'use_case',
    'package',
    undefined,
    undefined,
  ]);
  expect(parseHistoryView(search('from=1&to=2&below=9&field=name')).view).toEqual({
    fields: ['name'],
    below: 9,
    compare: { from: 1, to: 2 },
  });
  const odd = parseHistoryView(search('from=1&below=-1&field=*a*b*'));
  expect(odd.view).toEqual({ fields: [], below: null, compare: null });
  expect(odd.problems.map(({ parameter }) => parameter)).toEqual(['field', 'to', 'below']);
});
