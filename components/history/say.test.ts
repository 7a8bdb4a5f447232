import { expect, test } from 'vitest';
import { sayClaim, sayField, sayFields, sayValue } from './say.ts';

test.each([
  [null, 'nothing'],
  ['', 'nothing'],
  [[], 'nothing'],
  ['phasing_out', 'phasing out'],
  ['a note, as it was', 'a note, as it was'],
  [true, 'yes'],
  [25_000_000_000, '25000000000'],
  [{ value: 'no', raw: '(error)' }, 'no'],
  [{ value: 'unlikely', raw: 'unlikely at best' }, 'unlikely, “unlikely at best”'],
  [{ state: 'testing', raw: '', on: null, mayAsk: false }, 'testing'],
  [{ support: 'doubtful', note: '??' }, 'doubtful, ??'],
  [['slac', 'lyon'], 'slac, lyon'],
  [[{ kind: 'use_case', slug: 'l1' }], 'use case l1'],
])('the value %j reads %j', (value, words) => {
  expect(sayValue(value)).toBe(words);
});

test('fields go by the names of the columns', () => {
  expect(sayField('existingVm')).toBe('Existing VM');
  expect(sayField('platforms.rhel6.run')).toBe('Platforms › rhel6 › run');
  expect(sayFields(['runtimes.docker', 'runtimes.singularity', 'vmOffer', 'name', 'summary'])).toBe(
    'Runtimes, VMs, Name and 1 more',
  );
});

test('a claim to an empty cell says that it was left blank', () => {
  expect(sayClaim({ raw: '', value: { value: '', raw: '' } })).toEqual({ words: 'left blank', quoted: false });
});

test('a claim is quoted when its source had words, and never shows JSON', () => {
  expect(sayClaim({ raw: 'never says Brian', value: 'never' })).toEqual({ words: 'never says Brian', quoted: true });
  expect(sayClaim({ raw: '(tick)', value: { value: 'yes', raw: '(tick)' } })).toEqual({ words: 'yes', quoted: false });
  expect(sayClaim({ raw: '{"support":"works"}', value: { support: 'works', note: '' } })).toEqual({
    words: 'works',
    quoted: false,
  });
});
