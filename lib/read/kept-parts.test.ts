import { expect, test } from 'vitest';
import { KeptParts } from './kept-parts.ts';

const part = (text: string, size: number) => ({ stamp: '1', part: text, size });

test('stays within its bytes and keeps what was used last', () => {
  const parts = new KeptParts<string>(100);
  for (const id of [1, 2, 3]) parts.set(id, part(`part ${id}`, 30));
  expect(parts.get(1, '1')).toBe('part 1');
  parts.set(4, part('part 4', 30));
  expect([1, 2, 3, 4].filter((id) => parts.get(id, '1'))).toEqual([1, 3, 4]);
  parts.set(1, part('shorter', 10));
  expect(parts.size).toBe(70);
  expect([parts.hasRoomFor(30), parts.hasRoomFor(31)]).toEqual([true, false]);
});

test('a part of another state of its row is no part', () => {
  const parts = new KeptParts<string>(100);
  parts.set(1, part('old', 10));
  expect(parts.get(1, '2')).toBeUndefined();
  parts.set(1, { stamp: '2', part: 'new', size: 10 });
  expect([parts.get(1, '1'), parts.get(1, '2'), parts.size]).toEqual([undefined, 'new', 10]);
  parts.clear();
  expect([parts.get(1, '2'), parts.size]).toEqual([undefined, 0]);
});

test('what is larger than all room is not kept', () => {
  const parts = new KeptParts<string>(100);
  parts.set(1, part('huge', 101));
  expect([parts.get(1, '1'), parts.size]).toEqual([undefined, 0]);
});
