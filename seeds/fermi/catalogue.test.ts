import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  misquotes,
  normalise,
  sourceText,
  structuralProblems,
  unattributed,
  uncovered,
  unsaidNumbers,
} from '../catalogue-checks.ts';
import { DOUBT, EDITOR } from './entry.ts';
import { fermi } from './index.ts';
import { GIST, REPOSITORY, REPOSITORY_FILES, WIKI_18, WIKI_LATER } from './sources.ts';

const facts = new URL('../../../shared/data/fermi-containers.md', import.meta.url);
const texts: Record<string, string | null> = {
  [WIKI_18]: sourceText('000_8ca87536ec9b2bb4.txt'),
  [WIKI_LATER]: sourceText('002_306fc0588f9feb8a.txt'),
  [GIST]: sourceText('001_cac0ca21208ceab9.txt'),
  // Backticks are layout too.
  [REPOSITORY]: existsSync(facts) ? readFileSync(facts, 'utf8').replaceAll('`', '') : null,
};
const absent = Object.values(texts).includes(null);

/** The catalogue as far as it comes from some sources. */
const only = (...sources: string[]) => ({
  ...fermi,
  changeSets: fermi.changeSets.filter(({ source }) => sources.includes(source)),
});

/** An entry's fields after every change set up to the one of `last`. */
function stateAfter(last: string, kind: string): Map<string, Record<string, unknown>> {
  const state = new Map<string, Record<string, unknown>>();
  for (const { source, entries } of fermi.changeSets) {
    for (const entry of entries) {
      if (entry.kind === kind) state.set(entry.slug, { ...state.get(entry.slug), ...entry.set });
    }
    if (source === last) break;
  }
  return state;
}
const raw = (value: unknown): string => (value as { raw: string }).raw;
/** The vocabulary's word in a field, under whichever name its shape keeps it. */
const meaning = (value: unknown): unknown => {
  const { value: word, state, support } = value as Record<string, unknown>;
  return word ?? state ?? support;
};
const SPEAKERS = {
  brian: /\(Brian\)|says Brian|Brian's comment/,
  johan: /^Johan ?:|\(Johan\)|created by Johan/,
  joris: /^Joris ?:/,
  fred: /\(Fred\)/,
  matt: /\(Matt\)/,
  eric: /\(Eric\)/,
  richard: /\(Richard\)/,
  warren: /\(Warren\)/,
  jb: /^Note JB/,
};

const PACKAGE_CELLS = [
  'buildPlatforms',
  'runPlatforms',
  'dependencies',
  'upgradable',
  'existingVm',
  'existingContainer',
  'links',
  'comments',
  'date',
];
const SITE_CELLS = ['nodeOs', 'networkFs', 'vmOffer', 'container'];
/**
 * The rows of a table as patterns of the flattened page: cell after cell, and where a cell is blank at most one of the hard
 * spaces that such cells left. A sign or a text that stood one column further leaves a hard space over.
 */
