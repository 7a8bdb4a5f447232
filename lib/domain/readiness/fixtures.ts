import type {
  Existence,
  NodeState,
  OfferState,
  RuntimeState,
  Share,
  Support,
  Upgradable,
  VmOffer,
} from '../vocabulary.ts';
import type {
  AssessInput,
  BuildFact,
  Cell,
  ImageFact,
  NeedFact,
  NodePlatformFact,
  OfferFact,
  PackageFacts,
  PlatformRef,
  PlatformSupportFact,
  PublicationFact,
  RuleSettings,
  RunFact,
  SiteFacts,
  SiteRuntimeFact,
  StepFact,
} from './facts.ts';

/** Facts of the later version of the wiki page, written out for tests; no builds are registered. */

export const AS_OF = '2026-11-21T12:00:00Z';
export const SETTINGS: RuleSettings = { uberJobLimit: 50, sizeCautionBytes: 1e9, reviewDays: 365 };
export const DIGEST = `sha256:${'a'.repeat(64)}`;
export const OLD_DIGEST = `sha256:${'b'.repeat(64)}`;

const rhel = (generation: number, maintenanceEnds: string, extendedEnds: string): PlatformRef => ({
  slug: `rhel${generation}`,
  name: `RHEL${generation}`,
  generation,
  family: 'RHEL',
  maintenanceEnds,
  extendedEnds,
  baseImage: true,
});
export const RHEL5 = rhel(5, '2017-03-31', '2020-11-30');
export const RHEL6 = rhel(6, '2020-11-30', '2024-06-30');
export const RHEL7 = rhel(7, '2024-06-30', '2028-06-30');
export const RHEL8 = rhel(8, '2029-05-31', '2032-05-31');
export const RHEL9 = rhel(9, '2032-05-31', '2035-05-31');

export const cell = <V extends string>(value: V, raw = ''): Cell<V> => ({ value, raw, inConflict: false });
export const runsOn = (platform: PlatformRef, support: Support = 'supported'): PlatformSupportFact => ({
  platform,
  phase: 'run',
  support,
});
export const upgradable = (
  value: Upgradable,
  raw = '',
  waitingOn: { slug: string; name: string } | null = null,
): PackageFacts['upgradable'] => ({ ...cell(value, raw), waitingOn });

export function packageFacts(name: string, change: Partial<PackageFacts> = {}): PackageFacts {
  return {
    slug: name.toLowerCase().replaceAll(' ', '-'),
    name,
    strategy: 'undecided',
    platforms: [],
    upgradable: upgradable('unknown'),
    existingVm: cell<Existence>('unknown'),
    existingContainer: cell<Existence>('unknown'),
    needs: [],
    images: [],
    requiredSuites: [],
    runs: [],
    signOffs: [],
    steps: [],
    reviewedOn: null,
    reviewEveryDays: null,
    ...change,
  };
}

export const node = (
  platform: PlatformRef,
  state: NodeState = 'current',
  share: Share = 'unknown',
  on: string | null = null,
): NodePlatformFact => ({ platform, state, share, on, raw: platform.name });

export const runtimeRow = (
  runtime: string,
  state: RuntimeState,
  change: Partial<SiteRuntimeFact> = {},
): SiteRuntimeFact => ({
  runtime,
  name: runtime.slice(0, 1).toUpperCase() + runtime.slice(1),
  state,
  raw: '',
  on: null,
  mayAsk: false,
  inConflict: false,
  ...change,
});

export const offer = (
  name: string,
  state: OfferState,
  kind: OfferFact['kind'] = 'filesystem',
  on: string | null = null,
): OfferFact => ({
  slug: name.toLowerCase(),
  name,
  kind,
  state,
  on,
  raw: '',
});

export const need = (
  name: string,
  kind: NeedFact['kind'] = 'filesystem',
  change: Partial<NeedFact> = {},
): NeedFact => ({
  slug: name.toLowerCase(),
  name,
  kind,
  phase: 'run',
  couldDrop: false,
  ...change,
});

export function siteFacts(name: string, change: Partial<SiteFacts> = {}): SiteFacts {
  return {
    slug: name.toLowerCase().replaceAll(' ', '-'),
    name,
    nodes: [],
    offers: [],
    vmOffer: cell<VmOffer>('unknown'),
    runtimes: [],
    userBinds: 'unknown',
    bindable: [],
    imageLimitBytes: null,
    nodeCacheBytes: null,
    proxyCacheBytes: null,
    vsyscall: 'unknown',
    ...change,
  };
}

