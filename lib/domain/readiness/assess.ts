import type { Level, Tristate } from '../vocabulary.ts';
import { citeBuild, citeImage, citeImages } from './builds.ts';
import type { AssessInput } from './facts.ts';
import { CAUTIONS, type Finding, isOpen, type Pair } from './finding.ts';
import { meet } from './nodes.ts';
import { cite } from './refs.ts';
import { oldReview } from './review.ts';
import { compareRoutes, containerRoute, imageStates, nativeRoute, type RouteFinding, vmRoute } from './routes.ts';
import { runsAt } from './runs.ts';
import { runtimesAt } from './runtimes.ts';
import { citeSteps } from './sizes.ts';
import { runsToday, type Today } from './today.ts';
import { type Caution, type Check, type Evidence, RULE_SET, type Route, type Verdict } from './verdict.ts';
import { compare } from './words.ts';

/** Action keys taken as done; only `blockers.ts` passes any. */
export type Forced = ReadonlySet<string>;

/** A verdict without its sentences, for projections and bulk rebuilds. */
export interface Evaluation {
  level: Level;
  runsToday: Tristate;
  targeted: boolean;
  /** Name of the best route. */
  route: string;
  /** Key of the next action, null when validated. */
  actionKey: string | null;
  /** One bit for each caution id, in the order of `CAUTIONS`. */
  cautions: number;
}

/** Everything decided about a pair; sentences still to be told. `evaluate` and `assess` both read this and nothing else. */
interface Judgement {
  pair: Pair;
  /** Best first. */
  routes: RouteFinding[];
  best: RouteFinding;
  today: Today;
  targeted: boolean;
}

function judge(input: AssessInput, forced: Forced | null): Judgement {
  const { package: pkg, site, settings, asOf } = input;
  const pair: Pair = { pkg, site, settings, asOf, runs: runsAt(pkg.runs, site.slug), forced };
  const bits = meet(pair);
  const images = imageStates(pkg.images);
  const native = nativeRoute(pair, bits);
  const routes = [native, vmRoute(pair)];
  for (const runtime of runtimesAt(pair)) routes.push(containerRoute(pair, runtime, images));
  routes.sort((a, b) => compareRoutes(pair, a, b));
  return {
    pair,
    routes,
    best: routes[0] ?? native,
    today: runsToday(pair, bits, routes),
    targeted: pkg.steps.some(({ sites }) => sites.includes(site.slug)),
  };
}

/**
 * The verdict on one pair without its sentences. The same judgement as `assess`, at a fraction of the cost.
 */
export function evaluate(input: AssessInput, forced: Forced | null = null): Evaluation {
  const { pair, best, today, targeted } = judge(input, forced);
  let cautions = 0;
  for (const { notes } of best.findings) {
    for (const { id } of notes) cautions |= 1 << CAUTIONS.indexOf(id);
  }
  if (oldReview(pair)) cautions |= 1 << CAUTIONS.indexOf('old-review');
  return {
    level: best.level,
    runsToday: today.answer,
    targeted,
    route: best.name,
    actionKey: best.findings.find(isOpen)?.key ?? null,
    cautions,
  };
}

/**
 * Decides whether a package is ready at a site: every route with every check, its reason, fix and owner. Pure and total:
 * the clock is an argument, and no well-typed facts make it throw. Source: readiness rules.
 */
export function assess(input: AssessInput, forced: Forced | null = null): Verdict {
  const judgement = judge(input, forced);
  const { pair, routes, best, today, targeted } = judgement;
  const tell = withMemory();
  return {
    package: pair.pkg.slug,
    site: pair.site.slug,
    level: best.level,
    runsToday: { answer: today.answer, how: today.how() },
    route: best.name,
    targeted,
    ruleSet: RULE_SET,
    asOf: pair.asOf,
    cautions: cautionsOf(judgement),
    nextAction: nextAction(best, tell),
    evidence: restsOn(pair),
    routes: routes.map((route) => tellRoute(route, tell)),
  };
}

type Teller = (finding: Finding) => Check;

/** Routes share findings (file systems, services): each is put into words once. */
function withMemory(): Teller {
  const told = new Map<Finding, Check>();
  return (finding) => {
    const known = told.get(finding) ?? tellCheck(finding);
    told.set(finding, known);
    return known;
  };
}

function tellCheck(finding: Finding): Check {
  const { id, state } = finding;
  if (finding.key === null) return { id, state, kind: null, fix: '', owner: null, actionKey: null, ...tidy(finding.tell()) };
  return { id, state, actionKey: finding.key, ...tidy(finding.tell()) };
}

/** Cites each fact once. */
function tidy<T extends { evidence: Evidence[] }>(told: T): T {
  const seen = new Set<string>();
  return { ...told, evidence: told.evidence.filter(({ ref }) => !seen.has(ref) && seen.add(ref)) };
}

const tellRoute = ({ name, level, findings }: RouteFinding, tell: Teller): Route => ({
  name,
  level,
  checks: findings.map(tell),
});

/** The first thing to do on the best route: feasibility before progress, in the order of the checks. */
function nextAction(best: RouteFinding, tell: Teller): Verdict['nextAction'] {
  const finding = best.findings.find(isOpen);
  if (!finding) return null;
  const { actionKey, fix, owner } = tell(finding);
  return actionKey === null || owner === null ? null : { key: actionKey, text: fix, owner };
}

/** What must be said about the best route and the entry, in the order of `CAUTIONS`, each once. */
function cautionsOf({ pair, best }: Judgement): Caution[] {
  const review = oldReview(pair);
  const notes = [...best.findings.flatMap((finding) => finding.notes), ...(review ? [review] : [])];
  const cautions = new Map<string, Caution>();
  for (const { id, tell } of notes) {
    const caution = { id, ...tidy(tell()) };
    cautions.set(`${id} ${caution.text}`, caution);
  }
  const place = ({ id }: Caution): number => CAUTIONS.findIndex((known) => known === id);
  return [...cautions.values()].sort((a, b) => place(a) - place(b) || compare(a.text, b.text));
}

/** Facts that the verdict looks at beside those its checks cite. */
function restsOn(pair: Pair): Evidence[] {
  const { pkg, site } = pair;
  const images = imageStates(pkg.images).flatMap(({ image, build }) => [
    ...(image === null ? [] : [citeImage(image)]),
    ...(build === null ? [] : [citeBuild(build), cite(`publications:${build.digest}`, 'Its publications')]),
  ]);
  return tidy({
    evidence: [
      cite(`package:${pkg.slug}`, pkg.name),
      cite(`site:${site.slug}`, site.name),
      cite(`package:${pkg.slug}/strategy`, `Strategy: ${pkg.strategy}`),
      citeSteps(pair),
      cite(`package:${pkg.slug}/reviewed`, pkg.reviewedOn === null ? 'Not reviewed' : `Reviewed on ${pkg.reviewedOn}`),
      cite(`site:${site.slug}/vsyscall`, `vsyscall at ${site.name}: ${site.vsyscall}`),
      citeImages(pair),
      ...images.sort((a, b) => compare(a.ref, b.ref)),
      cite('settings', "The rule set's own numbers"),
    ],
  }).evidence;
}
