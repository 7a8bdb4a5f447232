import { describe, expect, it } from 'vitest';
import type { Level } from '../vocabulary.ts';
import { type PairLevel, packageRollUps, rollUp, rollUpText, siteRollUps } from './roll-up.ts';

const pair = (pkg: string, site: string, level: Level, targeted = true): PairLevel => ({
  package: pkg,
  site,
  level,
  targeted,
});
const PAIRS = [
  pair('gr', 'slac', 'tested'),
  pair('gr', 'lyon', 'validated'),
  pair('gr', 'grid', 'possible'),
  pair('st', 'slac', 'available'),
  pair('st', 'lyon', 'blocked', false),
];

describe('roll-ups', () => {
  it('count ready pairs among the targeted ones and name the worst', () => {
    const gr = packageRollUps(PAIRS).get('gr');
    expect(gr).toMatchObject({ ready: 2, targeted: 3, all: 3, worst: 'possible' });
    expect(gr && rollUpText(gr, 'site')).toBe('2 of 3 sites ready, worst: possible');
  });

  it('leave out pairs that no use case needs, but count them apart', () => {
    const lyon = siteRollUps(PAIRS).get('lyon');
    expect(lyon).toMatchObject({ ready: 1, targeted: 1, all: 2, worst: 'validated' });
    expect(lyon?.levels.blocked).toEqual({ targeted: 0, all: 1 });
    expect(lyon && rollUpText(lyon, 'package')).toBe('1 of 1 package ready');
  });

  it('of nothing are nothing', () => {
    expect(rollUp([])).toMatchObject({ ready: 0, targeted: 0, worst: null });
    expect(rollUpText(rollUp([pair('st', 'lyon', 'tested', false)]), 'site')).toBe('not targeted');
  });

  it('take the level that an instance calls ready', () => {
    expect(rollUp(PAIRS, (level) => level === 'validated').ready).toBe(1);
    expect(rollUp(PAIRS).ready).toBe(2);
  });
});
