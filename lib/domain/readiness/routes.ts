import type { Level } from '../vocabulary.ts';
import { checkBase } from './base.ts';
import { checkBuilt, checkReachable, currentBuild } from './builds.ts';
import type { BuildFact, ImageFact, PackageFacts, RunFact } from './facts.ts';
import { type Finding, isOpen, type Pair } from './finding.ts';
import { checkMounts } from './mounts.ts';
import { checkPlatform } from './native.ts';
import { checkNeeds } from './needs.ts';
import { checkSignOff, checkTests, type Subject } from './progress.ts';
import { NATIVE, type Place, proof, runsOf, VM } from './runs.ts';
import { checkRuntime, type Runtime } from './runtimes.ts';
import { checkSize } from './sizes.ts';
import { checkVmImage, checkVmOffer } from './vm.ts';
import { compare } from './words.ts';

export type Way = 'native' | 'vm' | 'container';

/** One way to run the package at the site: its checks in order, and how far they let it climb. */
export interface RouteFinding {
  way: Way;
  /** `native`, `vm`, `container:docker`, `container`. */
  name: string;
  /** "natively", "in a VM", "in a container with Docker". */
  how: string;
  level: Level;
  findings: Finding[];
  /** Place among routes of the same level; lower is better. */
  rank: number;
  image: ImageFact | null;
  /** Checks with the images that got less far; they decided too, so the verdict cites what they rest on. */
  rejected: readonly Finding[];
}
const NONE_REJECTED: readonly Finding[] = [];

/** Feasibility checks: any fail blocks, else any unknown leaves it unknown; `todo` lets it be possible. */
function feasibility(findings: readonly Finding[]): 'blocked' | 'unknown' | 'todo' | 'pass' {
  let worst: 'unknown' | 'todo' | 'pass' = 'pass';
  for (const { state } of findings) {
    if (state === 'fail') return 'blocked';
    if (state === 'unknown') worst = 'unknown';
    else if (state === 'todo' && worst === 'pass') worst = 'todo';
  }
  return worst;
}

const afterTests = (tests: Finding, signOff: Finding): Level =>
  isOpen(tests) ? 'available' : isOpen(signOff) ? 'tested' : 'validated';

/** Native and VM: available as soon as nothing is open, for there is nothing to build or publish. */
function installedLevel(feasible: readonly Finding[], tests: Finding, signOff: Finding): Level {
  const state = feasibility(feasible);
  if (state === 'todo') return 'possible';
  return state === 'pass' ? afterTests(tests, signOff) : state;
}

/** Findings on file systems and services. */
export type Needs = readonly [Finding, Finding];
export const checkAllNeeds = (pair: Pair, proven: RunFact | null): Needs => [
  checkNeeds(pair, pair.asker, 'filesystem', proven),
  checkNeeds(pair, pair.asker, 'service', proven),
];
/** Routes share the findings until a passing test of their own says more. */
const needsOf = (pair: Pair, needs: Needs, proven: RunFact | null): Needs =>
  proven === null ? needs : checkAllNeeds(pair, proven);

/** The route on the site's own nodes. Source: readiness rules, "native". */
export function nativeRoute(pair: Pair, bits: number, needs: Needs): RouteFinding {
  const runs = runsOf(pair, NATIVE);
  const proven = proof(runs);
  return installed(pair, 'native', () => `natively at ${pair.site.name}`, runs, [
    checkPlatform(pair, bits, proven),
    ...needsOf(pair, needs, proven),
  ]);
}

/** The route in a virtual machine. Source: readiness rules, "vm". */
export function vmRoute(pair: Pair, needs: Needs): RouteFinding {
  const runs = runsOf(pair, VM);
  const proven = proof(runs);
  return installed(pair, 'vm', () => `in a VM at ${pair.site.name}`, runs, [
    checkVmOffer(pair, proven),
    checkVmImage(pair, proven),
    ...needsOf(pair, needs, proven),
  ]);
}

function installed(
  pair: Pair,
  way: 'native' | 'vm',
  where: () => string,
  runs: readonly RunFact[],
  feasible: Finding[],
): RouteFinding {
  const subject: Subject = { route: way, where, digest: null, tagMovedAt: null, nothingYet: false };
  const tests = checkTests(pair, runs, subject);
  const signOff = checkSignOff(pair, subject);
  return {
    way,
    name: way,
    how: way === 'vm' ? 'in a VM' : 'natively',
    level: installedLevel(feasible, tests, signOff),
    findings: [...feasible, tests, signOff],
    rank: way === 'native' ? 2 : 3,
    image: null,
    rejected: NONE_REJECTED,
  };
}

