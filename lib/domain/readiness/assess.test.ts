import { describe, expect, it } from 'vitest';
import type { CheckState, Level, Tristate } from '../vocabulary.ts';
import { assess } from './assess.ts';
import type { PackageFacts, SiteFacts } from './facts.ts';
import {
  DATA_MONITORING,
  FAST_COPY,
  GLAST_RELEASE,
  GRID,
  given,
  HALFPIPE,
  LYON,
  packageFacts,
  RHEL6,
  RHEL7,
  runsOn,
  runtimeRow,
  SCIENCE_TOOLS,
  SLAC,
  siteFacts,
  step,
} from './fixtures.ts';
import { checkOf } from './test-verdict.ts';

describe('the worked examples of the readiness rules', () => {
  const rows: [PackageFacts, SiteFacts, Tristate, Level, string][] = [
    [GLAST_RELEASE, SLAC, 'yes', 'possible', 'container:docker'],
    [GLAST_RELEASE, LYON, 'yes', 'available', 'native'],
    [SCIENCE_TOOLS, SLAC, 'no', 'possible', 'container:docker'],
    [FAST_COPY, SLAC, 'unknown', 'possible', 'container:docker'],
    [FAST_COPY, LYON, 'unknown', 'possible', 'container:docker'],
    [FAST_COPY, GRID, 'unknown', 'unknown', 'native'],
  ];
  it.each(rows)('$0.name × $1.name runs today: %3$s, verdict %4$s', (pkg, site, today, level, route) => {
    const verdict = assess(given(pkg, site));
    expect(verdict).toMatchObject({ level, route, runsToday: { answer: today } });
  });

  const because: [PackageFacts, SiteFacts, string, string, CheckState, string][] = [
    [GLAST_RELEASE, SLAC, 'container:docker', 'runtime', 'pass', 'Docker is in testing at SLAC.'],
    [GLAST_RELEASE, SLAC, 'container:docker', 'built', 'todo', 'No image that holds GlastRelease is registered.'],
    [
      GLAST_RELEASE,
      SLAC,
      'native',
      'platform',
      'fail',
      "Runs on RHEL6; SLAC's nodes move to RHEL7, and moving it would take a large upgrade (“may be with a lot of work and clean up”).",
    ],
    [GLAST_RELEASE, LYON, 'native', 'platform', 'pass', 'Runs on RHEL6; nodes at CC-IN2P3 have RHEL6.'],
    [
      SCIENCE_TOOLS,
      SLAC,
      'native',
      'platform',
      'todo',
      'Runs on RHEL7; RHEL7 nodes are planned at SLAC, without a date.',
    ],
    [
      SCIENCE_TOOLS,
      SLAC,
      'container:docker',
      'built',
      'todo',
      "A container is claimed (“Sam's / Matt's”) but no build is registered.",
    ],
    [
      FAST_COPY,
      SLAC,
      'native',
      'platform',
      'fail',
      "Runs on RHEL5 and perhaps RHEL6; SLAC's nodes move to RHEL7, and it cannot be upgraded.",
    ],
    [
      FAST_COPY,
      LYON,
      'native',
      'platform',
      'unknown',
      "Runs on RHEL5 and perhaps RHEL6; CC-IN2P3's nodes have RHEL6 and RHEL7, and nobody is sure that it runs there.",
    ],
    [
      FAST_COPY,
      GRID,
      'container',
      'runtime',
      'unknown',
      'Nobody has said which container runtimes are offered at GRID sites.',
    ],
    [
      FAST_COPY,
      GRID,
      'vm',
      'vm-offer',
      'unknown',
      'Nobody has said for certain whether VMs are offered at GRID sites (“no?”).',
    ],
    [
      DATA_MONITORING,
      SLAC,
      'native',
      'platform',
      'fail',
      "Runs on RHEL6; SLAC's nodes move to RHEL7, and it may move if GlastRelease is upgraded (“probably if GR is upgraded”).",
    ],
    [
      HALFPIPE,
      SLAC,
      'native',
      'platform',
      'fail',
      "Runs on RHEL6; SLAC's nodes move to RHEL7, and an upgrade is unlikely (“unlikely”).",
    ],
    [SCIENCE_TOOLS, SLAC, 'vm', 'vm-image', 'todo', 'A VM is claimed (“Giacomo”) but no image is registered.'],
    [SCIENCE_TOOLS, SLAC, 'vm', 'vm-offer', 'fail', 'VMs will not be offered at SLAC (“No (never says Brian)”).'],
  ];
  it.each(because)('$0.name × $1.name, %2$s, %3$s: %5$s', (pkg, site, route, id, state, reason) => {
    expect(checkOf(assess(given(pkg, site)), route, id)).toMatchObject({ state, reason });
  });

  it('say what to do next', () => {
    expect(assess(given(GLAST_RELEASE, SLAC)).nextAction).toEqual({
      key: 'build-image:glastrelease',
      text: 'Build an image that holds GlastRelease.',
      owner: 'release manager',
    });
    expect(assess(given(SCIENCE_TOOLS, SLAC)).nextAction?.key).toBe('register-build:sciencetools');
    expect(assess(given(FAST_COPY, GRID)).nextAction?.key).toBe('try-platform:fastcopy:rhel6');
  });

  it('say it with caution', () => {
    const cautions = (pkg: PackageFacts, site: SiteFacts) => assess(given(pkg, site)).cautions.map(({ text }) => text);
    expect(cautions(FAST_COPY, SLAC)).toEqual([
      'RHEL5 is past end of life: maintenance ended on 31 Mar 2017 and extended support on 30 Nov 2020.',
      'Docker is in testing, not in production, at SLAC.',
    ]);
    expect(cautions(FAST_COPY, LYON)).toContain(
      'Statements about Docker at CC-IN2P3 contradict each other (“Docker full support, but looking into Singularity”).',
    );
  });
});

