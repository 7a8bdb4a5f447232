import { assess } from './assess.ts';
import type { PackageFacts, SiteFacts } from './facts.ts';
import { given } from './fixtures.ts';
import type { Check, Route, Verdict } from './verdict.ts';

/** The route of that name; a test that asks for a missing one is wrong, and says so. */
export function routeOf(verdict: Verdict, name: string): Route {
  const route = verdict.routes.find((one) => one.name === name);
  if (!route) throw new Error(`no route ${name} among ${verdict.routes.map((one) => one.name).join(', ')}`);
  return route;
}

export function checkOf(verdict: Verdict, route: string, id: string): Check {
  const check = routeOf(verdict, route).checks.find((one) => one.id === id);
  if (!check) throw new Error(`no check ${id} in ${route}`);
  return check;
}

/** One check of one pair. */
export const check = (pkg: PackageFacts, site: SiteFacts, route: string, id: string): Check =>
  checkOf(assess(given(pkg, site)), route, id);

/** Ids of the cautions of a pair. */
export const cautionsOf = (pkg: PackageFacts, site: SiteFacts): string[] =>
  assess(given(pkg, site)).cautions.map(({ id }) => id);
