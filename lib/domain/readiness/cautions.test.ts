import { describe, expect, it } from 'vitest';
import { assess, evaluate } from './assess.ts';
import type { PackageFacts, PlatformRef, SiteFacts } from './facts.ts';
import {
  cell,
  given,
  node,
  packageFacts,
  RHEL6,
  RHEL7,
  RHEL8,
  runsOn,
  runtimeRow,
  siteFacts,
  upgradable,
} from './fixtures.ts';
import { cautionsOf } from './test-verdict.ts';
import { CAUTIONS } from './verdict.ts';

const nodes = (platform: PlatformRef) => siteFacts('S', { nodes: [node(platform)] });
const pkg = (platform: PlatformRef, change: Partial<PackageFacts> = {}) =>
  packageFacts('P', { platforms: [runsOn(platform)], ...change });

describe('caution: end of life', () => {
  const texts = (platform: PlatformRef, asOf: string) =>
    assess(given(pkg(platform), nodes(platform), asOf)).cautions.map(({ text }) => text);

  it('begins the day after the last day of maintenance', () => {
    expect(texts(RHEL6, '2020-11-30T23:59:59Z')).toEqual([]);
    expect(texts(RHEL6, '2020-12-01T00:00:00Z')).toEqual([
      'RHEL6 is past end of life: maintenance ended on 30 Nov 2020; extended support lasts until 30 Jun 2024.',
    ]);
    expect(texts(RHEL6, '2024-07-01T00:00:00Z')).toEqual([
      'RHEL6 is past end of life: maintenance ended on 30 Nov 2020 and extended support on 30 Jun 2024.',
    ]);
    expect(texts({ ...RHEL6, extendedEnds: null }, '2024-07-01T00:00:00Z')).toEqual([
      'RHEL6 is past end of life: maintenance ended on 30 Nov 2020.',
    ]);
  });

  it('cites the nodes that have the platform', () => {
    const site = siteFacts('S', { nodes: [node(RHEL8), node(RHEL6)] });
    const both = packageFacts('P', { platforms: [runsOn(RHEL8), runsOn(RHEL6)] });
    expect(assess(given(both, site)).cautions[0]?.evidence.map(({ ref }) => ref)).toEqual([
      'package:p/platforms',
      'site:s/nodes',
      'site:s/node:rhel6',
    ]);
  });

  it('is silent where no end is announced, or the date is odd', () => {
    expect(texts({ ...RHEL6, maintenanceEnds: null }, '2030-01-01T00:00:00Z')).toEqual([]);
    expect(texts({ ...RHEL6, maintenanceEnds: 'soon' }, '2030-01-01T00:00:00Z')).toEqual([]);
    expect(texts(RHEL6, 'whenever')).toEqual([]);
  });

  it('is about the newest base that an image can take', () => {
    const site = siteFacts('S', { runtimes: [runtimeRow('docker', 'production')] });
    const both = packageFacts('P', { platforms: [runsOn(RHEL8), runsOn(RHEL6)] });
    expect(cautionsOf(both, site)).toEqual([]);
    expect(cautionsOf(pkg(RHEL6), site)).toEqual(['end-of-life']);
  });
});

describe('caution: old review', () => {
  const ids = (reviewedOn: string | null, reviewEveryDays: number | null = null) =>
    cautionsOf(pkg(RHEL8, { reviewedOn, reviewEveryDays }), nodes(RHEL8));

  it('comes over a year after the last one', () => {
    expect(ids('2025-11-20')).toEqual(['old-review']);
    expect(ids('2025-11-21')).toEqual([]);
    expect(ids('2017-06-06')).toEqual(['old-review']);
  });
  it('comes by the interval of the package itself, where it has one', () => {
    expect(ids('2026-11-01', 10)).toEqual(['old-review']);
    expect(ids('2026-11-01', 30)).toEqual([]);
    expect(ids('2017-06-06', 3650)).toEqual([]);
  });
  it('does not come for an entry that was never reviewed, or on an odd day', () => {
    expect(ids(null)).toEqual([]);
    expect(ids('Tuesday 6th 2017')).toEqual([]);
  });
});

describe('caution: claim in conflict', () => {
  const conflict = { inConflict: true };
  const site = siteFacts('S', { nodes: [node(RHEL7)] });

  it('is about what the verdict looked at', () => {
    const upgrade = { ...upgradable('unknown'), ...conflict };
    expect(cautionsOf(pkg(RHEL6, { upgradable: upgrade }), site)).toContain('conflict');
    expect(cautionsOf(pkg(RHEL7, { upgradable: upgrade }), site)).not.toContain('conflict');
  });

  it('is about the claimed container while no build is registered', () => {
    const docker = siteFacts('S', { runtimes: [runtimeRow('docker', 'production')] });
    const claimed = { ...cell<'yes'>('yes', 'Giacomo'), ...conflict };
    expect(cautionsOf(pkg(RHEL8, { existingContainer: claimed }), docker)).toEqual(['conflict']);
    const row = (inConflict: boolean): SiteFacts =>
      siteFacts('S', { runtimes: [runtimeRow('docker', 'production', { inConflict })] });
    expect(cautionsOf(pkg(RHEL8), row(true))).toEqual(['conflict']);
    expect(cautionsOf(pkg(RHEL8), row(false))).toEqual([]);
  });
});

describe('cautions', () => {
  it('never change the level', () => {
    const site = siteFacts('S', { nodes: [node(RHEL6, 'current', 'few')] });
    const cautious = assess(given(pkg(RHEL6, { reviewedOn: '2017-01-01' }), site));
    expect(cautious.cautions.map(({ id }) => id)).toEqual(['end-of-life', 'few-nodes', 'old-review']);
    expect(cautious.level).toBe(assess(given(pkg(RHEL8), nodes(RHEL8))).level);
  });

  it('are bits of an evaluation', () => {
    const site = siteFacts('S', { nodes: [node(RHEL6, 'current', 'few')] });
    const bit = (id: (typeof CAUTIONS)[number]) => 1 << CAUTIONS.indexOf(id);
    expect(evaluate(given(pkg(RHEL6), site)).cautions).toBe(bit('end-of-life') | bit('few-nodes'));
  });
});
