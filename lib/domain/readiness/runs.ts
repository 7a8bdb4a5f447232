import type { RunFact } from './facts.ts';
import type { Pair } from './finding.ts';
import { compare } from './words.ts';

/** Where a run was made: `native`, `vm`, or a container runtime's slug. */
export interface Place {
  readonly how: RunFact['how'];
  readonly runtime: string | null;
}
export const NATIVE: Place = { how: 'native', runtime: null };
export const VM: Place = { how: 'vm', runtime: null };

const NO_RUNS: readonly RunFact[] = [];

export function runsAt(runs: readonly RunFact[], site: string): readonly RunFact[] {
  const found = runs.length === 0 ? NO_RUNS : runs.filter((run) => run.site === site);
  return found.length === 0 ? NO_RUNS : found;
}

/** Later first by instant; the id settles runs of the same instant, so that the order of facts never matters. */
const isNewer = (a: RunFact, b: RunFact): boolean => (compare(a.at, b.at) || compare(a.id, b.id)) > 0;

export function newest(runs: readonly RunFact[], counts: (run: RunFact) => boolean): RunFact | null {
  let best: RunFact | null = null;
  for (const run of runs) {
    if (counts(run) && (best === null || isNewer(run, best))) best = run;
  }
  return best;
}

/**
 * Did this run exercise the platform that a native verdict is about? A run on nodes that retire proves nothing about
 * those that stay, and a run that does not name its nodes may have been on the retiring ones.
 */
function onLastingNodes(pair: Pair, run: RunFact): boolean {
  let retires = false;
  for (const node of pair.site.nodes) {
    if (node.state === 'retiring') retires ||= run.platform === null || run.platform === node.platform.slug;
    else if (run.platform === node.platform.slug) return true;
  }
  return !retires;
}

const atPlace = (pair: Pair, run: RunFact, place: Place): boolean =>
  run.how === place.how && run.runtime === place.runtime && (place !== NATIVE || onLastingNodes(pair, run));

/** The runs at this place that count for its route. */
export function runsOf(pair: Pair, place: Place): readonly RunFact[] {
  return pair.runs.length === 0 ? NO_RUNS : pair.runs.filter((run) => atPlace(pair, run, place));
}

/**
 * The newest passing run among these, or null. Source: readiness rules, "Evidence beats claims: a passing test run at
 * this site with this runtime proves the feasibility checks that it exercised, whatever a cell says".
 */
export function proof(runs: readonly RunFact[], digest?: string): RunFact | null {
  if (runs.length === 0) return null;
  return newest(runs, (run) => run.outcome === 'passed' && (digest === undefined || run.digest === digest));
}
