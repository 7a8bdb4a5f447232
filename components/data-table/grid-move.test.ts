import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Extent, moved, type Place } from './grid-move.ts';

const press =
  (extent: Extent) =>
  (row: number, column: number, key: string, ctrlKey = false) =>
    moved({ row, column }, { key, ctrlKey, metaKey: false }, extent);

describe('a grid whose head has a name over every column', () => {
  const at = press({ rows: 100, columns: 20, page: 10, corner: true });

  test('arrows move by one cell and stop at the edges', () => {
    expect(at(5, 5, 'ArrowDown')).toEqual({ row: 6, column: 5 });
    expect(at(5, 5, 'ArrowLeft')).toEqual({ row: 5, column: 4 });
    expect(at(99, 19, 'ArrowDown')).toEqual({ row: 99, column: 19 });
    expect(at(99, 19, 'ArrowRight')).toEqual({ row: 99, column: 19 });
    expect(at(0, 0, 'ArrowUp')).toEqual({ row: -1, column: 0 });
    expect(at(-1, 0, 'ArrowUp')).toEqual({ row: -1, column: 0 });
  });

  test('with Ctrl they go as far as the rows and columns do', () => {
    expect(at(5, 5, 'ArrowDown', true)).toEqual({ row: 99, column: 5 });
    expect(at(5, 5, 'ArrowUp', true)).toEqual({ row: 0, column: 5 });
    expect(at(-1, 5, 'ArrowUp', true)).toEqual({ row: -1, column: 5 });
    expect(at(5, 5, 'ArrowLeft', true)).toEqual({ row: 5, column: 0 });
    expect(at(5, 5, 'ArrowRight', true)).toEqual({ row: 5, column: 19 });
  });

  test('Home, End and the pages', () => {
    expect(at(7, 7, 'Home')).toEqual({ row: 7, column: 0 });
    expect(at(7, 7, 'End')).toEqual({ row: 7, column: 19 });
    expect(at(7, 7, 'Home', true)).toEqual({ row: 0, column: 0 });
    expect(at(7, 7, 'End', true)).toEqual({ row: 99, column: 19 });
    expect(at(7, 7, 'PageDown')).toEqual({ row: 17, column: 7 });
    expect(at(95, 7, 'PageDown')).toEqual({ row: 99, column: 7 });
    expect(at(7, 7, 'PageUp')).toEqual({ row: 0, column: 7 });
    expect(at(-1, 7, 'PageUp')).toEqual({ row: -1, column: 7 });
  });
});

describe('a grid with names at −1 and nothing at the corner', () => {
  const at = press({ rows: 100, columns: 20, page: 10, first: -1, corner: false });

  test('the corner is no stop', () => {
    expect(at(0, -1, 'ArrowUp')).toEqual({ row: 0, column: -1 });
    expect(at(-1, 0, 'ArrowLeft')).toEqual({ row: -1, column: 0 });
    expect(at(-1, 4, 'Home')).toEqual({ row: -1, column: 0 });
    expect(at(-1, 4, 'ArrowLeft', true)).toEqual({ row: -1, column: 0 });
  });

  test('the names are the first column', () => {
    expect(at(7, 7, 'Home')).toEqual({ row: 7, column: -1 });
    expect(at(7, 7, 'Home', true)).toEqual({ row: 0, column: -1 });
    expect(at(7, 0, 'ArrowLeft')).toEqual({ row: 7, column: -1 });
  });
});

const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'];

test('no way leads out of the grid, or to a corner that is not there', () => {
  const extent = fc.record({
    rows: fc.integer({ min: 1, max: 50 }),
    columns: fc.integer({ min: 1, max: 9 }),
    page: fc.integer({ min: 1, max: 60 }),
    first: fc.constantFrom(0, -1),
    corner: fc.boolean(),
  });
  const presses = fc.array(fc.tuple(fc.constantFrom(...KEYS), fc.boolean()), { maxLength: 30 });
  fc.assert(
    fc.property(extent, presses, (grid, pressed) => {
      let place: Place = { row: 0, column: grid.first };
      for (const [key, ctrlKey] of pressed) {
        const next = moved(place, { key, ctrlKey, metaKey: false }, grid);
        expect(next).not.toBeNull();
        place = next ?? place;
        expect(place.row).toBeGreaterThanOrEqual(-1);
        expect(place.row).toBeLessThan(grid.rows);
        expect(place.column).toBeGreaterThanOrEqual(grid.first);
        expect(place.column).toBeLessThan(grid.columns);
        expect(grid.corner || place.row !== -1 || place.column !== grid.first).toBe(true);
      }
    }),
  );
});

test('other keys move nobody', () => {
  expect(press({ rows: 3, columns: 3, page: 1, corner: true })(0, 0, 'a')).toBeNull();
});
