import { expect, test } from 'vitest';
import { putInPlace } from './put-in-place.ts';

const idOf = ({ id }: { id: string }) => id;

test('rows keep their places whatever order they come in, and only those that differ are put in', () => {
  const rows = new Map([
    [10, { id: 'a', says: 'old' }],
    [11, { id: 'b', says: 'same' }],
    [12, { id: 'c', says: 'gone' }],
  ]);
  const same = rows.get(11);
  const came = [
    { id: 'new', says: 'x' },
    { id: 'b', says: 'same' },
    { id: 'a', says: 'new' },
  ];
  expect(putInPlace(rows, came, idOf)).toEqual(['a']);
  expect([...rows]).toEqual([
    [10, { id: 'a', says: 'new' }],
    [11, { id: 'b', says: 'same' }],
    [12, { id: 'c', says: 'gone' }],
  ]);
  expect(rows.get(11)).toBe(same);
});
