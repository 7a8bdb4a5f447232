import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CURSOR_FORM, decodeCursor, encodeCursor, listKey } from './cursor.ts';

const shape = [0, '', 0] as const;

test('a cursor gives back its position, whatever the name', () => {
  const name = fc.string({ unit: 'binary', maxLength: 200 }).filter((text) => text.isWellFormed());
  fc.assert(
    fc.property(
      fc.constantFrom('after' as const, 'before' as const),
      fc.integer(),
      name,
      fc.nat(),
      (direction, value, text, id) => {
        const position = { direction, values: [value, text, id] };
        const cursor = encodeCursor('packages name', position);
        expect(cursor).toMatch(CURSOR_FORM);
        expect(decodeCursor('packages name', shape, cursor)).toEqual(position);
      },
    ),
  );
});

test('a cursor of another list, or anything else, is none', () => {
  const cursor = encodeCursor('packages name', { direction: 'after', values: [0, 'a', 1] });
  expect(decodeCursor('packages -name', shape, cursor)).toBeNull();
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => decodeCursor('packages name', shape, text) === null));
  fc.assert(fc.property(fc.json(), (json) => decodeCursor('packages name', shape, btoa(encodeURI(json))) === null));
});

test('the key of a list does not depend on the order of its parameters', () => {
  const one = listKey('packages', { q: '', filters: { site: ['a', 'b'], level: ['built'], owner: [] } });
  expect(listKey('packages', { q: '', filters: { level: ['built'], site: ['b', 'a'] } })).toBe(one);
  expect(listKey('packages', { q: '', filters: { site: ['a'], level: ['built'] } })).not.toBe(one);
});