const rowsOf = (last: string, kind: string, cells: string[]): RegExp[] =>
  [...stateAfter(last, kind).values()].map((fields) => {
    const texts = [String(fields.name), ...cells.map((cell) => raw(fields[cell]))];
    const patterns = texts.map(
      (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', ' +') || '\u00a0?',
    );
    return new RegExp(`^ *${patterns.join('[ \\n]*')}\u00a0? *$`, 'm');
  });

const HEADS = [
  'NameBuild platformRunning platformSpecial dependenciesUpgradable?Existing VMExisting containerLinksCommentsDate',
  'FarmNode OSNetwork FSVMsContainer',
];
/** Cells of one row of a table ran together; `rowsOf` compares them instead. */
const TABLE_ROW =
  /^ *(?:FastCopyRHEL|HalfpipeRHEL|Isoc MonitoringRHEL|GlastReleaseRHEL|DataMonitoringRHEL|ScienceToolsRHEL|ASPRHEL|SLACRHEL|CC-IN2P3RHEL|GRID sitesmostly).*$/gm;
const WIKI_FURNITURE = [
  TABLE_ROW,
  /^You are viewing an old version[\s\S]*Next »/,
  /No labels\s*$/,
  'Table of content',
  ...HEADS,
  ...fermi.criteria.map(({ name }) => name),
  // Headings that no line of the later version stands under any more.
  'Task List',
  'Details for main packages',
  'Software dependencies',
  'Farms Status',
  'Infrastructure and general questions',
  'Release Manager:',
];
const GIST_FURNITURE = [
  /^Skip to content[\s\S]*?Fermi Containerization Notes(?=\s+End of week report)/,
  /Sign up for free to join this conversation on GitHub[\s\S]*$/,
];
const FACTS_FURNITURE = [
  '# What the Fermi collaboration really built after the wiki page',
  /Facts to record in[\s\S]*?beside the five documents\./,
  '(facts read from the public repository fermi-lat/containers, 2017–2021)',
  'image | flavour | base | contents | mounts and configuration | evidence',
  'How the open issues of the gist ended, by date:',
];

describe("Fermi's catalogue", () => {
  it('can be loaded', () => {
    expect(structuralProblems(fermi)).toEqual([]);
  });

  it('counts what the page counts', () => {
    const of = (source: string, kind: string) => [...stateAfter(source, kind).keys()];
    expect(of(WIKI_18, 'package')).toHaveLength(7);
    expect(of(WIKI_18, 'site')).toEqual(['slac', 'cc-in2p3', 'grid']);
    const listed = only(WIKI_18)
      .changeSets.flatMap(({ entries }) => entries)
      .filter(({ kind, locator }) => kind === 'dependency' && locator === 'Software dependencies');
    expect(listed).toHaveLength(18);
    expect(of(REPOSITORY, 'platform')).toEqual(['rhel5', 'rhel6', 'rhel7', 'rhel8', 'rhel9']);
  });

  it('has both task lists in their order', () => {
    const lines = (source: string) =>
      [...stateAfter(source, 'task').values()]
        .filter(({ state }) => state !== 'abandoned')
        .sort((a, b) => Number(a.position) - Number(b.position))
        .map(({ name }) => normalise(String(name)));
    expect(lines(WIKI_18)).toHaveLength(7);
    expect(lines(WIKI_LATER)).toHaveLength(10);
    if (absent) return;
    for (const source of [WIKI_18, WIKI_LATER]) {
      const [, list = ''] =
        /Task List\n([\s\S]*?)\n\n\n?[^\n]*(?:Summary|Here is summary)/.exec(texts[source] ?? '') ?? [];
      expect(lines(source)).toEqual(list.split('\n').map(normalise).filter(Boolean));
    }
  });

  it('invents no build, test or publication', () => {
    const paths = fermi.changeSets.flatMap(({ entries }) => entries.flatMap(({ set }) => Object.keys(set)));
    expect(paths.filter((path) => /digest|suites|tagPolicy|publication/.test(path))).toEqual([]);
    expect(JSON.stringify(fermi)).not.toMatch(/sha256:/);
  });

  it('counts nothing that its words do not count', () => {
    expect(unsaidNumbers(fermi)).toEqual([]);
    const [site, useCase] = [stateAfter('', 'site'), stateAfter('', 'use_case')];
    expect(site.get('slac')).toMatchObject({ nodeCacheBytes: 25e9, proxyCacheBytes: 100e9 });
    expect(useCase.get('l1-processing')).toMatchObject({
      peak: { cores: 3000 },
      'steps.digi': { parallelJobs: 50, parallelBound: 'less_than', unit: 'chunk' },
      'steps.recon-merit': { parallelJobs: 500, parallelBound: 'more_than', unit: 'crumb' },
      'steps.makeft1': { parallelJobs: 50, parallelBound: 'less_than', unit: 'chunk' },
    });
  });

  it('says by whom what the page says by whom', () => {
    expect(unattributed(fermi, SPEAKERS)).toEqual([]);
  });

  // Read off the pages by hand: what the words mean, which no comparison of words can hold.
  it.each([
    [WIKI_18, 'package', 'fastcopy', { upgradable: 'no', existingVm: 'no', existingContainer: 'no' }],
    [WIKI_18, 'package', 'halfpipe', { upgradable: 'unlikely', existingVm: 'unknown', existingContainer: 'unknown' }],
    [WIKI_18, 'package', 'isoc-monitoring', { upgradable: 'unknown', existingVm: 'unknown' }],
    [WIKI_18, 'package', 'glastrelease', { upgradable: 'with_work', existingVm: 'yes', existingContainer: 'no' }],
    [WIKI_18, 'package', 'datamonitoring', { upgradable: 'conditional', existingVm: 'no', existingContainer: 'no' }],
    [
      WIKI_18,
      'package',
      'sciencetools',
      { upgradable: 'na', existingVm: 'attributed', existingContainer: 'attributed' },
    ],
    [WIKI_18, 'package', 'asp', { upgradable: 'na', existingVm: 'unknown', existingContainer: 'unknown' }],
    [WIKI_18, 'package', 'fastcopy', { 'platforms.rhel5.run': 'supported', 'platforms.rhel6.run': 'doubtful' }],
    [WIKI_18, 'package', 'isoc-monitoring', { 'platforms.rhel5.run': 'supported', 'platforms.rhel6.run': 'works' }],
    [WIKI_18, 'site', 'slac', { 'nodes.rhel6': 'retiring', 'nodes.rhel7': 'planned', vmOffer: 'never' }],
    [WIKI_18, 'site', 'slac', { 'runtimes.docker': 'planned' }],
    [WIKI_LATER, 'site', 'slac', { 'runtimes.docker': 'testing' }],
    [GIST, 'site', 'slac', { 'runtimes.singularity': 'testing', 'offers.cvmfs': 'planned' }],
    [WIKI_18, 'site', 'cc-in2p3', { 'nodes.rhel6': 'current', 'nodes.rhel7': 'current', 'offers.afs': 'phasing_out' }],
    [WIKI_18, 'site', 'cc-in2p3', { 'runtimes.docker': 'production', 'runtimes.singularity': 'planned' }],
    [WIKI_LATER, 'site', 'cc-in2p3', { 'runtimes.singularity': 'testing', vmOffer: 'not_for_production' }],
    [WIKI_18, 'site', 'grid', { 'nodes.rhel6': 'current', 'nodes.rhel7': 'current', vmOffer: 'unknown' }],
    [WIKI_LATER, 'runtime', 'docker', { 'criteria.lsf-compatible': 'yes', 'criteria.uge-compatible': 'unknown' }],
    [WIKI_LATER, 'runtime', 'singularity', { 'criteria.lsf-compatible': 'yes' }],
    [WIKI_LATER, 'runtime', 'shifter', { 'criteria.lsf-compatible': 'unknown' }],
  ])('%s: %s %s is %o', (source, kind, slug, facts) => {
    const fields = stateAfter(source, kind).get(slug) ?? {};
    const meant = Object.keys(facts).map((path) => [path, meaning(fields[path])]);
    expect(Object.fromEntries(meant)).toEqual(facts);
  });

  it('names everybody it lists', () => {
    const named = new Set(
      fermi.changeSets.flatMap(({ entries }) =>
        entries.flatMap(({ claims = [], remarks = [], set }) => [
          ...[...claims, ...remarks].map(({ by }) => by),
          ...('owners' in set ? (set.owners ?? []) : []).map(({ person }) => person),
        ]),
      ),
    );
    // Steve T. is asked for a review, which names him in words.
    expect(fermi.people.map(({ slug }) => slug).filter((slug) => !named.has(slug))).toEqual(['steve-t']);
  });
});

describe.skipIf(absent)("Fermi's catalogue against its texts (skipped without ../shared)", () => {
  it.each([WIKI_18, WIKI_LATER, GIST, REPOSITORY])('%s is quoted word for word', (source) => {
    expect(misquotes(only(source), [texts[source] ?? ''], [DOUBT, EDITOR])).toEqual([]);
  });

  it('quotes one line of one recipe', () => {
    expect(misquotes(only(REPOSITORY_FILES), ['FROM centos:6'], [EDITOR])).toEqual([]);
  });

  it.each([
    [WIKI_18, only(WIKI_18), WIKI_FURNITURE, 7],
    [WIKI_LATER, only(WIKI_18, WIKI_LATER), WIKI_FURNITURE, 7],
    [GIST, only(GIST), GIST_FURNITURE, 7],
    [REPOSITORY, only(REPOSITORY), FACTS_FURNITURE, 'uber'.length],
  ])('%s is there to the last line', (source, catalogue, furniture, shortest) => {
    const held = { ourTopics: [DOUBT, EDITOR], minLength: shortest };
    expect(uncovered(texts[source] ?? '', catalogue, furniture, held)).toEqual([]);
  });

  it.each([WIKI_18, WIKI_LATER])('%s has the rows of its tables', (source) => {
    const rows = [...rowsOf(source, 'package', PACKAGE_CELLS), ...rowsOf(source, 'site', SITE_CELLS)];
    expect(rows).toHaveLength(7 + 3);
    expect(rows.filter((row) => !row.test(texts[source] ?? ''))).toEqual([]);
  });
});
