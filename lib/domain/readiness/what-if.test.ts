import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './assess.ts';
import {
  AS_OF,
  DATA_MONITORING,
  FAST_COPY,
  GLAST_RELEASE,
  GRID,
  given,
  image,
  LYON,
  node,
  offer,
  RHEL6,
  RHEL7,
  run,
  runsOn,
  runtimeRow,
  SCIENCE_TOOLS,
  SETTINGS,
  SLAC,
  upgradable,
} from './fixtures.ts';
import { inputs } from './generators.ts';
import { type FactPatch, whatIf } from './what-if.ts';

const WORLD = {
  packages: [GLAST_RELEASE, SCIENCE_TOOLS, FAST_COPY, DATA_MONITORING],
  sites: [SLAC, LYON, GRID],
  settings: SETTINGS,
  asOf: AS_OF,
};
const changes = (...patches: FactPatch[]) =>
  whatIf(WORLD, patches).map(
    ({ package: pkg, site, from, to, because }) => `${pkg} × ${site}: ${from} → ${to}: ${because}`,
  );

describe('what if', () => {
  it('SLAC moves to RHEL7', () => {
    const moved: FactPatch[] = [
      { entity: 'site', slug: 'slac', path: 'nodes', key: 'rhel7', value: node(RHEL7, 'current') },
      { entity: 'site', slug: 'slac', path: 'nodes', key: 'rhel6', value: null },
    ];
    expect(changes(...moved)).toEqual([
      'datamonitoring × slac: possible → possible: Runs today: no, neither natively on RHEL7 nor in a container or a VM.',
      'fastcopy × slac: possible → possible: Runs today: no, neither natively on RHEL7 nor in a container or a VM.',
      'glastrelease × slac: possible → possible: Runs today: no, neither natively on RHEL7 nor in a container or a VM.',
      'sciencetools × slac: possible → available: Runs on RHEL7; nodes at SLAC have RHEL7.',
    ]);
  });

  it('the GRID sites offer Singularity', () => {
    const value = runtimeRow('singularity', 'production');
    expect(changes({ entity: 'site', slug: 'grid-sites', path: 'runtimes', key: 'singularity', value })).toEqual([
      'fastcopy × grid-sites: unknown → possible: Singularity is in production at GRID sites.',
    ]);
  });

  it('CC-IN2P3 drops RHEL6: what is lost says why', () => {
    expect(changes({ entity: 'site', slug: 'cc-in2p3', path: 'nodes', key: 'rhel6', value: null })).toContain(
      "glastrelease × cc-in2p3: available → possible: Runs on RHEL6; CC-IN2P3's nodes have RHEL7, and moving it would take a large upgrade (“may be with a lot of work and clean up”).",
    );
  });

  it('GlastRelease runs on RHEL7', () => {
    const patch: FactPatch = {
      entity: 'package',
      slug: 'glastrelease',
      path: 'platforms',
      key: 'rhel7',
      value: runsOn(RHEL7, 'works'),
    };
    expect(whatIf(WORLD, [patch])).toEqual([]);
    const moved: FactPatch = { entity: 'site', slug: 'slac', path: 'nodes', key: 'rhel7', value: node(RHEL7) };
    expect(whatIf(WORLD, [patch, moved]).map(({ package: pkg }) => pkg)).toContain('glastrelease');
  });

  it('an image, a test, an offer, a cell or a limit were different', () => {
    const patches: FactPatch[] = [
      { entity: 'package', slug: 'glastrelease', path: 'images', key: 'glast_release', value: image() },
      { entity: 'package', slug: 'glastrelease', path: 'runs', key: 'r1', value: run({}) },
      { entity: 'package', slug: 'fastcopy', path: 'upgradable', value: upgradable('yes') },
      { entity: 'site', slug: 'slac', path: 'offers', key: 'afs', value: offer('AFS', 'none') },
      { entity: 'site', slug: 'slac', path: 'imageLimitBytes', value: 1 },
    ];
    expect(changes(...patches)).toEqual([
      'glastrelease × slac: possible → available: glast_release was built on 2017-07-24 (sha256:aaaaaaaaaaaa).',
    ]);
  });

  it('nothing changes: nothing is changed', () => {
    expect(whatIf(WORLD, [])).toEqual([]);
    expect(changes({ entity: 'site', slug: 'nowhere', path: 'vsyscall', value: 'no' })).toEqual([]);
    expect(
      changes({ entity: 'site', slug: 'slac', path: 'nodes', key: 'rhel6', value: node(RHEL6, 'retiring', 'most') }),
    ).toEqual([]);
  });

  it('leaves where a package is built alone', () => {
    const built = { ...GLAST_RELEASE, platforms: [{ ...runsOn(RHEL6), phase: 'build' as const }, runsOn(RHEL6)] };
    const gone: FactPatch = { entity: 'package', slug: 'glastrelease', path: 'platforms', key: 'rhel6', value: null };
    const [first] = whatIf({ ...WORLD, packages: [built], sites: [LYON] }, [gone]);
    expect(first).toMatchObject({ from: 'available', to: 'unknown' });
  });
});

describe('a scenario', { timeout: 60_000 }, () => {
  it('is the same function over patched facts', () => {
    fc.assert(
      fc.property(inputs, inputs, (here, there) => {
        const patches: FactPatch[] = [
          { entity: 'site', slug: 's', path: 'vmOffer', value: there.site.vmOffer },
          { entity: 'site', slug: 's', path: 'userBinds', value: there.site.userBinds },
          { entity: 'package', slug: 'p', path: 'upgradable', value: there.package.upgradable },
          { entity: 'package', slug: 'p', path: 'existingVm', value: there.package.existingVm },
        ];
        const { vmOffer, userBinds } = there.site;
        const { upgradable: upgrade, existingVm } = there.package;
        const patched = {
          ...here,
          site: { ...here.site, vmOffer, userBinds },
          package: { ...here.package, upgradable: upgrade, existingVm },
        };
        const before = evaluate(here);
        const after = evaluate(patched);
        const world = { packages: [here.package], sites: [here.site], settings: here.settings, asOf: here.asOf };
        const [change] = whatIf(world, patches);
        const differs = before.level !== after.level || before.runsToday !== after.runsToday;
        expect(change?.to).toBe(differs ? after.level : undefined);
        if (change) expect(change.because).toMatch(/^.+\.$/);
      }),
    );
  });

  it('changes no fact of the real world', () => {
    const before = JSON.stringify(WORLD);
    whatIf(WORLD, [{ entity: 'site', slug: 'slac', path: 'nodes', key: 'rhel6', value: null }]);
    expect(JSON.stringify(WORLD)).toBe(before);
    expect(evaluate(given(GLAST_RELEASE, SLAC)).runsToday).toBe('yes');
  });
});
