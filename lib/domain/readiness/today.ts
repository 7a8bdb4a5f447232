import type { Tristate } from '../vocabulary.ts';
import type { RunFact } from './facts.ts';
import type { Finding, Pair } from './finding.ts';
import { isOpenOn, isToday, nodesWhere, platformNames, runsOnNode, todayByPlatform } from './nodes.ts';
import { compareRoutes, isAtLeast, type RouteFinding } from './routes.ts';
import { newest } from './runs.ts';
import { saysWhereItRuns } from './supports.ts';
import { day, listed } from './words.ts';

export interface Today {
  answer: Tristate;
  how: () => string;
}

/**
 * Does it run there today? Natively on any platform that nodes have now, those that retire included, or by a container
 * or VM that can be started. Source: readiness rules, "Which platforms count at a site". A passing native test at the
 * site is proof.
 */
export function runsToday(pair: Pair, bits: number, routes: readonly RouteFinding[]): Today {
  const proven = newest(pair.runs, ({ how, outcome }) => how === 'native' && outcome === 'passed');
  const native = proven ? 'yes' : natively(pair, bits, routes);
  if (native === 'yes') return { answer: 'yes', how: () => nativeHow(pair, proven) };
  let started: RouteFinding | null = null;
  for (const route of routes) {
    if (route.way === 'native' || !isAtLeast(route.level, 'available')) continue;
    if (started === null || compareRoutes(pair, route, started) < 0) started = route;
  }
  if (started !== null) {
    const { how } = started;
    return { answer: 'yes', how: () => how };
  }
  return { answer: native, how: () => (native === 'no' ? noHow(pair) : unknownHow(pair)) };
}

function natively(pair: Pair, bits: number, routes: readonly RouteFinding[]): Tristate {
  const platform = todayByPlatform(bits, saysWhereItRuns(pair.pkg));
  if (platform === 'no') return 'no';
  let answer: Tristate = platform;
  for (const finding of routes.find(({ way }) => way === 'native')?.findings ?? []) {
    if (finding.id !== 'filesystems' && finding.id !== 'services') continue;
    const there = isThere(finding);
    if (there === 'no') return 'no';
    if (there === 'unknown') answer = 'unknown';
  }
  return answer;
}

/** What is planned is not there today. */
function isThere({ state }: Finding): Tristate {
  if (state === 'pass' || state === 'n/a') return 'yes';
  return state === 'unknown' ? 'unknown' : 'no';
}

function nativeHow(pair: Pair, proven: RunFact | null): string {
  const names = platformNames(nodesWhere(pair, (node) => isToday(node) && runsOnNode(pair, node)));
  if (names.length > 0) return `natively on ${listed(names)}`;
  return proven === null ? 'natively' : `natively: a test passed on ${day(proven.at)}`;
}

const haveNow = (pair: Pair): string => listed(platformNames(nodesWhere(pair, isToday)), 'or');

function noHow(pair: Pair): string {
  const now = haveNow(pair);
  return `neither natively${now === '' ? '' : ` on ${now}`} nor in a container or a VM`;
}

function unknownHow(pair: Pair): string {
  const inDoubt = nodesWhere(pair, (node) => isToday(node) && isOpenOn(pair, node));
  const now = inDoubt.length > 0 ? listed(platformNames(inDoubt), 'or') : haveNow(pair);
  return now === '' ? 'nobody has said what its nodes run' : `nobody is sure whether it runs on ${now} here`;
}
