import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelRank } from '../vocabulary.ts';
import { assess, evaluate } from './assess.ts';
import { blockers } from './blockers.ts';
import type { PackageFacts } from './facts.ts';
import {
  DATA_MONITORING,
  GLAST_RELEASE,
  GRID,
  given,
  LYON,
  RHEL7,
  runsOn,
  SCIENCE_TOOLS,
  SLAC,
  step,
} from './fixtures.ts';
import { inputs } from './generators.ts';

const targeted = (pkg: PackageFacts, ...sites: string[]): PackageFacts => ({
  ...pkg,
  steps: [step('Recon', 500, sites)],
});

describe('blockers', () => {
  it('rank actions by the targeted pairs that rise when one alone is done', () => {
    const gr = targeted(GLAST_RELEASE, 'slac', 'cc-in2p3');
    const st = targeted(SCIENCE_TOOLS, 'slac');
    const ranked = blockers([given(gr, SLAC), given(gr, LYON), given(st, SLAC), given(gr, GRID)]);
    expect(
      ranked.filter(({ unlocks }) => unlocks > 0).map(({ key, pairs }) => [key, ...pairs.map(({ to }) => to)]),
    ).toEqual([
      ['build-image:glastrelease', 'built'],
      ['offer-vm:slac', 'available'],
      ['move-nodes:slac:rhel7', 'available'],
      ['port:glastrelease:rhel7', 'available'],
      ['register-build:sciencetools', 'built'],
    ]);
    expect(ranked[0]).toMatchObject({
      text: 'Build an image that holds GlastRelease.',
      owner: 'release manager',
      open: 2,
      pairs: [{ package: 'glastrelease', site: 'slac', from: 'possible', to: 'built' }],
    });
  });

  it('count a port for every package that waits for it', () => {
    const ranked = blockers([GLAST_RELEASE, DATA_MONITORING].map((pkg) => given(targeted(pkg, 'slac'), SLAC)));
    const port = ranked.find(({ key }) => key === 'port:glastrelease:rhel7');
    expect(port?.pairs.map((pair) => pair.package)).toEqual(['datamonitoring', 'glastrelease']);
  });

  it('leave out pairs that nobody needs', () => {
    expect(blockers([given(GLAST_RELEASE, SLAC)])).toEqual([]);
  });

  it('list an open action also when it alone lifts nothing', () => {
    const gr = targeted(GLAST_RELEASE, 'slac');
    const idle = ['sign-off:glastrelease', 'choose-suites:glastrelease', 'publish-image:glastrelease:docker'];
    for (const key of idle) {
      const found = blockers([given(gr, SLAC)]).find((one) => one.key === key);
      expect(found).toMatchObject({ unlocks: 0, open: 1, pairs: [] });
    }
  });

  it('do not depend on the order of pairs', () => {
    const all = [GLAST_RELEASE, SCIENCE_TOOLS, DATA_MONITORING].flatMap((pkg) =>
      [SLAC, LYON, GRID].map((site) => given(targeted(pkg, 'slac', 'cc-in2p3', 'grid-sites'), site)),
    );
    expect(blockers([...all].reverse())).toEqual(blockers(all));
  });
});

describe('an action taken as done', { timeout: 60_000 }, () => {
  it('never lowers a verdict, and its check passes', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const verdict = assess(input);
        const keys = new Set(
          verdict.routes.flatMap(({ checks }) => checks.flatMap(({ actionKey }) => actionKey ?? [])),
        );
        for (const key of keys) {
          const done = new Set([key]);
          expect(levelRank(evaluate(input, done).level)).toBeGreaterThanOrEqual(levelRank(verdict.level));
          const left = assess(input, done).routes.flatMap(({ checks }) => checks.map(({ actionKey }) => actionKey));
          expect(left).not.toContain(key);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('says so', () => {
    const check = assess(given(GLAST_RELEASE, SLAC), new Set(['port:glastrelease:rhel7'])).routes.find(
      ({ name }) => name === 'native',
    )?.checks[0];
    expect(check).toMatchObject({ state: 'pass', reason: 'Taken as done: Port GlastRelease to RHEL7.' });
  });

  it('gives what the fact itself would give', () => {
    const ported = { ...GLAST_RELEASE, platforms: [...GLAST_RELEASE.platforms, runsOn(RHEL7)] };
    expect(
      evaluate(given(GLAST_RELEASE, SLAC), new Set(['port:glastrelease:rhel7', 'move-nodes:slac:rhel7'])).level,
    ).toBe('available');
    expect(evaluate(given(ported, SLAC), new Set(['move-nodes:slac:rhel7'])).level).toBe('available');
  });
});
