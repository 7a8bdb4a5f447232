import { expect, it } from 'vitest';
import { cycleThrough, type Edge } from './cycle.ts';

const edges = (...pairs: [number, number][]): Edge[] => pairs.map(([from, to]) => ({ from, to }));

it('finds the shortest way back', () => {
  expect(cycleThrough(edges([1, 2], [2, 3], [3, 1], [3, 4], [4, 1]), 1)).toEqual([1, 2, 3, 1]);
  expect(cycleThrough(edges([1, 1]), 1)).toEqual([1, 1]);
  expect(cycleThrough(edges([1, 2], [2, 1], [1, 3]), 1)).toEqual([1, 2, 1]);
});

it('says nothing of ways that do not come back, or of rings elsewhere', () => {
  expect(cycleThrough(edges([1, 2], [1, 3], [2, 4], [3, 4]), 1)).toBeNull();
  expect(cycleThrough(edges([1, 2], [2, 3], [3, 2]), 1)).toBeNull();
  expect(cycleThrough([], 1)).toBeNull();
});
