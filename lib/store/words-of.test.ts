import { expect, it } from 'vitest';
import { wordsOf } from './words-of.ts';

it.each([
  [{ value: 'no', raw: '(error)' }, '(error)'],
  [{ value: 'unknown', raw: '' }, 'unknown'],
  [{ support: 'works', note: '' }, 'works'],
  [{ support: 'works', note: 'said at the meeting' }, 'said at the meeting'],
  [{ version: '20-10-04-gr02' }, '20-10-04-gr02'],
  [['AFS', 'NFS'], 'AFS, NFS'],
  [[{ person: 'x', role: 'expert' }], ''],
  [25_000_000_000, '25000000000'],
  [false, 'no'],
  [null, ''],
])('%j in words', (value, words) => expect(wordsOf(value)).toBe(words));