export const build = (change: Partial<BuildFact> = {}): BuildFact => ({
  digest: DIGEST,
  state: 'succeeded',
  basePlatform: 'rhel6',
  sizeBytes: 5e8,
  createdAt: '2017-07-24T10:00:00Z',
  publications: [],
  ...change,
});

export const image = (change: Partial<ImageFact> = {}): ImageFact => ({
  slug: 'glast_release',
  name: 'glast_release',
  flavour: 'lightweight',
  mounted: false,
  basePlatform: 'rhel6',
  mounts: [],
  builds: [build()],
  currentDigest: null,
  tagMovedAt: null,
  ...change,
});

export const publication = (change: Partial<PublicationFact> = {}): PublicationFact => ({
  channel: 'registry',
  site: null,
  state: 'declared',
  path: 'docker.io/fermilat/glast_release',
  at: '2017-07-25',
  ...change,
});

export const run = (change: Partial<RunFact> = {}): RunFact => ({
  id: 'r1',
  suite: 'smoke',
  site: 'slac',
  runtime: 'docker',
  how: 'container',
  platform: null,
  digest: DIGEST,
  outcome: 'passed',
  at: '2017-07-26T10:00:00Z',
  failedCases: [],
  ...change,
});

export const step = (name: string, parallelJobs: number | null, sites: string[]): StepFact => ({
  useCase: 'l1',
  step: name.toLowerCase(),
  name,
  parallelJobs,
  sites,
});

export const given = (pkg: PackageFacts, site: SiteFacts, asOf = AS_OF): AssessInput => ({
  package: pkg,
  site,
  settings: SETTINGS,
  asOf,
});

export const SLAC = siteFacts('SLAC', {
  nodes: [node(RHEL6, 'retiring', 'most'), node(RHEL7, 'planned')],
  offers: [offer('AFS', 'available'), offer('NFS', 'available')],
  vmOffer: cell<VmOffer>('never', 'No (never says Brian)'),
  runtimes: [runtimeRow('docker', 'testing'), runtimeRow('singularity', 'testing')],
});
export const LYON = siteFacts('CC-IN2P3', {
  nodes: [node(RHEL6), node(RHEL7)],
  offers: [offer('AFS', 'phasing_out'), offer('CVMFS', 'available')],
  vmOffer: cell<VmOffer>('not_for_production', 'A OpenStack Cloud is running but not for production'),
  runtimes: [
    runtimeRow('docker', 'production', { raw: 'Docker full support, but looking into Singularity', inConflict: true }),
    runtimeRow('singularity', 'testing'),
  ],
});
export const GRID = siteFacts('GRID sites', {
  nodes: [node(RHEL6, 'current', 'most'), node(RHEL7, 'current', 'few')],
  offers: [{ ...offer('CVMFS', 'unknown'), raw: 'many have CVMFS' }],
  vmOffer: cell<VmOffer>('unknown', 'no?'),
});

const none = cell<Existence>('no', '(error)');
export const FAST_COPY = packageFacts('FastCopy', {
  platforms: [runsOn(RHEL5), runsOn(RHEL6, 'doubtful')],
  upgradable: upgradable('no', '(error)'),
  existingVm: none,
  existingContainer: none,
});
export const HALFPIPE = packageFacts('Halfpipe', {
  platforms: [runsOn(RHEL6)],
  upgradable: upgradable('unlikely', 'unlikely'),
  existingContainer: none,
});
export const GLAST_RELEASE = packageFacts('GlastRelease', {
  platforms: [runsOn(RHEL6)],
  upgradable: upgradable('with_work', 'may be with a lot of work and clean up'),
  existingVm: cell<Existence>('yes', '(tick)'),
  existingContainer: none,
});
export const DATA_MONITORING = packageFacts('DataMonitoring', {
  platforms: [runsOn(RHEL6)],
  upgradable: upgradable('conditional', 'probably if GR is upgraded', { slug: 'glastrelease', name: 'GlastRelease' }),
  existingVm: none,
  existingContainer: none,
});
export const SCIENCE_TOOLS = packageFacts('ScienceTools', {
  platforms: [runsOn(RHEL7)],
  upgradable: upgradable('na', 'NA'),
  existingVm: cell<Existence>('attributed', 'Giacomo'),
  existingContainer: cell<Existence>('attributed', "Sam's / Matt's"),
});