/**
 * The route in a container with one runtime: of all images that hold the package the one that gets furthest counts, the
 * first by slug among equals. Source: readiness rules, "container:r".
 */
export function containerRoute(
  pair: Pair,
  runtime: Runtime,
  byImage: readonly ImageState[],
  needs: Needs,
): RouteFinding {
  const place: Place = { how: 'container', runtime: runtime.slug };
  const runs = runtime.slug === null ? [] : runsOf(pair, place);
  const proven = proof(runs);
  const site = [checkRuntime(pair, runtime, proven), ...needsOf(pair, needs, proven)] as const;
  if (byImage.length === 0) return withImage(pair, runtime, NO_IMAGE, runs, site);
  const tried = byImage.map((state) => withImage(pair, runtime, state, runs, site));
  const best = tried.reduce((a, b) => (isFurther(b, a) ? b : a));
  const rejected = tried.filter((route) => route !== best).flatMap(({ findings }) => findings);
  return rejected.length === 0 ? best : { ...best, rejected };
}

/** An image and the build of it that counts. */
export interface ImageState {
  image: ImageFact | null;
  build: BuildFact | null;
}
const NO_IMAGE: ImageState = { image: null, build: null };
export const imageStates = (images: readonly ImageFact[]): ImageState[] =>
  images.map((image) => ({ image, build: currentBuild(image) }));

const LEVEL_ORDER: Record<Level, number> = {
  blocked: 0,
  unknown: 1,
  possible: 2,
  built: 3,
  available: 4,
  tested: 5,
  validated: 6,
};

const isFurther = (a: RouteFinding, b: RouteFinding): boolean =>
  (LEVEL_ORDER[a.level] - LEVEL_ORDER[b.level] || compare(b.image?.slug ?? '', a.image?.slug ?? '')) > 0;

function withImage(
  pair: Pair,
  runtime: Runtime,
  { image, build }: ImageState,
  runs: readonly RunFact[],
  [allowed, filesystems, services]: readonly [Finding, Finding, Finding],
): RouteFinding {
  const proven = build === null ? null : proof(runs, build.digest);
  const feasible = [
    allowed,
    checkBase(pair, image, build, proven),
    filesystems,
    services,
    checkMounts(pair, image, proven),
    checkSize(pair, image, build, runs, proven),
  ];
  const subject: Subject = {
    route: runtime.slug === null ? 'container' : `container:${runtime.slug}`,
    where: () => `with ${runtime.name} at ${pair.site.name}`,
    digest: build?.digest ?? null,
    tagMovedAt: image?.tagMovedAt ?? null,
    nothingYet: build === null,
  };
  const built = checkBuilt(pair, image, build);
  const reachable = checkReachable(pair, image, build, { slug: runtime.slug ?? 'any', name: runtime.name }, proven);
  const tests = checkTests(pair, runs, subject);
  const signOff = checkSignOff(pair, subject);
  return {
    way: 'container',
    name: subject.route,
    how: `in a container with ${runtime.name}`,
    level: containerLevel(feasible, built, reachable, tests, signOff),
    findings: [...feasible, built, reachable, tests, signOff],
    rank: runtime.row?.state === 'production' ? 0 : runtime.row?.state === 'testing' ? 1 : 4,
    image,
    rejected: NONE_REJECTED,
  };
}

function containerLevel(
  feasible: readonly Finding[],
  built: Finding,
  reachable: Finding,
  tests: Finding,
  signOff: Finding,
): Level {
  const state = feasibility(feasible);
  if (state === 'blocked' || state === 'unknown') return state;
  if (isOpen(built)) return 'possible';
  // A runtime or a mount that is only planned leaves an image that cannot be started yet.
  return isOpen(reachable) || state === 'todo' ? 'built' : afterTests(tests, signOff);
}

const DECIDED: Record<Way, string> = { native: 'maintain', vm: 'vm', container: 'container' };

/** Best route first. Source: readiness rules, "Routes": level, then a decided strategy, then the order of ties, then name. */
export const compareRoutes = ({ pkg }: Pair, a: RouteFinding, b: RouteFinding): number =>
  LEVEL_ORDER[b.level] - LEVEL_ORDER[a.level] ||
  decided(pkg, b) - decided(pkg, a) ||
  a.rank - b.rank ||
  compare(a.name, b.name);

const decided = ({ strategy }: PackageFacts, { way }: RouteFinding): number => (DECIDED[way] === strategy ? 1 : 0);

export const isAtLeast = (level: Level, least: Level): boolean => LEVEL_ORDER[level] >= LEVEL_ORDER[least];
