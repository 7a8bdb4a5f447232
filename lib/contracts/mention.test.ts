import { expect, test } from 'vitest';
import { handleMeant, handleOf, piecesOf, userOfHandle } from './mention.ts';

test.each([
  ['Ann Expert', 12, 'ann-expert-12'],
  ['Jürgen Knödlseder', 3, 'jurgen-knodlseder-3'],
  ['李 明', 4, 'person-4'],
  ['ann@example.org', 5, 'ann-example-org-5'],
  ['x'.repeat(300), 6, `${'x'.repeat(40)}-6`],
  ['7', 7, '7-7'],
])('%s with the number %i is @%s', (name, userId, handle) => {
  expect(handleOf({ userId, name })).toBe(handle);
  expect(userOfHandle(handle)).toBe(userId);
  // Written into a text it is found there.
  expect(piecesOf(`a @${handle}, b`)).toEqual([{ text: 'a ' }, { handle }, { text: ', b' }]);
});

test.each([
  'x@ann-1',
  'ann@example-1',
  '@ann',
  '@ann-',
  '@-1',
  '@ann-0',
  '@ann-01x',
  '@ann--1',
  '@ANN-1',
  '@ann-1@b',
  '@@ann-1',
  '/@ann-1',
  '@ann-1234567890',
])('%s mentions nobody', (text) => {
  expect(piecesOf(text)).toEqual([{ text }]);
});

test.each([
  ['@ann-expert-12', 'ann-expert-12'],
  ['someone-else-400', 'someone-else-400'],
  ['ann expert', 'ann-expert-12'],
  ['Ann', null],
  ['bea', 'bea-2'],
  ['Bea Ex', null],
  ['expertise', 'ann-expertise-13'],
  ['pert', null],
  ['@', null],
  ['', null],
])('who types %j as a mention means %j', (typed, handle) => {
  const people = [
    { handle: 'ann-expert-12', name: 'Ann Expert' },
    { handle: 'ann-expertise-13', name: 'Ann Expertise' },
    { handle: 'bea-2', name: 'Bea' },
  ];
  expect(handleMeant(typed, people)).toBe(handle);
});
