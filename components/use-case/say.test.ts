import { expect, test } from 'vitest';
import { sayParallel } from './say.ts';

test.each([
  [null, '', ''],
  [500, 'more_than', 'more than 500'],
  [50, 'less_than', 'fewer than 50'],
  [3000, 'up_to', 'up to 3,000'],
  [1, '', '1'],
] as const)('%s jobs, %s: %s', (parallelJobs, parallelBound, words) => {
  expect(sayParallel({ parallelJobs, parallelBound })).toBe(words);
});
