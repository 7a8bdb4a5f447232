import { expect, test } from 'vitest';
import { cpuOf, median, percentile } from './measure.ts';

test('the middle of odd and even numbers of values, whatever their order', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});

test('a percentile lies between the values around it', () => {
  const values = Array.from({ length: 101 }, (_, n) => n);
  expect(percentile(values, 99)).toBe(99);
  expect(percentile([0, 10], 75)).toBe(7.5);
});

test('nobody can tell the time of a process that does not exist', () => {
  expect(cpuOf(2 ** 30)).toBeNaN();
});
