import { expect, test } from 'vitest';
import { keepInView, placesInView } from './geometry.ts';

test('what is in view stays where it is, else it is scrolled to the nearer edge', () => {
  expect(keepInView(100, 5, 30, 300)).toBe(100);
  expect(keepInView(100, 2, 30, 300)).toBe(60);
  expect(keepInView(100, 20, 30, 300)).toBe(330);
});

test('one place more than is seen is drawn on either side', () => {
  // 300 pixels of 30 each, of which 90 are covered: seven are seen.
  expect(placesInView({ startIndex: 0, endIndex: 10 }, 30, 90)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(placesInView({ startIndex: 20, endIndex: 29 }, 30, 90)).toEqual([19, 20, 21, 22, 23, 24, 25, 26, 27]);
  expect(placesInView({ startIndex: 0, endIndex: 2 }, 30, 300)).toEqual([0]);
});
