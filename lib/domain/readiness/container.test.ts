import { describe, expect, it } from 'vitest';
import type { CheckState, RuntimeState } from '../vocabulary.ts';
import { assess } from './assess.ts';
import type { BuildFact, ImageFact, MountFact, PackageFacts, SiteFacts, SiteRuntimeFact } from './facts.ts';
import {
  build,
  DIGEST,
  given,
  image,
  need,
  OLD_DIGEST,
  offer,
  packageFacts,
  RHEL5,
  RHEL6,
  RHEL7,
  run,
  runsOn,
  runtimeRow,
  siteFacts,
  step,
} from './fixtures.ts';
import { cautionsOf, check, routeOf } from './test-verdict.ts';

const ROUTE = 'container:docker';
const P = packageFacts('P', { platforms: [runsOn(RHEL6)] });
const SITE = siteFacts('S', { runtimes: [runtimeRow('docker', 'production')] });
const holds = (change: Partial<ImageFact> = {}, more: Partial<PackageFacts> = {}) => ({
  ...P,
  images: [image(change)],
  ...more,
});
const passed = { runs: [run({ site: 's' })] };

describe('container: runtime', () => {
  const runtime = (row: Partial<SiteRuntimeFact>, pkg = P) =>
    check(pkg, { ...SITE, runtimes: [{ ...runtimeRow('docker', 'unknown'), ...row }] }, ROUTE, 'runtime');
  const states: [RuntimeState, boolean, CheckState, string | null][] = [
    ['production', false, 'pass', null],
    ['testing', false, 'pass', null],
    ['planned', false, 'todo', 'waiting_on Docker at S (from 2018-01-01)'],
    ['refused', false, 'fail', 'permanent'],
    ['refused', true, 'fail', 'needs_approval'],
    ['unknown', false, 'unknown', 'waiting_on an answer from S'],
  ];
  it.each(states)('%s (may ask: %s): %s, %s', (state, mayAsk, expected, kind) => {
    expect(runtime({ state, mayAsk, on: '2018-01-01' })).toMatchObject({
      state: expected,
      kind,
      actionKey: kind === null ? null : 'offer-runtime:s:docker',
    });
  });

  it('is about the runtime, or about all of them where none is named', () => {
    expect(runtime({ state: 'testing' }).subject).toBe('Docker at S');
    expect(check(P, siteFacts('S'), 'container', 'runtime').subject).toBe('Container runtimes at S');
  });

  it('in testing warns, in production does not', () => {
    const ids = (state: RuntimeState) => cautionsOf(P, { ...SITE, runtimes: [runtimeRow('docker', state)] });
    expect(ids('testing')).toContain('runtime-testing');
    expect(ids('production')).not.toContain('runtime-testing');
  });

  it('is proved by a passing test, whatever the row says', () => {
    for (const state of ['refused', 'unknown', 'planned'] as const) {
      expect(runtime({ state }, { ...P, ...passed }).state).toBe('pass');
      expect(runtime({ state }, { ...P, runs: [run({ site: 's', runtime: 'podman' })] }).state).not.toBe('pass');
      expect(runtime({ state }, { ...P, runs: [run({ site: 'other' })] }).state).not.toBe('pass');
    }
  });

  it('that no row names has a route of its own once a test passed with it', () => {
    const names = (pkg: PackageFacts, site: SiteFacts) =>
      assess(given(pkg, site))
        .routes.map(({ name }) => name)
        .sort();
    const silent = siteFacts('S');
    expect(names(P, silent)).toEqual(['container', 'native', 'vm']);
    expect(names({ ...P, ...passed }, silent)).toEqual(['container:docker', 'native', 'vm']);
    expect(names({ ...P, runs: [run({ site: 's', outcome: 'failed' })] }, silent)).toEqual([
      'container',
      'native',
      'vm',
    ]);
    expect(names({ ...P, runs: [run({ site: 's', runtime: 'podman' })] }, SITE)).toContain('container:podman');
  });

  it('named twice is one route, at its best', () => {
    const twice = { ...SITE, runtimes: [runtimeRow('docker', 'refused'), runtimeRow('docker', 'testing')] };
    expect(assess(given(P, twice)).routes.filter(({ name }) => name === ROUTE)).toHaveLength(1);
    expect(check(P, twice, ROUTE, 'runtime').reason).toBe('Docker is in testing at S.');
  });
});

