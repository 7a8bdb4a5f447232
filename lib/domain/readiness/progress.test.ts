import { describe, expect, it } from 'vitest';
import type { Channel, Level } from '../vocabulary.ts';
import { assess } from './assess.ts';
import type { BuildFact, ImageFact, PackageFacts, PublicationFact, RunFact, SiteFacts } from './facts.ts';
import {
  build,
  cell,
  DIGEST,
  given,
  image,
  node,
  OLD_DIGEST,
  offer,
  packageFacts,
  publication,
  RHEL6,
  run,
  runsOn,
  runtimeRow,
  siteFacts,
} from './fixtures.ts';
import { check, routeOf } from './test-verdict.ts';

const ROUTE = 'container:docker';
const SMOKE = { slug: 'smoke', name: 'the smoke suite', kind: 'smoke' as const };
const SCIENCE = { slug: 'science', name: 'the science validation', kind: 'science_validation' as const };
const SITE = siteFacts('S', { runtimes: [runtimeRow('docker', 'production'), runtimeRow('singularity', 'testing')] });

const builds = (change: Partial<BuildFact> = {}, more: Partial<ImageFact> = {}) =>
  packageFacts('P', {
    platforms: [runsOn(RHEL6)],
    requiredSuites: [SMOKE],
    images: [image({ builds: [build(change)], ...more })],
  });
const published = (change: Partial<PublicationFact> = {}) => builds({ publications: [publication(change)] });
const level = (pkg: PackageFacts, site: SiteFacts = SITE, route = ROUTE): Level =>
  routeOf(assess(given(pkg, site)), route).level;
const ran = (...runs: Partial<RunFact>[]): PackageFacts => ({
  ...published(),
  runs: runs.map((change, index) => run({ id: `r${index}`, site: 's', ...change })),
});

describe('the climb', () => {
  it('goes from possible to validated one step at a time', () => {
    expect(level(packageFacts('P', { platforms: [runsOn(RHEL6)] }))).toBe('possible');
    expect(level(builds())).toBe('built');
    expect(level(published())).toBe('available');
    expect(level(ran({}))).toBe('tested');
    expect(level({ ...ran({}), signOffs: [{ digest: DIGEST, site: 's', by: 'Johan', at: '2017-08-01' }] })).toBe(
      'validated',
    );
  });

  it('stops at what is missing', () => {
    const signOffs = [{ digest: DIGEST, site: null, by: 'Johan', at: '2017-08-01' }];
    expect(level({ ...published(), signOffs })).toBe('available');
    expect(level({ ...builds(), signOffs })).toBe('built');
  });

  it('stops at built while the runtime is only planned', () => {
    const site = { ...SITE, runtimes: [runtimeRow('docker', 'planned')] };
    expect(level(published(), site)).toBe('built');
    expect(level(packageFacts('P', { platforms: [runsOn(RHEL6)] }), site)).toBe('possible');
  });

  it('of a native installation goes from available to validated', () => {
    const site = siteFacts('S', { nodes: [node(RHEL6)] });
    const pkg = packageFacts('P', { platforms: [runsOn(RHEL6)], requiredSuites: [SMOKE] });
    const native = { how: 'native', runtime: null, digest: null, site: 's', platform: 'rhel6' } as const;
    const signOffs = [{ digest: null, site: 's', by: 'Johan', at: '2017-08-01' }];
    expect(level(pkg, site, 'native')).toBe('available');
    expect(level({ ...pkg, runs: [run(native)] }, site, 'native')).toBe('tested');
    expect(level({ ...pkg, runs: [run(native)], signOffs }, site, 'native')).toBe('validated');
    expect(level({ ...pkg, signOffs }, site, 'native')).toBe('available');
  });
});

