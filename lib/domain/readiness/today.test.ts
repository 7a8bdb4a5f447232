import { describe, expect, it } from 'vitest';
import { assess } from './assess.ts';
import type { NodePlatformFact, PackageFacts, SiteFacts } from './facts.ts';
import {
  build,
  cell,
  given,
  image,
  need,
  node,
  offer,
  packageFacts,
  publication,
  RHEL5,
  RHEL6,
  RHEL7,
  run,
  runsOn,
  runtimeRow,
  siteFacts,
} from './fixtures.ts';

const P = packageFacts('P', { platforms: [runsOn(RHEL6), runsOn(RHEL5, 'doubtful')] });
const today = (pkg: PackageFacts, site: Partial<SiteFacts>) => assess(given(pkg, siteFacts('S', site))).runsToday;
const on = (...nodes: NodePlatformFact[]) => today(P, { nodes });

describe('runs today', () => {
  it('natively on current and on retiring nodes, not on planned ones', () => {
    expect(on(node(RHEL6))).toEqual({ answer: 'yes', how: 'natively on RHEL6' });
    expect(on(node(RHEL6, 'retiring'))).toEqual({ answer: 'yes', how: 'natively on RHEL6' });
    expect(on(node(RHEL6, 'planned'), node(RHEL7))).toEqual({
      answer: 'no',
      how: 'neither natively on RHEL7 nor in a container or a VM',
    });
  });

  it('is unknown in doubt, or when nodes or platforms are not stated', () => {
    expect(on(node(RHEL5), node(RHEL7))).toEqual({
      answer: 'unknown',
      how: 'nobody is sure whether it runs on RHEL5 here',
    });
    expect(on()).toEqual({ answer: 'unknown', how: 'nobody has said what its nodes run' });
    expect(on(node(RHEL6, 'planned')).answer).toBe('unknown');
    expect(today(packageFacts('P'), { nodes: [node(RHEL7)] }).answer).toBe('unknown');
    expect(today(packageFacts('P', { platforms: [runsOn(RHEL7, 'broken')] }), { nodes: [node(RHEL7)] }).answer).toBe(
      'no',
    );
  });

  it('asks that what it needs is there now', () => {
    const needy = { ...P, needs: [need('AFS')] };
    const at = (state: Parameters<typeof offer>[1]) =>
      today(needy, { nodes: [node(RHEL6)], offers: [offer('AFS', state)] }).answer;
    expect([at('available'), at('phasing_out'), at('planned'), at('none'), at('unknown')]).toEqual([
      'yes',
      'yes',
      'no',
      'no',
      'unknown',
    ]);
  });

  it('is proved by a native test on any nodes', () => {
    const tested = { ...P, runs: [run({ site: 's', how: 'native', runtime: null, digest: null })] };
    expect(today(tested, { nodes: [node(RHEL7)] })).toEqual({
      answer: 'yes',
      how: 'natively: a test passed on 2017-07-26',
    });
    const failed = { ...P, runs: [run({ site: 's', how: 'native', runtime: null, digest: null, outcome: 'failed' })] };
    expect(today(failed, { nodes: [node(RHEL7)] }).answer).toBe('no');
  });

  it('in a container or a VM that can be started', () => {
    const runtimes = [runtimeRow('docker', 'production')];
    const built = { ...P, images: [image()] };
    const published = { ...P, images: [image({ builds: [build({ publications: [publication()] })] })] };
    expect(today(built, { nodes: [node(RHEL7)], runtimes }).answer).toBe('no');
    expect(today(published, { nodes: [node(RHEL7)], runtimes })).toEqual({
      answer: 'yes',
      how: 'in a container with Docker',
    });
    const vm = { ...P, existingVm: cell<'yes'>('yes') };
    expect(today(vm, { nodes: [node(RHEL7)], vmOffer: cell<'production'>('production') })).toEqual({
      answer: 'yes',
      how: 'in a VM',
    });
    expect(today(vm, { nodes: [node(RHEL7)] }).answer).toBe('no');
  });
});
