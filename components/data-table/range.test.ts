import { expect, test } from 'vitest';
import { boxOf, edgesOf, sayCells } from './range.ts';

const BOX = { top: 2, bottom: 4, left: 1, right: 3 };

test('a rectangle is the same from whichever corner it was begun', () => {
  const corners = [
    [2, 1, 4, 3],
    [4, 3, 2, 1],
    [2, 3, 4, 1],
    [4, 1, 2, 3],
  ] as const;
  for (const [row, column, toRow, toColumn] of corners) {
    expect(boxOf({ anchor: { row, column }, head: { row: toRow, column: toColumn } })).toEqual(BOX);
  }
});

test('cells at an edge know which, those within have none, those outside are not in it', () => {
  const at = (row: number, column: number) => edgesOf(BOX, { row, column });
  expect(at(2, 1)).toBe('t l');
  expect(at(4, 3)).toBe('r b');
  expect(at(3, 2)).toBe('');
  expect(edgesOf({ top: 0, bottom: 0, left: 0, right: 0 }, { row: 0, column: 0 })).toBe('t r b l');
  for (const [row, column] of [
    [1, 1],
    [5, 1],
    [2, 0],
    [2, 4],
  ] as const) {
    expect(at(row, column)).toBeNull();
  }
});

test('its size is said in rows, columns and cells', () => {
  expect(sayCells(1, 1)).toBe('1 row × 1 column, 1 cell');
  expect(sayCells(1200, 3)).toBe('1,200 rows × 3 columns, 3,600 cells');
});
