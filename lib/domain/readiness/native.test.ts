import { describe, expect, it } from 'vitest';
import type { CheckState, Share, Upgradable } from '../vocabulary.ts';
import { assess } from './assess.ts';
import type { NodePlatformFact, PackageFacts } from './facts.ts';
import {
  given,
  need,
  node,
  offer,
  packageFacts,
  RHEL5,
  RHEL6,
  RHEL7,
  RHEL8,
  run,
  runsOn,
  runtimeRow,
  siteFacts,
  upgradable,
} from './fixtures.ts';
import { cautionsOf, check, routeOf } from './test-verdict.ts';

const P = packageFacts('P', { platforms: [runsOn(RHEL6)] });
const platform = (pkg: PackageFacts, ...nodes: NodePlatformFact[]) =>
  check(pkg, siteFacts('S', { nodes, runtimes: [runtimeRow('docker', 'refused')] }), 'native', 'platform');

describe('native: platform', () => {
  it('passes where nodes have a platform that it runs on, surely or as tried', () => {
    expect(platform(P, node(RHEL6)).state).toBe('pass');
    expect(platform(packageFacts('P', { platforms: [runsOn(RHEL6, 'works')] }), node(RHEL6)).state).toBe('pass');
    expect(platform(P, node(RHEL7), node(RHEL6, 'current', 'most')).reason).toBe(
      'Runs on RHEL6; most nodes at S have RHEL6.',
    );
  });

  it('does not count nodes that retire, nor where it is only built', () => {
    expect(platform({ ...P, upgradable: upgradable('no') }, node(RHEL6, 'retiring'), node(RHEL7)).state).toBe('fail');
    const built = packageFacts('P', {
      platforms: [{ ...runsOn(RHEL7), phase: 'build' }, runsOn(RHEL6)],
      upgradable: upgradable('no'),
    });
    expect(platform(built, node(RHEL7)).state).toBe('fail');
  });

  it('waits for planned nodes, and names the day', () => {
    expect(platform(P, node(RHEL6, 'planned', 'all', '2018-06-01'), node(RHEL7))).toMatchObject({
      state: 'todo',
      kind: 'waiting_on RHEL6 nodes at S (from 2018-06-01)',
      reason: 'Runs on RHEL6; RHEL6 nodes are planned at S, from 2018-06-01.',
      owner: 'site contact',
      actionKey: 'move-nodes:s:rhel6',
    });
    expect(platform(P, node(RHEL6, 'planned'), node(RHEL6, 'current')).state).toBe('pass');
  });

  it('is unknown when it is doubtful only, or listed without a word', () => {
    for (const support of ['doubtful', 'unknown'] as const) {
      const pkg = packageFacts('P', {
        platforms: [runsOn(RHEL5), runsOn(RHEL6, support)],
        upgradable: upgradable('no'),
      });
      expect(platform(pkg, node(RHEL6))).toMatchObject({
        state: 'unknown',
        actionKey: 'try-platform:p:rhel6',
        owner: 'package expert',
      });
    }
  });

  it('cites the nodes that it is about', () => {
    const refs = (...nodes: NodePlatformFact[]) => platform(doubt, ...nodes).evidence.map(({ ref }) => ref);
    const doubt = packageFacts('P', { platforms: [runsOn(RHEL5), runsOn(RHEL6, 'doubtful')] });
    expect(refs(node(RHEL6), node(RHEL7), node(RHEL6, 'retiring'), node(RHEL8, 'planned'))).toEqual([
      'package:p/platforms',
      'package:p/platform:rhel6:run',
      'site:s/nodes',
      'site:s/node:rhel6',
    ]);
  });

  it('is unknown when the package lists no platform, and when the site lists none that stays', () => {
    expect(platform(packageFacts('P'), node(RHEL6))).toMatchObject({
      state: 'unknown',
      reason: 'Nobody has said on which platforms P runs.',
    });
    expect(platform(P).reason).toBe('Nobody has said what the nodes at S run.');
    expect(platform(P, node(RHEL6, 'retiring'))).toMatchObject({
      state: 'unknown',
      reason: 'The RHEL6 nodes at S are retiring, and nobody has said what replaces them.',
    });
  });

  const cases: [Upgradable, CheckState, string][] = [
    ['yes', 'fail', 'temporary'],
    ['likely', 'fail', 'temporary'],
    ['no', 'fail', 'permanent'],
    ['unlikely', 'fail', 'permanent'],
    ['with_work', 'fail', 'waiting_on a large upgrade'],
    ['conditional', 'fail', 'waiting_on GlastRelease'],
    ['unknown', 'unknown', 'waiting_on an answer from the package expert'],
    ['na', 'unknown', 'waiting_on an answer from the package expert'],
    ['doubtful', 'unknown', 'waiting_on an answer from the package expert'],
  ];
  it.each(cases)('elsewhere, upgradable %s: %s, %s', (value, state, kind) => {
    const pkg = { ...P, upgradable: upgradable(value, '', { slug: 'glastrelease', name: 'GlastRelease' }) };
    const found = platform(pkg, node(RHEL7), node(RHEL8, 'planned'));
    expect(found).toMatchObject({ state, kind, owner: 'package expert' });
    expect(found.evidence.map(({ ref }) => ref)).toContain('package:p/upgradable');
  });

  it('ranks a conditional upgrade under the port it waits for', () => {
    const to = { slug: 'glastrelease', name: 'GlastRelease' };
    expect(platform({ ...P, upgradable: upgradable('conditional', '', to) }, node(RHEL7)).actionKey).toBe(
      'port:glastrelease:rhel7',
    );
    expect(platform({ ...P, upgradable: upgradable('conditional') }, node(RHEL7)).kind).toBe(
      'waiting_on another package',
    );
    expect(platform({ ...P, upgradable: upgradable('with_work') }, node(RHEL7), node(RHEL8)).actionKey).toBe(
      'port:p:rhel8',
    );
  });

  it('knows that it is broken on a platform', () => {
    const pkg = packageFacts('P', { platforms: [runsOn(RHEL7, 'broken')], upgradable: upgradable('no') });
    expect(platform(pkg, node(RHEL7)).reason).toBe(
      "Does not run on RHEL7; S's nodes have RHEL7, and it cannot be upgraded.",
    );
  });

  it('warns of a few nodes only, when no other nodes match', () => {
    const few = (...nodes: NodePlatformFact[]) => cautionsOf(P, siteFacts('S', { nodes }));
    expect(few(node(RHEL6, 'current', 'few'))).toContain('few-nodes');
    for (const share of ['all', 'most', 'some', 'unknown'] satisfies Share[]) {
      expect(few(node(RHEL6, 'current', share))).not.toContain('few-nodes');
    }
    expect(few(node(RHEL6, 'planned', 'few'))).not.toContain('few-nodes');
  });
});