describe('container: base', () => {
  const base = (pkg: PackageFacts) => check(pkg, SITE, ROUTE, 'base');

  it('passes when a platform that it runs on can be a base image', () => {
    expect(base(P)).toMatchObject({ state: 'pass', reason: 'Runs on RHEL6, and images can be based on it.' });
    expect(base({ ...P, platforms: [runsOn(RHEL6, 'works'), runsOn(RHEL5)] }).reason).toBe(
      'Runs on RHEL5 and RHEL6, and images can be based on them.',
    );
  });

  it('names only platforms that are sure and can be a base', () => {
    const solaris = { ...RHEL5, slug: 'solaris', name: 'Solaris', baseImage: false };
    const pkg = { ...P, platforms: [runsOn(RHEL6), runsOn(solaris), runsOn(RHEL7, 'doubtful')] };
    expect(base(pkg).reason).toBe('Runs on RHEL6, and images can be based on it.');
  });

  it('rests on the platforms and, once there is one, on the build and its image', () => {
    const refs = (pkg: PackageFacts) => base(pkg).evidence.map(({ ref }) => ref);
    expect(refs(P)).toEqual(['package:p/platforms', 'package:p/platform:rhel6:run']);
    expect(refs(holds())).toEqual([...refs(P), `build:${DIGEST}`, 'image:glast_release']);
  });

  it('is unknown when only doubtful, not listed, or without a base image', () => {
    expect(base({ ...P, platforms: [runsOn(RHEL6, 'doubtful')] })).toMatchObject({
      state: 'unknown',
      actionKey: 'try-platform:p:rhel6',
      reason: 'Perhaps runs on RHEL6; nobody is sure enough to base an image on it.',
    });
    expect(base({ ...P, platforms: [] })).toMatchObject({ state: 'unknown', actionKey: 'name-platforms:p' });
    expect(base({ ...P, platforms: [runsOn({ ...RHEL6, baseImage: false })] }).state).toBe('unknown');
    expect(base({ ...P, platforms: [{ ...runsOn(RHEL6), phase: 'build' }] }).state).toBe('unknown');
  });

  it('of a build must be one that it runs on', () => {
    expect(base(holds({ builds: [build({ basePlatform: 'rhel6' })] }))).toMatchObject({
      state: 'pass',
      reason: 'Built on RHEL6, where it runs.',
    });
    const wrong = { builds: [build({ basePlatform: 'rhel7' })] };
    expect(base(holds(wrong))).toMatchObject({
      state: 'fail',
      kind: 'temporary',
      reason: 'Built on rhel7, but runs on RHEL6.',
    });
    expect(base(holds(wrong, { platforms: [runsOn(RHEL6), runsOn(RHEL7, 'doubtful')] }))).toMatchObject({
      state: 'fail',
      reason: 'Built on RHEL7, but runs on RHEL6 and perhaps RHEL7.',
    });
    expect(base(holds({ basePlatform: 'rhel7', builds: [build({ basePlatform: null })] })).state).toBe('fail');
    expect(base(holds({ basePlatform: 'rhel7', builds: [] })).state).toBe('pass');
  });

  it('of a build that does not say is work left, not a doubt about the package', () => {
    const silent = { basePlatform: null, builds: [build({ basePlatform: null })] };
    expect(base(holds(silent))).toMatchObject({ state: 'todo', actionKey: 'name-base:glast_release' });
    expect(routeOf(assess(given(holds(silent), SITE)), ROUTE).level).toBe('built');
  });

  it('is proved by a passing test of that build only', () => {
    const wrong = { builds: [build({ basePlatform: 'rhel7' })] };
    expect(base(holds(wrong, passed)).state).toBe('pass');
    expect(base(holds(wrong, { runs: [run({ site: 's', digest: OLD_DIGEST })] })).state).toBe('fail');
  });
});

