import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdSet } from './id-set.ts';

const ids = fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 50 });
const setOf = (all: readonly number[]): IdSet => {
  const set = new IdSet();
  for (const id of all) set.add(id);
  return set;
};

test('holds what a Set of the same ids holds', () => {
  fc.assert(
    fc.property(ids, ids, (inside, others) => {
      const set = setOf(inside);
      expect(set.size).toBe(new Set(inside).size);
      for (const one of [...inside, ...others]) expect(set.has(one)).toBe(inside.includes(one));
    }),
  );
});

test('both, either and how many in both are those of a Set', () => {
  fc.assert(
    fc.property(ids, ids, ids, (shared, left, right) => {
      const [a, b] = [new Set([...shared, ...left]), new Set([...shared, ...right])];
      const [mine, theirs] = [setOf([...a]), setOf([...b])];
      const [both, either] = [new Set([...a].filter((id) => b.has(id))), new Set([...a, ...b])];
      expect(mine.countIn(theirs)).toBe(both.size);
      for (const [found, wanted] of [
        [mine.and(theirs), both],
        [mine.or(theirs), either],
      ] as const) {
        expect(found.size).toBe(wanted.size);
        for (const id of wanted) expect(found.has(id)).toBe(true);
      }
    }),
  );
});
