import { expect, test } from 'vitest';
import { sayClaim, sayField, sayFields, sayValue } from './say-change.ts';

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

test('entries, sources and actions go by their names', () => {
  const names = new Map([
    ['site slac', 'SLAC'],
    ['use_case l1', 'L1 processing'],
    ['package glastrelease', 'GlastRelease'],
    ['glastrelease', 'GlastRelease'],
    ['source wiki-version-18', 'Wiki page, version 18'],
  ]);
  expect(sayValue([{ kind: 'use_case', slug: 'l1' }], names)).toBe('use case L1 processing');
  expect(sayValue({ packages: [{ slug: 'glastrelease', note: '' }], position: 0 }, names)).toBe(
    'packages GlastRelease',
  );
  expect(sayValue({ text: 'as said', site: 'slac', source: 'wiki-version-18' }, names)).toBe(
    '“as said”, site SLAC, source Wiki page, version 18',
  );
  expect(sayValue(['build-image:glastrelease'], names)).toBe('Build an image that holds GlastRelease');
  expect(sayField('relations.use_case.l1-processing')).toBe('Related entries, use case, l1 processing');
});

test('fields go by the names of the columns', () => {
  expect(sayField('existingVm')).toBe('Existing VM');
  expect(sayField('platforms.rhel6.run')).toBe('Runs on RHEL6');
  expect(sayField('needs.xrootd-client.run')).toBe('Needs xrootd client to run');
  expect(sayField('needs.root.build', new Map([['root', 'ROOT']]))).toBe('Needs ROOT to build');
  expect(sayField('offers.cvmfs', new Map([['cvmfs', 'CVMFS']]))).toBe('CVMFS');
  expect(sayField('nodes.rhel7')).toBe('Nodes with RHEL7');
  expect(sayFields(['mounts', 'mountsRaw'])).toBe('Mounts');
  expect(sayClaim({ raw: 'supported', value: { support: 'supported', note: '' } }).quoted).toBe(false);
  expect(sayClaim({ raw: 'RHEL6 ??', value: { support: 'doubtful', note: 'RHEL6 ??' } }).quoted).toBe(true);
  expect(sayFields(['runtimes.docker', 'runtimes.singularity', 'vmOffer', 'name', 'summary'])).toBe(
    'Container runtimes, VMs, Name and 1 more',
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
