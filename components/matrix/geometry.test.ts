import { expect, test } from 'vitest';
import { keepInView, moved } from './geometry.ts';

const SIZE = { rows: 100, columns: 20, page: 10 };
const press = (row: number, column: number, key: string, ctrlKey = false) =>
  moved({ row, column }, { key, ctrlKey }, SIZE);

test('arrows move by one cell and stop at the edges', () => {
  expect(press(5, 5, 'ArrowDown')).toEqual({ row: 6, column: 5 });
  expect(press(5, 5, 'ArrowLeft')).toEqual({ row: 5, column: 4 });
  expect(press(99, 19, 'ArrowDown')).toEqual({ row: 99, column: 19 });
  expect(press(99, 19, 'ArrowRight')).toEqual({ row: 99, column: 19 });
  expect(press(0, 3, 'ArrowUp')).toEqual({ row: -1, column: 3 });
});

test('the corner is no stop', () => {
  expect(press(0, -1, 'ArrowUp')).toEqual({ row: 0, column: -1 });
  expect(press(-1, 0, 'ArrowLeft')).toEqual({ row: -1, column: 0 });
  expect(press(-1, 4, 'Home')).toEqual({ row: -1, column: 0 });
});

test('Home, End and the pages lead as the grid pattern says', () => {
  expect(press(7, 7, 'Home')).toEqual({ row: 7, column: -1 });
  expect(press(7, 7, 'End')).toEqual({ row: 7, column: 19 });
  expect(press(7, 7, 'Home', true)).toEqual({ row: 0, column: -1 });
  expect(press(7, 7, 'End', true)).toEqual({ row: 99, column: 19 });
  expect(press(7, 7, 'PageDown')).toEqual({ row: 17, column: 7 });
  expect(press(7, 7, 'PageUp')).toEqual({ row: 0, column: 7 });
  expect(press(-1, 7, 'PageUp')).toEqual({ row: -1, column: 7 });
  expect(press(7, 7, 'a')).toBeNull();
});

test('what is in view stays where it is, else it is scrolled to the nearer edge', () => {
  expect(keepInView(100, 5, 30, 300)).toBe(100);
  expect(keepInView(100, 2, 30, 300)).toBe(60);
  expect(keepInView(100, 20, 30, 300)).toBe(330);
});