describe('built', () => {
  const built = (pkg: PackageFacts) => check(pkg, SITE, ROUTE, 'built');

  it('names the build', () => {
    expect(built(builds()).reason).toBe('glast_release was built on 2017-07-24 (sha256:aaaaaaaaaaaa).');
  });

  it('counts succeeded builds only, and tells what became of the last', () => {
    expect(built(builds({ state: 'failed' })).reason).toBe('The last build of glast_release failed on 2017-07-24.');
    expect(built(builds({ state: 'queued' })).reason).toContain('is queued');
    expect(built(builds({ state: 'building' })).reason).toContain('is under way');
    expect(built(builds({}, { builds: [] })).reason).toBe(
      'glast_release is defined, but no build of it is registered.',
    );
    for (const state of ['failed', 'queued', 'building'] as const) expect(level(builds({ state }))).toBe('possible');
  });

  it('follows the tag; without a tag the newest succeeded build counts', () => {
    const old = build({ digest: OLD_DIGEST, createdAt: '2016-01-01' });
    const two = (currentDigest: string | null) => builds({}, { builds: [old, build()], currentDigest });
    expect(built(two(null)).reason).toContain('aaaa');
    expect(built(two(OLD_DIGEST)).reason).toContain('bbbb');
    expect(built(two('sha256:gone'))).toMatchObject({
      state: 'todo',
      reason: 'The tag of glast_release points at sha256:gone, which is not a build that succeeded.',
    });
  });

  it('says that a container is claimed but not registered', () => {
    const claimed = { ...packageFacts('P'), existingContainer: cell<'attributed'>('attributed', "Sam's / Matt's") };
    expect(built(claimed)).toMatchObject({
      state: 'todo',
      reason: "A container is claimed (“Sam's / Matt's”) but no build is registered.",
      fix: 'Find the image of P and register it.',
      actionKey: 'register-build:p',
    });
    expect(built({ ...claimed, existingContainer: cell<'yes'>('yes', '(tick)') }).reason).toBe(
      'A container is claimed but no build is registered.',
    );
    expect(built({ ...claimed, existingContainer: cell<'no'>('no') }).actionKey).toBe('build-image:p');
  });

  it('takes the image that gets furthest, the first by slug among equals', () => {
    const two = (first: Partial<ImageFact>, second: Partial<ImageFact>) => ({
      ...builds(),
      images: [image({ slug: 'b', name: 'image b', ...first }), image({ slug: 'a', name: 'image a', ...second })],
    });
    expect(built(two({}, {})).reason).toContain('image a');
    expect(built(two({}, { builds: [] })).reason).toContain('image b');
    expect(level(two({ basePlatform: 'rhel7', builds: [build({ basePlatform: 'rhel7' })] }, {}))).toBe('built');
  });
});

describe('reachable', () => {
  const reachable = (change: Partial<PublicationFact>, route = ROUTE, site: Partial<SiteFacts> = {}) =>
    check(published(change), { ...SITE, ...site }, route, 'reachable');

  const channels: [Channel, boolean, boolean][] = [
    ['registry', true, true],
    ['sif', false, true],
    ['cvmfs', false, true],
  ];
  it.each(channels)('%s: Docker %s, Singularity %s', (channel, docker, singularity) => {
    expect(reachable({ channel, site: 's' }).state).toBe(docker ? 'pass' : 'todo');
    expect(reachable({ channel, site: 's' }, 'container:singularity').state).toBe(singularity ? 'pass' : 'todo');
  });

  it.each(['podman', 'shifter', 'apptainer'])('%s follows its kind', (runtime) => {
    const at = { runtimes: [runtimeRow(runtime, 'production')] };
    expect(reachable({ channel: 'registry' }, `container:${runtime}`, at).state).toBe('pass');
    expect(reachable({ channel: 'sif' }, `container:${runtime}`, at).state).toBe(
      runtime === 'apptainer' ? 'pass' : 'todo',
    );
  });

  it('counts what is visible here: declared or confirmed, here or everywhere', () => {
    expect(reachable({ state: 'confirmed' }).state).toBe('pass');
    expect(reachable({ state: 'pending' }).state).toBe('todo');
    expect(reachable({ state: 'withdrawn' }).state).toBe('todo');
    expect(reachable({ site: 'other', state: 'confirmed' }).state).toBe('todo');
  });

  it('needs CVMFS at the site for what is in CVMFS for everybody', () => {
    const cvmfs = (...offers: SiteFacts['offers']) =>
      reachable({ channel: 'cvmfs' }, 'container:singularity', { offers });
    expect(cvmfs(offer('CVMFS', 'available')).state).toBe('pass');
    expect(cvmfs(offer('CVMFS', 'planned'))).toMatchObject({
      state: 'todo',
      reason: 'sha256:aaaaaaaaaaaa is in CVMFS, but CVMFS is not known to be available at S.',
    });
    expect(cvmfs().state).toBe('todo');
  });

  it('prefers a confirmed sighting to a later declaration', () => {
    const two = builds({
      publications: [publication({ at: '2018-01-01' }), publication({ site: 's', state: 'confirmed', path: 'x' })],
    });
    const seen = check(two, SITE, ROUTE, 'reachable');
    expect(seen.reason).toBe('Seen in the registry at x on 2017-07-25.');
    expect(seen.evidence.map(({ ref }) => ref)).toEqual([`publication:${DIGEST}:registry:s`, `publications:${DIGEST}`]);
    expect(reachable({}).evidence[0]?.ref).toBe(`publication:${DIGEST}:registry:everywhere`);
  });

  it('is proved by a passing test of that build there', () => {
    const pkg = { ...builds(), runs: [run({ site: 's' })] };
    expect(level(pkg)).toBe('tested');
    expect(check({ ...pkg, runs: [run({ site: 's', digest: OLD_DIGEST })] }, SITE, ROUTE, 'reachable').state).toBe(
      'todo',
    );
  });
});