describe('routes', () => {
  it('are native, vm and one for each runtime of the site; all stay visible, best first', () => {
    const names = (site: SiteFacts) =>
      assess(given(GLAST_RELEASE, site)).routes.map(({ name, level }) => `${name} ${level}`);
    expect(names(SLAC)).toEqual([
      'container:docker possible',
      'container:singularity possible',
      'native blocked',
      'vm blocked',
    ]);
    expect(names(GRID)).toEqual(['native available', 'vm unknown', 'container unknown']);
  });

  it('of equal level: a production runtime before one in testing, then native, then vm', () => {
    const site = siteFacts('S', {
      nodes: [{ platform: RHEL6, state: 'planned', share: 'all', on: null, raw: '' }],
      vmOffer: { value: 'production', raw: '', inConflict: false },
      runtimes: [
        runtimeRow('docker', 'testing'),
        runtimeRow('podman', 'planned'),
        runtimeRow('singularity', 'production'),
        runtimeRow('apptainer', 'testing'),
      ],
    });
    const pkg = packageFacts('P', {
      platforms: [runsOn(RHEL6)],
      existingVm: { value: 'no', raw: '', inConflict: false },
    });
    const order = (strategy: PackageFacts['strategy']) =>
      assess(given({ ...pkg, strategy }, site)).routes.map(({ name }) => name);
    const containers = ['container:singularity', 'container:apptainer', 'container:docker'];
    expect(order('undecided')).toEqual([...containers, 'native', 'vm', 'container:podman']);
    expect(order('retire')).toEqual(order('undecided'));
    expect(order('maintain')).toEqual(['native', ...containers, 'vm', 'container:podman']);
    expect(order('vm')).toEqual(['vm', ...containers, 'native', 'container:podman']);
    expect(order('container')).toEqual([...containers, 'container:podman', 'native', 'vm']);
  });

  it('a decided strategy does not lift a worse level', () => {
    expect(assess(given({ ...GLAST_RELEASE, strategy: 'container' }, LYON)).route).toBe('native');
  });
});

describe('a pair', () => {
  it('is targeted when a use-case step needs the package there', () => {
    const pkg = { ...GLAST_RELEASE, steps: [step('recon', 500, ['slac'])] };
    expect(assess(given(pkg, SLAC)).targeted).toBe(true);
    expect(assess(given(pkg, LYON)).targeted).toBe(false);
  });

  it('about which nothing is known is unknown, and asks', () => {
    const verdict = assess(given(packageFacts('P'), siteFacts('S')));
    expect(verdict).toMatchObject({ level: 'unknown', runsToday: { answer: 'unknown' }, cautions: [] });
    expect(verdict.nextAction).toMatchObject({
      text: 'Say which platforms the nodes of S have and will have.',
      owner: 'site contact',
    });
  });

  it('whose every route fails is blocked', () => {
    const site = { ...SLAC, runtimes: [runtimeRow('docker', 'refused')] };
    expect(assess(given(FAST_COPY, site)).level).toBe('blocked');
    expect(assess(given({ ...FAST_COPY, platforms: [runsOn(RHEL7)] }, site)).level).toBe('possible');
  });
});
