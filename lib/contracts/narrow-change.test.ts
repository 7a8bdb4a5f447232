import { expect, test } from 'vitest';
import { narrow } from './narrow-change.ts';

test.each([
  ['open', 'done', 'open', 'done'],
  [null, 'done', null, 'done'],
  [['slac'], ['slac', 'lyon'], null, ['lyon']],
  [
    ['a', 'b'],
    ['b', 'a'],
    ['a', 'b'],
    ['b', 'a'],
  ],
  [{ name: 'Docker', points: [1, 2] }, { name: 'Docker', points: [2, 3] }, { points: [1] }, { points: [3] }],
  [
    { state: 'testing', raw: '' },
    { state: 'production', raw: 'full' },
    { state: 'testing', raw: '' },
    { state: 'production', raw: 'full' },
  ],
  [{ on: null }, { on: '2017-07-17' }, null, { on: '2017-07-17' }],
])('%j → %j shows only what differs', (from, to, gone, come) => {
  expect(narrow(from, to)).toEqual({ from: gone, to: come });
});
