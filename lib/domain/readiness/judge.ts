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
  /** In the order they were tried; `assess` puts the best first. */
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
  const routes = [nativeRoute(pair, bits, needs), vmRoute(pair, needs)];
  for (const runtime of runtimesAt(pair)) routes.push(containerRoute(pair, runtime, images, needs));
  return {
    pair,
    routes,
    best: routes.reduce((best, route) => (compareRoutes(pair, route, best) < 0 ? route : best)),
    today: runsToday(pair, bits, routes),
    targeted: isTargeted(pair),
  };
}

function isTargeted({ pkg, site }: Pair): boolean {
  for (const { sites } of pkg.steps) if (sites.includes(site.slug)) return true;
  return false;
}
