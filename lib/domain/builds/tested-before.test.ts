import { expect, test } from 'vitest';
import { movedSinceTested } from './tested-before.ts';

const moves = [
  { digest: 'a', at: '2026-01-01' },
  { digest: 'b', at: '2026-01-02' },
  { digest: 'c', at: '2026-01-03' },
];

test('a tag moved since it was tested when only builds before have runs; the last of those is named', () => {
  const runs = new Map([
    ['a', '2026-01-05'],
    ['b', '2026-01-02'],
  ]);
  expect(movedSinceTested(moves, runs)).toEqual({ digest: 'b', testedAt: '2026-01-02', movedAt: '2026-01-03' });
});

test('it did not when the build it points at was tested, nothing ever was, or it points at nothing', () => {
  expect(movedSinceTested(moves, new Map([['c', '2026-01-04']]))).toBeNull();
  expect(movedSinceTested(moves, new Map())).toBeNull();
  expect(movedSinceTested([...moves, { digest: null, at: '2026-01-04' }], new Map([['a', '2026-01-01']]))).toBeNull();
  expect(movedSinceTested([], new Map([['a', '2026-01-01']]))).toBeNull();
});
