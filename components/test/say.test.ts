import { expect, test } from 'vitest';
import { sayCounts, sayDuration, sayFailing, sayPart, sayRecent } from './say.ts';

test('a run in a few words', () => {
  expect(sayCounts({ total: 9, failed: 2, skipped: 1 })).toBe('2 of 9 failed');
  expect(sayCounts({ total: 9, failed: 0, skipped: 1 })).toBe('8 passed, 1 skipped');
  expect(sayCounts({ total: 9, failed: 0, skipped: 9 })).toBe('all 9 skipped');
  expect(sayCounts({ total: 1, failed: 0, skipped: 1 })).toBe('1 skipped');
  expect(sayCounts({ total: 9, failed: 0, skipped: 0 })).toBe('9 passed');
});

test('durations in the unit that reads best', () => {
  expect([12, 1500, 61_000, 7_100_000, 9_000_000].map(sayDuration)).toEqual([
    '12 ms',
    '1.5 s',
    '1 min',
    '118 min',
    '3 h',
  ]);
});

test('a part of what there is', () => {
  expect(sayPart({ start: 0, total: 12 }, 12)).toBe('12');
  expect(sayPart({ start: 50, total: 1320 }, 50)).toBe('51 to 100 of 1,320');
});

test('the last runs in words, the oldest first', () => {
  expect(sayRecent(['failed', 'errored', 'passed'], 'runs here')).toBe(
    'Last 3 runs here, oldest first: passed, errored, failed',
  );
});

test('what fails, as far as there is room', () => {
  expect(sayFailing(['recon'], 1)).toBe('recon');
  expect(sayFailing(['recon', 'merit'], 1205)).toBe('recon, merit and 1,203 more');
  expect(sayFailing(['x'.repeat(500)], 1)).toHaveLength(60);
});
