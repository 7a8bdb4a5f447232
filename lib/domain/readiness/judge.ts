import type { AssessInput } from './facts.ts';
import type { Forced, Pair } from './finding.ts';
import { meet } from './nodes.ts';
import {
  checkAllNeeds,
  compareRoutes,
  containerRoute,
  imageStates,
  nativeRoute,
  type RouteFinding,
  vmRoute,
} from './routes.ts';
import { runsAt } from './runs.ts';
import { runtimesAt } from './runtimes.ts';
import { runsToday, type Today } from './today.ts';
import { dayNumber } from './words.ts';

/** Everything decided about a pair; sentences still to be told. `evaluate` and `assess` both read this and nothing else. */
export interface Judgement {
  pair: Pair;
  /** Best first. */
  routes: RouteFinding[];
  best: RouteFinding;
  today: Today;
  targeted: boolean;
}

/** Applies the rules to one pair. `evaluate` gives the bare result, `assess` tells it in sentences. */
export function judge(input: AssessInput, forced: Forced | null = null): Judgement {
  const { package: pkg, site, settings, asOf } = input;
  const pair: Pair = {
    pkg,
    site,
    settings,
    asOf,
    today: dayNumber(asOf),
    runs: runsAt(pkg.runs, site.slug),
    forced,
    asker: { name: pkg.name, needs: pkg.needs, ref: `package:${pkg.slug}/needs` },
  };
  const bits = meet(pair);
  const images = imageStates(pkg.images);
  const needs = checkAllNeeds(pair, null);
  const native = nativeRoute(pair, bits, needs);
  const routes = [native, vmRoute(pair, needs)];
  for (const runtime of runtimesAt(pair)) routes.push(containerRoute(pair, runtime, images, needs));
  routes.sort((a, b) => compareRoutes(pair, a, b));
  return {
    pair,
    routes,
    best: routes[0] ?? native,
    today: runsToday(pair, bits, routes),
    targeted: pkg.steps.some(({ sites }) => sites.includes(site.slug)),
  };
}
