import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allStrings, cellEditors, editableCells, sayCell } from './cells.ts';
import { weigh } from './editors.ts';
import { editorsOf } from './editors-of.ts';
import { cellFromText } from './parse-cell.ts';

const names = {
  platform: [
    { slug: 'rhel5', name: 'RHEL5' },
    { slug: 'rhel6', name: 'RHEL6' },
    { slug: 'rhel7', name: 'RHEL7/CentOS7' },
  ],
  runtime: [{ slug: 'docker', name: 'Docker' }],
  dependency: [{ slug: 'afs', name: 'AFS' }],
  person: [{ slug: 'ann', name: 'Ann Expert' }],
  task: [{ slug: 'do-it', name: 'Do it' }],
};
const fields = {
  name: 'Gleam',
  upgradable: { value: 'unlikely', raw: 'never says Brian', waitingOn: null },
  runPlatforms: { raw: 'RHEL5 or RHEL6 ??' },
  'platforms.rhel5.run': { support: 'supported', note: '' },
  'platforms.rhel6.run': { support: 'doubtful', note: 'kept' },
  'platforms.rhel6.build': { support: 'works', note: '' },
};
const editors = (kind: 'package' | 'site' | 'platform' | 'image' | 'task' | 'question', cell: string) =>
  cellEditors(kind, cell, editorsOf(kind, names, fields));
const patch = (kind: Parameters<typeof editors>[0], cell: string, text: string) => {
  const own = editors(kind, cell);
  const read = cellFromText(own, text, fields);
  return read.ok ? weigh(own, { base: fields, now: fields, mine: read.strings, choices: {} }).patch : read.fault;
};

describe('a pasted text', () => {
  it.each<[Parameters<typeof editors>[0], string, string, unknown]>([
    ['package', 'strategy', 'Container', { strategy: 'container' }],
    ['package', 'upgradable', 'yes', { upgradable: { value: 'yes', raw: '', waitingOn: null } }],
    [
      'package',
      'upgradable',
      ' with_work: a lot of it ',
      { upgradable: { value: 'with_work', raw: 'a lot of it', waitingOn: null } },
    ],
    ['package', 'upgradable', '', { upgradable: { value: 'unknown', raw: '', waitingOn: null } }],
    ['package', 'comments', 'two\nlines', { comments: { raw: 'two lines' } }],
    [
      'package',
      'links',
      'Home https://example.org/; Old page',
      {
        links: {
          items: [
            { label: 'Home', url: 'https://example.org/' },
            { label: 'Old page', url: '' },
          ],
          raw: '',
        },
      },
    ],
    ['package', 'owners', 'ann expert', { owners: [{ person: 'ann', role: 'expert' }] }],
    [
      'package',
      'run',
      'RHEL6 (works), rhel7',
      {
        'platforms.rhel5.run': null,
        'platforms.rhel6.run': { support: 'works' },
        'platforms.rhel7.run': { support: 'supported' },
        runPlatforms: { raw: '' },
      },
    ],
    [
      'package',
      'run',
      'RHEL7/CentOS7: broken',
      {
        'platforms.rhel5.run': null,
        'platforms.rhel6.run': null,
        'platforms.rhel7.run': { support: 'broken' },
        runPlatforms: { raw: '' },
      },
    ],
    ['package', 'build', 'rhel6 works', {}],
    [
      'site',
      'containers',
      'docker production',
      { 'runtimes.docker': { state: 'production', version: '', mayAsk: false, on: null, raw: '' } },
    ],
    ['site', 'batch', 'Slurm', { batchSystem: { value: 'Slurm', raw: '' } }],
    ['platform', 'released', '2014-06-10', { releasedOn: '2014-06-10' }],
    ['platform', 'images', 'Yes', { baseImage: true }],
    ['image', 'flavour', 'Lightweight: thin', { flavour: { value: 'lightweight', raw: 'thin' } }],
    ['image', 'policy', 'latest', { tagPolicy: 'latest' }],
    ['platform', 'aliases', 'SL7, el7', { aliases: ['SL7', 'el7'] }],
    ['task', 'owner', 'Ann Expert', { owner: 'ann' }],
    ['task', 'state', 'in progress', { state: 'in_progress' }],
    ['task', 'waits', 'Do it', { waitsFor: ['do-it'] }],
    ['task', 'priority', '2.5', { position: 2.5 }],
    ['question', 'topic', 'Runtimes', { topic: 'Runtimes' }],
  ])('of %s %s: %s', (kind, cell, text, wanted) => {
    expect(patch(kind, cell, text)).toEqual(wanted);
  });

  it.each<[Parameters<typeof editors>[0], string, string, RegExp]>([
    ['package', 'strategy', 'sail', /“sail” is none of its words: undecided, maintain/],
    ['package', 'strategy', '', /none of its words/],
    ['package', 'upgradable', 'maybe', /“maybe” is none of its words: yes, .*A text may follow/],
    ['package', 'run', 'RHEL6, RHEL99', /“RHEL99” is none of RHEL5, RHEL6/],
    ['package', 'run', 'RHEL6 (sails)', /needs one of the words supported, works/],
    ['package', 'comments', 'x'.repeat(2001), /At most 2000 characters/],
    ['package', 'owners', 'Bob', /called “Bob”/],
    ['package', 'links', 'Home javascript:alert(1)', /Addresses begin with http/],
    ['site', 'nodes', 'RHEL6', /RHEL6 needs one of the words current/],
    ['site', 'caches', '50 GB', /several values/],
    ['image', 'flavour', 'huge', /“huge” is none of its words: uber/],
    ['image', 'packages', 'Gleam', /several values/],
    ['platform', 'released', '10.6.2014', /A day such as/],
    ['platform', 'images', 'perhaps', /Yes or no/],
    ['task', 'owner', 'Bob', /called “Bob”/],
    ['task', 'priority', 'first', /number/],
  ])('of %s %s: %s is a fault', (kind, cell, text, wanted) => {
    expect(patch(kind, cell, text)).toMatch(wanted);
  });

  it('never breaks, whatever it is', () => {
    const kinds = ['package', 'site', 'platform', 'image', 'task', 'question'] as const;
    const cells = kinds.flatMap((kind) => editableCells(kind).map((cell) => [kind, cell] as const));
    fc.assert(
      fc.property(fc.constantFrom(...cells), fc.string({ unit: 'binary', maxLength: 60 }), ([kind, cell], text) => {
        const own = editors(kind, cell);
        expect(own.length).toBeGreaterThan(0);
        const read = cellFromText(own, text, fields);
        if (read.ok) expect(Object.keys(read.strings).sort()).toEqual(Object.keys(allStrings(own, fields)).sort());
        else expect(read.fault).not.toBe('');
      }),
    );
  });
});

it('a cell is said in words', () => {
  const say = (kind: Parameters<typeof editors>[0], cell: string) =>
    sayCell(editors(kind, cell), allStrings(editors(kind, cell), fields));
  expect(say('package', 'run')).toBe('RHEL5 supported; RHEL6 doubtful; “RHEL5 or RHEL6 ??”');
  expect(say('package', 'upgradable')).toBe('unlikely “never says Brian”');
  expect(say('package', 'strategy')).toBe('undecided');
  expect(say('site', 'nodes')).toBe('');
});
