import { describe, expect, it } from 'vitest';
import type { CheckState, Existence, VmOffer } from '../vocabulary.ts';
import { assess } from './assess.ts';
import { cell, given, need, offer, packageFacts, run, siteFacts } from './fixtures.ts';
import { cautionsOf, check, routeOf } from './test-verdict.ts';

const withVm = (value: Existence, raw = '') => packageFacts('P', { existingVm: cell(value, raw) });
const withOffer = (value: VmOffer, raw = '') => siteFacts('S', { vmOffer: cell(value, raw) });

describe('vm: offer', () => {
  const offers: [VmOffer, CheckState, string | null][] = [
    ['production', 'pass', null],
    ['not_for_production', 'fail', 'temporary'],
    ['never', 'fail', 'permanent'],
    ['unknown', 'unknown', 'waiting_on an answer from S'],
  ];
  it.each(offers)('%s: %s, %s', (value, state, kind) => {
    expect(check(withVm('yes'), withOffer(value), 'vm', 'vm-offer')).toMatchObject({
      state,
      kind,
      owner: kind === null ? null : 'site contact',
      actionKey: kind === null ? null : 'offer-vm:s',
    });
  });
});

describe('vm: image', () => {
  const images: [Existence, string, CheckState, string][] = [
    ['yes', '(tick)', 'pass', 'A VM image of P exists.'],
    ['attributed', 'Giacomo', 'todo', 'A VM is claimed (“Giacomo”) but no image is registered.'],
    ['no', '(error)', 'todo', 'There is no VM image of P.'],
    ['na', 'NA', 'todo', 'There is no VM image of P (“NA”).'],
    ['doubtful', '??', 'unknown', 'Nobody has said for certain whether there is a VM image of P (“??”).'],
    ['unknown', '', 'unknown', 'Nobody has said whether there is a VM image of P.'],
  ];
  it.each(images)('%s (%s): %s', (value, raw, state, reason) => {
    expect(check(withVm(value, raw), withOffer('production'), 'vm', 'vm-image')).toMatchObject({ state, reason });
  });

  it('cites the cell in its own words', () => {
    const label = (value: Existence, raw: string) =>
      check(withVm(value, raw), withOffer('never', raw), 'vm', 'vm-image').evidence;
    expect(label('attributed', 'Giacomo')).toEqual([{ ref: 'package:p/existing-vm', label: '“Giacomo”' }]);
    expect(label('yes', '(tick)')).toEqual([{ ref: 'package:p/existing-vm', label: 'Existing VM: yes' }]);
    expect(check(withVm('no'), withOffer('never', ''), 'vm', 'vm-offer').evidence).toEqual([
      { ref: 'site:s/vm-offer', label: 'VMs at S: never' },
    ]);
  });

  it('claimed by a person is to be registered', () => {
    expect(check(withVm('attributed', 'Giacomo'), withOffer('production'), 'vm', 'vm-image').fix).toBe(
      'Find the VM image of P and register it.',
    );
  });
});

describe('vm: the route', () => {
  const level = (pkg = withVm('yes'), site = withOffer('production')) => routeOf(assess(given(pkg, site)), 'vm').level;

  it('is available when VMs and an image are there, and what it needs', () => {
    expect(level()).toBe('available');
    expect(level(withVm('no'))).toBe('possible');
    expect(level(withVm('unknown'))).toBe('unknown');
    expect(level(withVm('yes'), withOffer('never'))).toBe('blocked');
    const needy = { ...withVm('yes'), needs: [need('AFS')] };
    expect(level(needy, { ...withOffer('production'), offers: [offer('AFS', 'none')] })).toBe('blocked');
    expect(level(needy, { ...withOffer('production'), offers: [offer('AFS', 'available')] })).toBe('available');
  });

  it('is proved by a passing test in a VM there', () => {
    const tested = {
      ...withVm('unknown'),
      needs: [need('AFS')],
      runs: [run({ site: 's', how: 'vm', runtime: null, digest: null })],
    };
    expect(level(tested, withOffer('never'))).toBe('available');
    expect(
      level({ ...tested, runs: [run({ site: 's', how: 'native', runtime: null, digest: null })] }, withOffer('never')),
    ).toBe('blocked');
  });

  it('warns of claims in conflict', () => {
    const conflict = { inConflict: true };
    const pkg = withVm('yes');
    expect(cautionsOf({ ...pkg, existingVm: { ...pkg.existingVm, ...conflict } }, withOffer('production'))).toContain(
      'conflict',
    );
    expect(cautionsOf(pkg, siteFacts('S', { vmOffer: { ...cell<VmOffer>('production'), ...conflict } }))).toContain(
      'conflict',
    );
    expect(cautionsOf(pkg, withOffer('production'))).not.toContain('conflict');
  });
});
