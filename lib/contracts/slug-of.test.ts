import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SLUG } from './slug.ts';
import { slugOf } from './slug-of.ts';

it.each([
  ['Fermi Tools (Python)', 'fermi-tools-python'],
  ['  --  x  ', 'x'],
  ['Größe & Maß', 'grosse-mass'],
  ['Łódź', 'lodz'],
  ['漢字', ''],
  ['', ''],
])('%s is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

it('of any name is a slug or empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
      const slug = slugOf(name);
      expect(slug === '' || (SLUG.test(slug) && slug.length <= 120)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
