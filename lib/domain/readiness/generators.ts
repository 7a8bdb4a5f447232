import fc from 'fast-check';
import {
  BUILD_STATES,
  CHANNELS,
  EXISTENCES,
  FLAVOURS,
  NODE_STATES,
  OFFER_STATES,
  PHASES,
  PUBLICATION_STATES,
  RUN_OUTCOMES,
  RUNTIME_STATES,
  SHARES,
  STRATEGIES,
  SUPPORTS,
  TRISTATES,
  UPGRADABLES,
  VM_OFFERS,
} from '../vocabulary.ts';
import type {
  AssessInput,
  BuildFact,
  ImageFact,
  PackageFacts,
  PlatformRef,
  PublicationFact,
  RuleSettings,
  RunFact,
  SignOffFact,
  SiteFacts,
} from './facts.ts';
import { RHEL5, RHEL6, RHEL7, RHEL8 } from './fixtures.ts';

/**
 * Well-formed facts for property tests: about package `p` at site `s`, with keys unique where the database makes them
 * unique, and few enough names that the facts meet.
 */

const SOLARIS: PlatformRef = {
  slug: 'solaris8',
  name: 'Solaris 8',
  generation: 8,
  family: 'Solaris',
  maintenanceEnds: null,
  extendedEnds: null,
  baseImage: false,
};
const PLATFORMS = [RHEL5, RHEL6, RHEL7, RHEL8, SOLARIS];
const OFFERS = ['afs', 'nfs', 'cvmfs', 'oracle'];
const RUNTIMES = ['docker', 'singularity', 'shifter'];
const SUITES = ['smoke', 'functional', 'scaling'];
const IMAGES = ['i1', 'i2'];
export const digestsOf = (image: string): string[] => ['1', '2', '3'].map((n) => `sha256:${image}-${n}`);

const anyOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const day = anyOf(['2016-02-29', '2017-07-24', '2017-07-24T08:00:00Z', '2020-12-01', '2025-11-21', '2026-11-20']);
const maybeDay = fc.option(day);
const raw = anyOf(['', '(tick)', 'never says Brian', '??']);
const mostly = (often: boolean) => fc.boolean().map((coin) => coin || often);

const cell = <V extends string>(values: readonly V[]) =>
  fc.record({ value: anyOf(values), raw, inConflict: fc.boolean() });

/** A list whose elements have different keys. */
const unique = <T>(element: fc.Arbitrary<T>, key: (value: T) => string, maxLength = 4) =>
  fc.uniqueArray(element, { selector: key, maxLength });

export const publications: fc.Arbitrary<PublicationFact> = fc.record({
  channel: anyOf(CHANNELS),
  site: anyOf([null, 's', 'other']),
  state: anyOf(PUBLICATION_STATES),
  path: anyOf(['', '/cvmfs/glast.cern.ch/containers', 'docker.io/fermilat/p']),
  at: day,
});
export const publicationKey = ({ channel, site, path }: PublicationFact): string => `${channel} ${site} ${path}`;

const buildOf = (digest: string): fc.Arbitrary<BuildFact> =>
  fc.record({
    digest: fc.constant(digest),
    state: anyOf([...BUILD_STATES, 'succeeded' as const, 'succeeded' as const]),
    basePlatform: fc.option(anyOf(['rhel6', 'rhel6', 'rhel7', 'unheard-of'])),
    sizeBytes: fc.option(anyOf([1e8, 2e9, 8e9])),
    createdAt: day,
    publications: unique(publications, publicationKey, 2),
  });

const mounts = fc.record({
  path: anyOf(['/afs', '/software', '/etc/wallet', '/sps/fermi']),
  kind: anyOf(['mount', 'config'] as const),
  needs: fc.option(anyOf(OFFERS)),
  createdInImage: fc.boolean(),
});

