import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromOctets, octetBytes, toOctets } from './octets.ts';

test('texts come back, and their bytes are those of the texts put together', () => {
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, (left, right) => {
      expect(fromOctets(toOctets(left))).toBe(left);
      expect([...octetBytes(toOctets(left) + toOctets(right))]).toEqual([...new TextEncoder().encode(left + right)]);
    }),
  );
});