describe('tests', () => {
  const tests = (pkg: PackageFacts) => check(pkg, SITE, ROUTE, 'tests');

  it('that failed keep it available, and name the cases', () => {
    const pkg = ran({ outcome: 'failed', failedCases: ['merit', 'digi'] });
    expect(tests(pkg)).toMatchObject({
      state: 'fail',
      kind: 'temporary',
      reason: 'The smoke suite failed on 2017-07-26 (digi and merit), with Docker at S.',
      actionKey: 'mend-tests:p:s:container:docker',
    });
    expect(level(pkg)).toBe('available');
    expect(tests(ran({ outcome: 'errored' })).reason).toBe(
      'The smoke suite broke off on 2017-07-26, with Docker at S.',
    );
  });

  it('that are missing are shown as missing', () => {
    expect(tests(published())).toMatchObject({
      state: 'todo',
      reason: 'The smoke suite is expected with Docker at S, but no result is registered.',
      owner: 'release manager',
    });
    expect(tests(ran({ outcome: 'skipped' })).state).toBe('todo');
    expect(tests(ran({ suite: 'another' })).state).toBe('todo');
    expect(tests(ran({ runtime: 'singularity' })).state).toBe('todo');
  });

  it('count by their newest result', () => {
    const early = { at: '2017-07-26' };
    const late = { at: '2017-07-27' };
    expect(tests(ran({ ...late, outcome: 'failed' }, early)).state).toBe('fail');
    expect(tests(ran(late, { ...early, outcome: 'failed' })).state).toBe('pass');
    expect(tests(ran(early, { ...late, outcome: 'skipped' })).state).toBe('pass');
  });

  it('of an older build say when the tag moved', () => {
    const old = ran({ digest: OLD_DIGEST });
    const moved = { ...old, images: old.images.map((one) => ({ ...one, tagMovedAt: '2017-07-24T09:00:00Z' })) };
    expect(tests(moved)).toMatchObject({
      state: 'todo',
      reason:
        'The smoke suite passed on an older build only: tag moved on 2017-07-24, tested build was sha256:bbbbbbbbbbbb.',
    });
    expect(level(moved)).toBe('available');
    expect(tests(old).reason).toBe(
      'The smoke suite passed on another build only: in use is sha256:aaaaaaaaaaaa, tested build was sha256:bbbbbbbbbbbb.',
    );
    expect(tests({ ...moved, requiredSuites: [SMOKE, SCIENCE] }).reason).toBe(
      'The smoke suite passed on an older build only: tag moved on 2017-07-24, tested build was sha256:bbbbbbbbbbbb. Of the science validation no result is registered.',
    );
  });

  it('must all pass', () => {
    const both = (...runs: Partial<RunFact>[]) => tests({ ...ran(...runs), requiredSuites: [SMOKE, SCIENCE] });
    expect(both({})).toMatchObject({
      state: 'todo',
      fix: 'Run the science validation with Docker at S on sha256:aaaaaaaaaaaa.',
    });
    expect(both({}, { suite: 'science' })).toMatchObject({
      state: 'pass',
      reason:
        'The science validation and the smoke suite passed with Docker at S on sha256:aaaaaaaaaaaa, last on 2017-07-26.',
    });
    expect(both({}, { suite: 'science', outcome: 'failed' }).state).toBe('fail');
  });

  it('that nobody requires prove nothing', () => {
    const pkg = { ...ran({}), requiredSuites: [] };
    expect(tests(pkg)).toMatchObject({ state: 'todo', actionKey: 'choose-suites:p' });
    expect(level(pkg)).toBe('available');
  });
});

describe('sign-off', () => {
  const signed = (digest: string | null, site: string | null) =>
    check(
      { ...ran({}), signOffs: [{ digest, site, by: 'Johan', at: '2017-08-01T10:00:00Z' }] },
      SITE,
      ROUTE,
      'sign-off',
    );

  it('is of this build, here or everywhere', () => {
    expect(signed(DIGEST, 's')).toMatchObject({ state: 'pass', reason: 'Johan signed off the output on 2017-08-01.' });
    expect(signed(DIGEST, null).state).toBe('pass');
    expect(signed(DIGEST, 'other').state).toBe('todo');
    expect(signed(OLD_DIGEST, 's').state).toBe('todo');
    expect(signed(null, 's').state).toBe('todo');
  });
});
