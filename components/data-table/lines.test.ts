import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Group, linesOf } from './lines.ts';

const group = fc.record({
  value: fc.uuid(),
  label: fc.string(),
  count: fc.integer({ min: 1, max: 9 }),
  closed: fc.boolean(),
});

test('without groups a line is a row', () => {
  const lines = linesOf(null, 30_000);
  expect(lines.count).toBe(30_000);
  expect(lines.lineAt(17)).toEqual({ at: 17 });
  expect(lines.lineOf(17)).toBe(17);
  expect(lines.rowsIn(3, 17)).toEqual({ first: 3, last: 17 });
});

test('with groups every head and every open row has one line, in order', () => {
  fc.assert(
    fc.property(fc.array(group, { maxLength: 12 }), (groups: Group[]) => {
      const open = groups.filter(({ closed }) => !closed).reduce((sum, { count }) => sum + count, 0);
      const lines = linesOf(groups, open);
      let at = 0;
      const expected = groups.flatMap((one) => [
        { group: one },
        ...Array.from({ length: one.closed ? 0 : one.count }, () => ({ at: at++ })),
      ]);
      expect(lines.count).toBe(expected.length);
      for (const [index, line] of expected.entries()) {
        expect(lines.lineAt(index)).toEqual(line);
        if ('at' in line) expect(lines.lineOf(line.at)).toBe(index);
      }
      for (const from of expected.keys()) {
        for (let to = from; to < expected.length; to++) {
          const rows = expected.slice(from, to + 1).flatMap((line) => ('at' in line ? [line.at] : []));
          const [first, last] = [rows[0], rows.at(-1)];
          expect(lines.rowsIn(from, to)).toEqual(rows.length === 0 ? null : { first, last });
        }
      }
    }),
  );
});