describe('native: what is needed of the site', () => {
  const level = (states: Parameters<typeof offer>[1][]) =>
    routeOf(
      assess(
        given(
          { ...P, needs: states.map((_, i) => need(`FS${i}`)) },
          siteFacts('S', { nodes: [node(RHEL6)], offers: states.map((state, i) => offer(`FS${i}`, state)) }),
        ),
      ),
      'native',
    ).level;

  it('decides with the platform', () => {
    expect(level(['available'])).toBe('available');
    expect(level(['phasing_out'])).toBe('available');
    expect(level(['available', 'planned'])).toBe('possible');
    expect(level(['planned', 'unknown'])).toBe('unknown');
    expect(level(['unknown', 'none', 'planned'])).toBe('blocked');
  });
});

describe('a native test at the site', () => {
  const site = siteFacts('S', {
    nodes: [node(RHEL6, 'retiring'), node(RHEL7)],
    runtimes: [runtimeRow('docker', 'refused')],
  });
  const doubtful = packageFacts('P', { platforms: [runsOn(RHEL5), runsOn(RHEL7, 'doubtful')], needs: [need('AFS')] });
  const tested = (change: Parameters<typeof run>[0]) => ({
    ...doubtful,
    runs: [run({ site: 's', how: 'native', runtime: null, digest: null, platform: 'rhel7', ...change })],
  });

  it('proves the platform and what it used, whatever the cells say', () => {
    const native = routeOf(assess(given(tested({}), site)), 'native');
    expect(native.checks.slice(0, 2).map(({ state }) => state)).toEqual(['pass', 'pass']);
    expect(native.level).toBe('available');
    expect(native.checks[0]?.reason).toBe('A test passed natively on RHEL7 at S on 2017-07-26.');
  });

  it('proves nothing when it failed, ran elsewhere, or in another way', () => {
    for (const change of [{ outcome: 'failed' }, { outcome: 'skipped' }, { site: 'other' }, { how: 'vm' }] as const) {
      expect(check(tested(change), site, 'native', 'platform').state).toBe('unknown');
    }
  });

  it('proves nothing about nodes that stay when it ran, or may have run, on nodes that retire', () => {
    expect(check(tested({ platform: 'rhel6' }), site, 'native', 'platform').state).toBe('unknown');
    expect(check(tested({ platform: null }), site, 'native', 'platform').state).toBe('unknown');
    expect(check(tested({ platform: null }), { ...site, nodes: [node(RHEL7)] }, 'native', 'platform').state).toBe(
      'pass',
    );
  });
});
