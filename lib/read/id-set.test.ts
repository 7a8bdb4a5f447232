import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdSet } from './id-set.ts';

test('holds what a Set of the same ids holds', () => {
  const id = fc.integer({ min: 1, max: 200_000 });
  fc.assert(
    fc.property(fc.array(id, { maxLength: 50 }), fc.array(id, { maxLength: 50 }), (ids, others) => {
      const set = new IdSet();
      for (const one of ids) set.add(one);
      expect(set.size).toBe(new Set(ids).size);
      for (const one of [...ids, ...others]) expect(set.has(one)).toBe(ids.includes(one));
    }),
  );
});
