import { expect, test } from 'vitest';
import { goals, judge, short } from './goals.ts';

test('only goals whose figures were measured are judged', () => {
  expect(judge(goals(30_000), new Map())).toEqual([]);
  const judged = judge(goals(30_000), new Map([['memory/most', 299 * 1024 * 1024]]));
  expect(judged).toEqual([
    { number: 14, what: 'memory of web under load, at most', goal: '≤ 300 MB', ours: '299 MB', reached: true },
  ]);
});

test('a goal that wants more is missed from below, one that wants less from above', () => {
  const figures = new Map([
    ['list/ours/perSecond', 79],
    ['list/floor/perSecond', 100],
    ['start/ready', 801],
  ]);
  const reached = new Map(judge(goals(30_000), figures).map(({ what, reached }) => [what, reached]));
  expect(reached.get('list, uncached, times the floor')).toBe(false);
  expect(reached.get('cold start of web')).toBe(false);
  const better = new Map([...figures, ['list/ours/perSecond', 80] as const, ['start/ready', 800] as const]);
  expect(
    judge(goals(30_000), better)
      .filter(({ reached }) => !reached)
      .map(({ what }) => what),
  ).toEqual(['list, times Directus (by its share of the floor)', 'list, times NocoDB (by its share of the floor)']);
});

test('another product is met at its share of the floor', () => {
  const figures = new Map([
    ['list/ours/perSecond', 5208],
    ['list/floor/perSecond', 5909],
  ]);
  const directus = judge(goals(30_000), figures).find(({ what }) => what.includes('Directus'));
  expect(directus).toMatchObject({ goal: '≥ 8 ×', ours: '8.00 ×', reached: true });
});

test('growth compares a hundredth of the packages with all of them', () => {
  const figures = new Map([
    ['growth list/300/cpu', 2],
    ['growth list/30000/cpu', 3],
  ]);
  expect(judge(goals(30_000), figures)).toEqual([
    {
      number: 0,
      what: 'list at 30000 packages, times the processor time at 300',
      goal: '≤ 1.25 ×',
      ours: '1.50 ×',
      reached: false,
    },
  ]);
});

test('three figures that matter', () => {
  expect([0.123, 12.34, 123.4, 30_000].map(short)).toEqual(['0.12', '12.3', '123', '30000']);
});
