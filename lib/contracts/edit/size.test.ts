import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sizeOf, sizeText } from './size.ts';

it('a size is written so that exactly the same bytes come back', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.maxSafeNat(),
        fc.nat({ max: 5000 }).map((size) => size * 1e9),
      ),
      (bytes) => {
        expect(sizeOf(sizeText(bytes))).toBe(bytes);
      },
    ),
  );
});

it.each([
  [25e9, '25 GB'],
  [1.5e12, '1.5 TB'],
  [700 * 2 ** 20, '700 MiB'],
  [1234567, '1234567 B'],
  [0, '0 B'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

it.each(['', 'much', '5 parsecs', '-1 GB', '1e9', '99999999999 TB'])('“%s” is no size', (text) => {
  expect(sizeOf(text)).toBeNull();
});

it('a size may be typed loosely', () => {
  expect(sizeOf('25gb')).toBe(25e9);
  expect(sizeOf(' 100 ')).toBe(100);
  expect(sizeOf('1.5 TB')).toBe(1.5e12);
});