const imageOf = (slug: string): fc.Arbitrary<ImageFact> =>
  fc.record({
    slug: fc.constant(slug),
    name: fc.constant(`image ${slug}`),
    flavour: anyOf(FLAVOURS),
    mounted: fc.boolean(),
    basePlatform: fc.option(anyOf(['rhel6', 'rhel7'])),
    mounts: unique(mounts, ({ path }) => path, 2),
    builds: fc
      .tuple(...digestsOf(slug).map((digest) => fc.option(buildOf(digest))))
      .map((builds) => builds.filter((build) => build !== null)),
    currentDigest: fc.option(anyOf(digestsOf(slug))),
    tagMovedAt: maybeDay,
  });

export const runFacts: fc.Arbitrary<RunFact> = fc
  .record({
    id: fc.uuid(),
    suite: anyOf(SUITES),
    site: anyOf(['s', 's', 's', 'other']),
    runtime: anyOf(RUNTIMES),
    how: anyOf(['container', 'container', 'native', 'vm'] as const),
    platform: fc.option(anyOf(PLATFORMS.map(({ slug }) => slug))),
    digest: anyOf(IMAGES.flatMap(digestsOf)),
    outcome: anyOf([...RUN_OUTCOMES, 'passed' as const]),
    at: day,
    failedCases: fc.array(anyOf(['case b', 'case a', 'case c', 'case d', 'case e'])),
  })
  .map((run) => (run.how === 'container' ? run : { ...run, runtime: null, digest: null }));

export const signOffs: fc.Arbitrary<SignOffFact> = fc.record({
  digest: fc.option(anyOf(IMAGES.flatMap(digestsOf))),
  site: anyOf([null, 's', 'other']),
  by: anyOf(['Johan', 'Joris']),
  at: day,
});
export const signOffKey = ({ digest, site, by }: SignOffFact): string => `${digest} ${site} ${by}`;

const platformSupports = fc.record({
  platform: anyOf(PLATFORMS),
  phase: anyOf([...PHASES, 'run' as const]),
  support: anyOf(SUPPORTS),
});
const needs = anyOf(OFFERS).chain((slug) =>
  fc.record({
    slug: fc.constant(slug),
    name: fc.constant(slug.toUpperCase()),
    kind: anyOf(['filesystem', 'service', 'library'] as const),
    phase: anyOf([...PHASES, 'run' as const]),
    couldDrop: mostly(false),
  }),
);
const suites = unique(
  anyOf(SUITES).map((slug) => ({
    slug,
    name: `the ${slug} suite`,
    kind: slug === 'scaling' ? ('scaling' as const) : ('smoke' as const),
  })),
  ({ slug }) => slug,
);
const steps = unique(
  fc.record({
    useCase: anyOf(['l1', 'mc']),
    step: anyOf(['digi', 'recon']),
    name: fc.constant('a step'),
    parallelJobs: fc.option(anyOf([10, 50, 500])),
    sites: anyOf([[], ['s'], ['other'], ['other', 's']]),
  }),
  ({ useCase, step }) => `${useCase}/${step}`,
);

export const packages: fc.Arbitrary<PackageFacts> = fc.record({
  slug: fc.constant('p'),
  name: anyOf(['P', 'Pipelines']),
  strategy: anyOf(STRATEGIES),
  platforms: unique(platformSupports, ({ platform, phase }) => `${platform.slug} ${phase}`),
  upgradable: fc
    .tuple(cell(UPGRADABLES), fc.option(fc.constant({ slug: 'q', name: 'Q' })))
    .map(([value, waitingOn]) => ({ ...value, waitingOn })),
  existingVm: cell(EXISTENCES),
  existingContainer: cell(EXISTENCES),
  needs: unique(needs, ({ slug }) => slug),
  images: fc
    .tuple(...IMAGES.map((slug) => fc.option(imageOf(slug))))
    .map((all) => all.filter((image) => image !== null)),
  requiredSuites: suites,
  runs: unique(runFacts, ({ id }) => id, 6),
  signOffs: unique(signOffs, signOffKey, 3),
  steps,
  reviewedOn: maybeDay,
  reviewEveryDays: anyOf([null, 30, 5000]),
});