describe('container: mounts', () => {
  const mount = (change: Partial<MountFact> = {}): MountFact => ({
    path: '/afs',
    kind: 'mount',
    needs: null,
    createdInImage: false,
    ...change,
  });
  const mounts = (list: MountFact[], site: Partial<SiteFacts>, more: Partial<PackageFacts> = {}) =>
    check(holds({ mounts: list }, more), { ...SITE, ...site }, ROUTE, 'mounts');

  it('do not apply without an image, or to an image without mounts', () => {
    expect(check(P, SITE, ROUTE, 'mounts').state).toBe('n/a');
    expect(mounts([], {}).state).toBe('n/a');
  });

  it('must be bindable: by users, by path, or created in the image', () => {
    expect(mounts([mount()], { userBinds: 'yes' }).state).toBe('pass');
    expect(mounts([mount()], { userBinds: 'unknown' })).toMatchObject({ state: 'unknown', actionKey: 'state-binds:s' });
    expect(mounts([mount()], { userBinds: 'no' })).toMatchObject({
      state: 'fail',
      kind: 'temporary',
      actionKey: 'create-mount-points:glast_release',
      reason: 'Users may not bind folders at S, and /afs is not a mount point inside glast_release.',
      fix: 'Create /afs while building glast_release.',
    });
    for (const userBinds of ['no', 'unknown'] as const) {
      expect(mounts([mount({ createdInImage: true })], { userBinds }).state).toBe('pass');
      expect(mounts([mount({ path: '/afs/slac/ground' })], { userBinds, bindable: ['/afs'] }).state).toBe('pass');
      expect(mounts([mount({ path: '/afs2' })], { userBinds, bindable: ['/afs'] }).state).not.toBe('pass');
      expect(mounts([mount()], { userBinds, bindable: ['/'] }).state).toBe('pass');
    }
  });

  it('must exist at the site', () => {
    const wallet = mount({ path: '/etc/wallet', kind: 'config', needs: 'oracle', createdInImage: true });
    expect(mounts([wallet], {})).toMatchObject({
      state: 'unknown',
      reason:
        'glast_release needs the configuration file /etc/wallet, and nobody has said whether oracle is available at S.',
    });
    const at = (state: Parameters<typeof offer>[1]) =>
      mounts([wallet], { offers: [offer('Oracle', state, 'service')] }).state;
    expect([at('available'), at('phasing_out'), at('planned'), at('none')]).toEqual(['pass', 'pass', 'todo', 'fail']);
  });

  it('that exist but may not be bound ask for a mount point, not for the file system', () => {
    const there = { userBinds: 'no' as const, offers: [offer('AFS', 'available')] };
    expect(mounts([mount({ needs: 'afs' })], there).actionKey).toBe('create-mount-points:glast_release');
  });

  it('of several the worst decides', () => {
    const list = [
      mount({ path: '/b' }),
      mount({ path: '/a' }),
      mount({ path: '/c', needs: 'nfs', createdInImage: true }),
    ];
    expect(mounts(list, { userBinds: 'no' }).reason).toBe(
      'Users may not bind folders at S, and /a and /b are not mount points inside glast_release.',
    );
    expect(mounts(list, { userBinds: 'yes', offers: [offer('NFS', 'none')] }).actionKey).toBe('offer:s:nfs');
  });

  it('on a file system that is phased out warn', () => {
    const at = { ...SITE, userBinds: 'yes' as const, offers: [offer('AFS', 'phasing_out')] };
    expect(cautionsOf(holds({ mounts: [mount({ needs: 'afs' })] }), at)).toContain('phasing-out');
  });

  it('are proved by a passing test of that build', () => {
    expect(mounts([mount()], { userBinds: 'no' }, passed).state).toBe('pass');
    expect(mounts([mount()], { userBinds: 'no' }, { runs: [run({ site: 's', digest: OLD_DIGEST })] }).state).toBe(
      'fail',
    );
  });
});

