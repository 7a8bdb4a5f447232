import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextEditable } from './next-editable.ts';

/** `e` editable, `.` not, `?` not loaded. */
const grid = (...rows: string[]) => ({
  lines: rows.length,
  columns: rows[0]?.length ?? 0,
  can: ({ row, column }: { row: number; column: number }) => {
    const mark = rows[row]?.[column];
    return mark === '?' ? null : mark === 'e';
  },
});

it.each<[string, string[], [number, number], boolean, [number, number] | null]>([
  ['along the row', ['e..e'], [0, 0], false, [0, 3]],
  ['to the next row', ['.e.', 'e..'], [0, 1], false, [1, 0]],
  ['over rows of others', ['e.', '..', '.e'], [0, 0], false, [2, 1]],
  ['back along the row', ['e.e'], [0, 2], true, [0, 0]],
  ['back to the row before', ['.e.', '..e'], [1, 2], true, [0, 1]],
  ['at the end', ['e.'], [0, 0], false, null],
  ['at the start', ['.e'], [0, 1], true, null],
  ['into what is not loaded', ['e.', '??', 'ee'], [0, 0], false, null],
])('%s', (_, rows, [row, column], back, wanted) => {
  const found = nextEditable({ row, column }, back, grid(...rows));
  expect(found && [found.row, found.column]).toEqual(wanted);
});

it('back from the next one is where it was begun', () => {
  const rows = fc.array(fc.string({ unit: fc.constantFrom('e', '.'), minLength: 4, maxLength: 4 }), { minLength: 1 });
  fc.assert(
    fc.property(rows, fc.nat(), fc.nat(3), (all, at, column) => {
      const from = { row: at % all.length, column };
      const to = nextEditable(from, false, grid(...all));
      fc.pre(to !== null && grid(...all).can(from) === true);
      if (to) expect(nextEditable(to, true, grid(...all))).toEqual(from);
    }),
  );
});