export const sites: fc.Arbitrary<SiteFacts> = fc.record({
  slug: fc.constant('s'),
  name: anyOf(['SLAC', 'GRID sites']),
  nodes: unique(
    fc.record({ platform: anyOf(PLATFORMS), state: anyOf(NODE_STATES), share: anyOf(SHARES), on: maybeDay, raw }),
    ({ platform, state }) => `${platform.slug} ${state}`,
  ),
  offers: unique(
    fc
      .record({
        slug: anyOf(OFFERS),
        kind: anyOf(['filesystem', 'service'] as const),
        state: anyOf([...OFFER_STATES, 'available' as const, 'available' as const]),
        on: maybeDay,
        raw,
      })
      .map((offer) => ({ ...offer, name: offer.slug.toUpperCase() })),
    ({ slug }) => slug,
  ),
  vmOffer: cell(VM_OFFERS),
  runtimes: unique(
    fc.record({
      runtime: anyOf(RUNTIMES),
      name: fc.constant('Runtime'),
      state: anyOf(RUNTIME_STATES),
      raw,
      on: maybeDay,
      mayAsk: fc.boolean(),
      inConflict: fc.boolean(),
    }),
    ({ runtime }) => runtime,
  ),
  userBinds: anyOf(TRISTATES),
  bindable: fc.uniqueArray(anyOf(['/afs', '/sps', '/']), { maxLength: 2 }),
  imageLimitBytes: fc.option(anyOf([1e9, 5e9])),
  nodeCacheBytes: fc.option(anyOf([25e9])),
  proxyCacheBytes: fc.option(anyOf([100e9])),
  vsyscall: anyOf(TRISTATES),
});

export const ruleSettings: fc.Arbitrary<RuleSettings> = fc.record({
  uberJobLimit: anyOf([50, 1000]),
  sizeCautionBytes: anyOf([1e9, 5e9]),
  reviewDays: anyOf([365, 10_000]),
});

const diffuse: fc.Arbitrary<AssessInput> = fc.record({
  package: packages,
  site: sites,
  settings: ruleSettings,
  asOf: anyOf(['2017-08-01T00:00:00Z', '2022-01-01T12:00:00Z', '2026-11-21T12:00:00Z']),
});

/**
 * Facts drawn evenly almost always leave something in the way, and would test nothing above `possible`. Each of these
 * clears one obstacle out of the way of a container route, so that every level is met often.
 */
const CLEARED: readonly ((input: AssessInput) => AssessInput)[] = [
  (input) => changed(input, { platforms: [{ platform: RHEL6, phase: 'run', support: 'supported' }], needs: [] }),
  (input) =>
    changed(input, {
      images: input.package.images.map((image) => ({
        ...image,
        flavour: 'lightweight',
        mounted: false,
        basePlatform: 'rhel6',
        mounts: [],
      })),
    }),
  (input) =>
    changed(input, {
      images: input.package.images.map((image) => ({
        ...image,
        currentDigest: null,
        builds: image.builds.map((build) => ({ ...build, state: 'succeeded', basePlatform: null })),
      })),
    }),
  (input) => ({
    ...input,
    site: {
      ...input.site,
      imageLimitBytes: null,
      runtimes: input.site.runtimes.map((row) => ({ ...row, state: 'production' })),
    },
  }),
  (input) => changed(input, { requiredSuites: [{ slug: 'smoke', name: 'the smoke suite', kind: 'smoke' }] }),
];
const changed = (input: AssessInput, change: Partial<PackageFacts>): AssessInput => ({
  ...input,
  package: { ...input.package, ...change },
});

export const inputs: fc.Arbitrary<AssessInput> = fc
  .tuple(diffuse, fc.integer({ min: 0, max: 3 }), fc.subarray([...CLEARED]))
  .map(([input, luck, some]) =>
    (luck === 0 ? [] : luck === 1 ? some : CLEARED).reduce((facts, clear) => clear(facts), input),
  );
