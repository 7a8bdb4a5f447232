import { describe, expect, test } from 'vitest';
import type { NodeReport } from './node-report.ts';
import { type ProbeNames, platformOf, seenFacts, statementsOn } from './seen-facts.ts';

const NAMES: ProbeNames = {
  platforms: [
    { slug: 'rhel6', name: 'RHEL6', aliases: ['CentOS6', 'SL6'] },
    { slug: 'rhel7', name: 'RHEL7', aliases: ['CentOS7'] },
    { slug: 'debian12', name: 'Debian 12', aliases: [] },
  ],
  runtimes: [
    { slug: 'docker', name: 'Docker', aliases: [] },
    { slug: 'singularity', name: 'Singularity', aliases: ['apptainer'] },
  ],
  filesystems: ['afs', 'cvmfs'],
};
const report = (more: Partial<NodeReport> = {}): NodeReport => ({
  ...{ site: 'slac', node: 'wn001', at: '2026-02-03T04:05:06Z', kernel: '3.10.0', architecture: 'x86_64' },
  os: {
    id: 'centos',
    version: '7',
    name: 'CentOS Linux 7 (Core)',
    redhatRelease: 'CentOS Linux release 7.9.2009 (Core)',
  },
  vsyscall: true,
  userNamespaces: true,
  runtimes: [{ name: 'apptainer', version: 'apptainer version 1.3.1-1', starts: true }],
  binds: {
    file: '/etc/apptainer/apptainer.conf',
    userBinds: true,
    overlay: true,
    underlay: true,
    paths: ['/etc/hosts', '/afs'],
  },
  mounts: [{ path: '/afs', type: 'afs' }],
  cvmfs: [{ repository: 'unpacked.cern.ch', revision: 12 }],
  cache: { path: '/var/lib/cvmfs', quotaBytes: 20_971_520_000, sizeBytes: 1, freeBytes: 1 },
  images: null,
  ...more,
});
const values = (facts: readonly { field: string; value: unknown }[]) => facts.map(({ field, value }) => [field, value]);
const fill = (said: Record<string, unknown>, more: Partial<NodeReport> = {}) =>
  statementsOn(said, seenFacts(report(more), NAMES));

test('what nobody has said is filled; what is not there never is', () => {
  const { fills, contradictions } = fill({});
  expect(values(fills)).toEqual([
    ['nodes.rhel7', { state: 'current', share: 'unknown', on: null, raw: '' }],
    ['runtimes.singularity', { state: 'testing', raw: '', on: null, mayAsk: false, version: '' }],
    ['offers.afs', { state: 'available', on: null, raw: '' }],
    ['offers.cvmfs', { state: 'available', on: null, raw: '' }],
    ['vsyscall', 'yes'],
    ['userBinds', 'yes'],
    ['bindable', ['/afs']],
    ['nodeCacheBytes', 20_971_520_000],
  ]);
  expect(contradictions).toEqual([]);
  expect(fills.find(({ field }) => field === 'runtimes.singularity')?.words).toBe(
    'apptainer version 1.3.1-1 starts containers on wn001',
  );
});

test('what somebody said is never overwritten: what differs stands beside it', () => {
  const said = {
    'nodes.rhel7': { state: 'planned' },
    'runtimes.docker': { state: 'production' },
    'runtimes.singularity': { state: 'refused' },
    'offers.afs': { state: 'none' },
    'offers.cvmfs': { state: 'available' },
    vsyscall: 'no',
    userBinds: 'no',
    bindable: ['/scratch'],
    nodeCacheBytes: 1,
  };
  const { fills, contradictions } = fill(said);
  expect(fills).toEqual([]);
  expect(contradictions.map(({ field, certainty }) => [field, certainty])).toEqual([
    ['nodes.rhel7', 'certain'],
    ['runtimes.docker', 'likely'],
    ['runtimes.singularity', 'certain'],
    ['offers.afs', 'certain'],
    ['vsyscall', 'certain'],
    ['userBinds', 'certain'],
    ['bindable', 'certain'],
    ['nodeCacheBytes', 'certain'],
  ]);
});

test('what agrees is nothing new', () => {
  const said = {
    'nodes.rhel7': { state: 'retiring' },
    'runtimes.singularity': { state: 'production' },
    'runtimes.docker': { state: 'refused' },
    'offers.afs': { state: 'phasing_out' },
    'offers.cvmfs': { state: 'available' },
    vsyscall: 'yes',
    userBinds: 'yes',
    bindable: ['/afs', '/scratch'],
    nodeCacheBytes: 20_971_520_000,
  };
  expect(fill(said)).toEqual({ fills: [], contradictions: [] });
});

test('a runtime that is installed and does not start for whoever ran the probe says nothing', () => {
  const runtimes = [{ name: 'docker', version: 'Docker version 20.10.7', starts: false }];
  const fields = seenFacts(report({ runtimes }), NAMES).map(({ field }) => field);
  expect(fields).not.toContain('runtimes.docker');
});

test('a folder that is mounted only when it is asked for is neither there nor missing', () => {
  const facts = seenFacts(report({ mounts: [{ path: '/afs', type: 'autofs' }], cvmfs: [] }), NAMES);
  expect(facts.find(({ field }) => field === 'offers.afs')).toBeUndefined();
  expect(facts.find(({ field }) => field === 'offers.cvmfs')).toMatchObject({
    value: { state: 'none' },
    mayFill: false,
  });
});

describe('platforms', () => {
  test.each([
    [{ id: 'rhel', version: '7.9', redhatRelease: '' }, 'rhel7'],
    [{ id: 'centos', version: '6', redhatRelease: '' }, 'rhel6'],
    [{ id: '', version: '', redhatRelease: 'Scientific Linux release 6.9 (Carbon)' }, 'rhel6'],
    [{ id: '', version: '', redhatRelease: 'Red Hat Enterprise Linux Server release 7.4 (Maipo)' }, 'rhel7'],
    [{ id: 'rocky', version: '9.3', redhatRelease: '' }, null],
    [{ id: 'debian', version: '12', redhatRelease: '' }, 'debian12'],
    [{ id: 'debian', version: '11', redhatRelease: '' }, null],
    [{ id: '', version: '', redhatRelease: '' }, null],
  ])('%j is %s', (os, slug) => {
    expect(platformOf(report({ os: { name: '', ...os } }), NAMES.platforms)).toBe(slug);
  });
});
