import type { Level, Tristate } from '../vocabulary.ts';
import { citeImages } from './builds.ts';
import type { AssessInput } from './facts.ts';
import { type Forced, isOpen } from './finding.ts';
import { type Judgement, judge } from './judge.ts';
import { cite } from './refs.ts';
import { oldReview } from './review.ts';
import { compareRoutes, type RouteFinding } from './routes.ts';
import { citeSteps } from './sizes.ts';
import { type Teller, tidy, withMemory } from './tell.ts';
import { CAUTIONS, type Caution, type Evidence, type Route, RULE_SET, type Verdict } from './verdict.ts';
import { compare } from './words.ts';

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
    evidence: restsOn(judgement),
    routes: routes.toSorted((a, b) => compareRoutes(pair, a, b)).map((route) => tellRoute(route, tell)),
  };
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
  const place = ({ id }: Caution): number => CAUTIONS.indexOf(id);
  return [...cautions.values()].sort((a, b) => place(a) - place(b) || compare(a.text, b.text));
}

/** Facts that the verdict looks at beside those its checks cite. */
function restsOn({ pair, routes }: Judgement): Evidence[] {
  const { pkg, site } = pair;
  const others = routes.flatMap(({ rejected }) => rejected).flatMap((finding) => finding.tell().evidence);
  return tidy({
    evidence: [
      cite(`package:${pkg.slug}`, pkg.name),
      cite(`site:${site.slug}`, site.name),
      cite(`package:${pkg.slug}/strategy`, `Strategy: ${pkg.strategy}`),
      citeSteps(pair),
      cite(`package:${pkg.slug}/reviewed`, pkg.reviewedOn === null ? 'Not reviewed' : `Reviewed on ${pkg.reviewedOn}`),
      cite(`site:${site.slug}/vsyscall`, `vsyscall at ${site.name}: ${site.vsyscall}`),
      citeImages(pair),
      ...others.sort((a, b) => compare(a.ref, b.ref) || compare(a.label, b.label)),
      cite('settings', "The rule set's own numbers"),
    ],
  }).evidence;
}
