import type { Support } from '../vocabulary.ts';
import type { PackageFacts, PlatformRef, PlatformSupportFact } from './facts.ts';
import type { Pair } from './finding.ts';
import { cite } from './refs.ts';
import type { Evidence } from './verdict.ts';
import { byGeneration, listed } from './words.ts';

/** Surest first: of two statements about one platform the better one counts. */
const SUPPORT_ORDER: Record<Support, number> = { supported: 0, works: 1, doubtful: 2, unknown: 3, broken: 4 };

/** Does the package run on this platform? `null` when its list does not name the platform. */
export function runSupport(pkg: PackageFacts, platform: string): Support | null {
  let best: Support | null = null;
  for (const { platform: listedOne, phase, support } of pkg.platforms) {
    if (phase !== 'run' || listedOne.slug !== platform) continue;
    if (best === null || SUPPORT_ORDER[support] < SUPPORT_ORDER[best]) best = support;
  }
  return best;
}

export const isGood = (support: Support | null): boolean => support === 'supported' || support === 'works';

/** Has anybody said anything about where the package runs? A row that says "unknown" says nothing. */
export const saysWhereItRuns = (pkg: PackageFacts): boolean =>
  pkg.platforms.some(({ phase, support }) => phase === 'run' && support !== 'unknown');

/** The platforms of the running column, each once with its surest statement, oldest first. */
export function runPlatforms(pkg: PackageFacts): PlatformSupportFact[] {
  const once = new Map<string, PlatformSupportFact>();
  for (const fact of pkg.platforms) {
    if (fact.phase !== 'run') continue;
    const known = once.get(fact.platform.slug);
    if (!known || SUPPORT_ORDER[fact.support] < SUPPORT_ORDER[known.support]) once.set(fact.platform.slug, fact);
  }
  return [...once.values()].sort((a, b) => byGeneration(a.platform, b.platform));
}

/** "Runs on RHEL5 and perhaps RHEL6, but not on RHEL7"; the start of a sentence. */
export function whereItRuns(pkg: PackageFacts): string {
  const names = (test: (support: Support) => boolean): string[] =>
    runPlatforms(pkg)
      .filter(({ support }) => test(support))
      .map(({ platform }) => platform.name);
  const good = names(isGood);
  const perhaps = names((support) => support === 'doubtful');
  const broken = listed(
    names((support) => support === 'broken'),
    'or',
  );
  if (good.length === 0 && perhaps.length === 0) {
    return broken === '' ? `Nobody has said where ${pkg.name} runs` : `Does not run on ${broken}`;
  }
  const surely = good.length === 0 ? '' : `Runs on ${listed(good)}`;
  const maybe = perhaps.length === 0 ? '' : `perhaps ${surely === '' ? 'runs on ' : ''}${listed(perhaps, 'or')}`;
  const both = surely === '' ? `P${maybe.slice(1)}` : [surely, ...(maybe === '' ? [] : [maybe])].join(' and ');
  return broken === '' ? both : `${both}, but not on ${broken}`;
}

export const citePlatforms = (pair: Pair): Evidence =>
  cite(`package:${pair.pkg.slug}/platforms`, `Running platforms of ${pair.pkg.name}`);

/** The list of running platforms, and those of it that a check is about. */
export const citeSupports = (pair: Pair, platforms: readonly PlatformRef[]): Evidence[] => [
  citePlatforms(pair),
  ...platforms
    .filter(({ slug }) => runSupport(pair.pkg, slug) !== null)
    .map(({ slug, name }) => cite(`package:${pair.pkg.slug}/platform:${slug}:run`, `${pair.pkg.name} on ${name}`)),
];