describe('container: size', () => {
  const size = (
    change: Partial<BuildFact>,
    site: Partial<SiteFacts> = {},
    more: Partial<PackageFacts> = {},
    flavour: ImageFact['flavour'] = 'lightweight',
  ) => check(holds({ flavour, builds: [build(change)] }, more), { ...SITE, ...site }, ROUTE, 'size');

  it('does not apply before there is a build', () => {
    expect(
      check(holds({ builds: [], flavour: 'uber' }, { steps: [step('Recon', 500, ['s'])] }), SITE, ROUTE, 'size').state,
    ).toBe('n/a');
  });

  it('must be within the limit of the site', () => {
    expect(size({ sizeBytes: 5e9 }).state).toBe('pass');
    expect(size({ sizeBytes: 5e9 }, { imageLimitBytes: 5e9 }).reason).toBe(
      'The build is 5 GB; up to 5 GB are allowed at S.',
    );
    expect(size({ sizeBytes: 5.1e9 }, { imageLimitBytes: 5e9 })).toMatchObject({
      state: 'fail',
      kind: 'temporary',
      actionKey: 'slim-image:p',
    });
    expect(size({ sizeBytes: null }, { imageLimitBytes: 5e9 })).toMatchObject({
      state: 'todo',
      actionKey: 'measure-image:p',
    });
    expect(size({ sizeBytes: null }).state).toBe('pass');
    expect(size({ sizeBytes: 5.1e9 }, { imageLimitBytes: 5e9 }, passed).state).toBe('pass');
  });

  it('of an image with everything inside is refused for 50 parallel jobs or more', () => {
    const jobs = (parallel: number | null, sites = ['s'], flavour: ImageFact['flavour'] = 'uber') =>
      size({}, {}, { steps: [step('Recon', parallel, sites)] }, flavour);
    expect(jobs(500)).toMatchObject({
      state: 'fail',
      kind: 'temporary',
      reason: 'glast_release holds everything (flavour uber), too much for the 500 parallel jobs of Recon.',
      fix: 'Use the lightweight image for Recon.',
    });
    expect(jobs(50).state).toBe('fail');
    expect(jobs(49).state).toBe('pass');
    expect(jobs(null).state).toBe('pass');
    expect(jobs(500, ['other']).state).toBe('pass');
    expect(jobs(500, ['s'], 'lightweight').state).toBe('pass');
  });

  it('is refused for the heaviest step', () => {
    const steps = [step('Digi', 60, ['s']), step('Recon', 500, ['s']), step('FT1', 70, ['s'])];
    for (const some of [steps, [...steps].reverse()]) {
      expect(size({}, {}, { steps: some }, 'uber').reason).toContain('500 parallel jobs of Recon');
    }
  });

  it('for many jobs is proved by a scaling suite, not by a smoke test', () => {
    const more = (suite: string) => ({
      steps: [step('Recon', 500, ['s'])],
      requiredSuites: [
        { slug: 'scaling', name: 'scaling', kind: 'scaling' as const },
        { slug: 'smoke', name: 'smoke', kind: 'smoke' as const },
      ],
      runs: [run({ site: 's', suite })],
    });
    expect(size({}, {}, more('smoke'), 'uber').state).toBe('fail');
    expect(size({}, {}, more('scaling'), 'uber').state).toBe('pass');
  });

  it('over 1 GB warns', () => {
    const ids = (sizeBytes: number) => cautionsOf(holds({ builds: [build({ sizeBytes })] }), SITE);
    expect(ids(1e9)).not.toContain('large-image');
    expect(ids(1e9 + 1)).toContain('large-image');
  });
});

describe('container: the host kernel', () => {
  it('without vsyscall warns for user space of EL6 or older', () => {
    const ids = (vsyscall: SiteFacts['vsyscall'], platform = RHEL6, family = 'RHEL') =>
      cautionsOf(packageFacts('P', { platforms: [runsOn({ ...platform, family })] }), { ...SITE, vsyscall });
    expect(ids('no')).toContain('vsyscall');
    expect(ids('no', RHEL5)).toContain('vsyscall');
    expect(ids('no', RHEL7)).not.toContain('vsyscall');
    expect(ids('no', RHEL6, 'Debian')).not.toContain('vsyscall');
    expect(ids('yes')).not.toContain('vsyscall');
    expect(ids('unknown')).not.toContain('vsyscall');
  });
});

describe('container: needs', () => {
  it('are the same as natively, and a passing test proves them', () => {
    const needy = { ...P, needs: [need('AFS')] };
    expect(check(needy, SITE, ROUTE, 'filesystems').state).toBe('unknown');
    expect(check({ ...needy, ...passed }, SITE, ROUTE, 'filesystems').state).toBe('pass');
  });
});
