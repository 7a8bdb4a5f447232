import { describe, expect, it } from 'vitest';
import type { CheckState, OfferState } from '../vocabulary.ts';
import type { NeedFact, OfferFact } from './facts.ts';
import { need, node, offer, packageFacts, RHEL6, runsOn, siteFacts } from './fixtures.ts';
import { cautionsOf, check } from './test-verdict.ts';

const pkg = (...needs: NeedFact[]) => packageFacts('P', { platforms: [runsOn(RHEL6)], needs });
const site = (...offers: OfferFact[]) => siteFacts('SLAC', { nodes: [node(RHEL6)], offers });
const filesystems = (needs: NeedFact[], offers: OfferFact[]) =>
  check(pkg(...needs), site(...offers), 'native', 'filesystems');
const AFS = need('AFS');

describe('file systems and services', () => {
  const states: [OfferState, CheckState, string, string | null][] = [
    ['available', 'pass', 'At SLAC, AFS is available.', null],
    ['phasing_out', 'pass', 'At SLAC, AFS is being phased out.', null],
    ['planned', 'todo', 'At SLAC, AFS (from 2018) is planned.', 'waiting_on AFS at SLAC (2018)'],
    ['none', 'fail', 'At SLAC, AFS is not offered.', 'permanent'],
    ['unknown', 'unknown', 'At SLAC, nobody has said whether AFS is available.', 'waiting_on an answer from SLAC'],
  ];
  it.each(states)('that are %s: %s', (state, expected, reason, kind) => {
    const told = filesystems([AFS], [offer('AFS', state, 'filesystem', state === 'planned' ? '2018' : null)]);
    expect(told).toMatchObject({ state: expected, reason, kind, owner: kind === null ? null : 'site contact' });
    expect(told.actionKey).toBe(kind === null ? null : 'offer:slac:afs');
  });

  it('that the site does not mention are unknown, and the list is cited', () => {
    const told = filesystems([AFS], [offer('NFS', 'available')]);
    expect(told.state).toBe('unknown');
    expect(told.evidence.map(({ ref }) => ref)).toEqual(['package:p/needs', 'site:slac/offers']);
  });

  it('do not apply where nobody has recorded a need', () => {
    expect(filesystems([], [])).toMatchObject({
      state: 'n/a',
      reason: 'No network file system is recorded among what P needs.',
    });
    expect(check(pkg(AFS), site(), 'native', 'services').state).toBe('n/a');
  });

  it('are asked for only at run time, and never when they could be dropped', () => {
    const others = [
      need('A', 'library'),
      need('B', 'tool'),
      need('C', 'data'),
      need('D', 'licence'),
      need('E', 'package'),
    ];
    for (const one of [
      need('AFS', 'filesystem', { phase: 'build' }),
      need('AFS', 'filesystem', { couldDrop: true }),
      ...others,
    ]) {
      expect(filesystems([one], [offer('AFS', 'none')]).state).toBe('n/a');
    }
  });

  it('count apart: a service is a service', () => {
    const mysql = need('MySQL', 'service');
    const told = check(pkg(mysql), site(offer('MySQL', 'none', 'service')), 'native', 'services');
    expect(told).toMatchObject({ state: 'fail', fix: 'Ask SLAC to offer MySQL, or remove the need for it.' });
    expect(filesystems([mysql], []).state).toBe('n/a');
  });

  it('of several the worst decides, and the sentence tells all', () => {
    const needs = ['NFS', 'AFS', 'GPFS', 'CVMFS', 'SPS'].map((name) => need(name));
    const offers = [
      offer('AFS', 'available'),
      offer('NFS', 'available'),
      offer('GPFS', 'planned'),
      offer('CVMFS', 'none'),
    ];
    const told = filesystems(needs, offers);
    expect(told).toMatchObject({
      state: 'fail',
      actionKey: 'offer:slac:cvmfs',
      reason:
        'At SLAC, AFS and NFS are available, GPFS (without a date) is planned, CVMFS is not offered and nobody has said whether SPS is available.',
    });
    expect(filesystems(needs.slice(0, 3), offers)).toMatchObject({ state: 'todo', actionKey: 'offer:slac:gpfs' });
    expect(filesystems([...needs.slice(0, 3), need('SPS')], offers)).toMatchObject({
      state: 'unknown',
      actionKey: 'offer:slac:sps',
    });
  });

  it('that are being phased out raise a caution', () => {
    expect(cautionsOf(pkg(AFS), site(offer('AFS', 'phasing_out')))).toContain('phasing-out');
    expect(cautionsOf(pkg(), site(offer('AFS', 'phasing_out')))).not.toContain('phasing-out');
  });

  it('stated twice count at their best', () => {
    expect(
      filesystems([AFS, AFS], [offer('AFS', 'none'), offer('AFS', 'available'), offer('AFS', 'planned')]),
    ).toMatchObject({
      state: 'pass',
      reason: 'At SLAC, AFS is available.',
    });
  });
});
