import { expect, test } from 'vitest';
import { keepInView } from './geometry.ts';

test('what is in view stays where it is, else it is scrolled to the nearer edge', () => {
  expect(keepInView(100, 5, 30, 300)).toBe(100);
  expect(keepInView(100, 2, 30, 300)).toBe(60);
  expect(keepInView(100, 20, 30, 300)).toBe(330);
});
