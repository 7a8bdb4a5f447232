import { db } from '#lib/base/db.ts';
import { assess } from '#lib/domain/readiness/assess.ts';
import type { CheckOwner } from '#lib/domain/vocabulary.ts';
import { loadFacts } from '#lib/facts/load.ts';
import type { ReadContext } from './context.ts';
import { packageIndex } from './package-index.ts';
import type { RankedBlocker } from './rank-blockers.ts';
import { sitesOf } from './sites-of.ts';

export type SaidBlocker = RankedBlocker & { said: { text: string; owner: CheckOwner } };

/** Some blockers with their words: those of the check of the first pair where nobody has said them yet. */
export async function sayBlockers(
  ctx: ReadContext,
  version: number,
  ranked: readonly RankedBlocker[],
): Promise<SaidBlocker[]> {
  const silent = ranked.filter(({ said }) => said === null).flatMap(({ pairs: [first] }) => first ?? []);
  const slugs = { packages: new Set(silent.map((one) => one.package)), sites: new Set(silent.map((one) => one.site)) };
  const packages = silent.length === 0 ? [] : (await packageIndex(ctx, version)).rows;
  const packageIds = packages.filter(({ slug }) => slugs.packages.has(slug)).map(({ id }) => id);
  const siteIds = (await sitesOf(ctx, version)).filter(({ slug }) => slugs.sites.has(slug)).map(({ id }) => id);
  const facts = await loadFacts(ctx.db ?? db(), { packageIds, siteIds });
  const bySlug = {
    packages: new Map([...facts.packages.values()].map((one) => [one.slug, one])),
    sites: new Map([...facts.sites.values()].map((one) => [one.slug, one])),
  };
  return ranked.flatMap((blocker) => {
    if (blocker.said) return [{ ...blocker, said: blocker.said }];
    const [pkg, site] = [
      bySlug.packages.get(blocker.pairs[0]?.package ?? ''),
      bySlug.sites.get(blocker.pairs[0]?.site ?? ''),
    ];
    if (!pkg || !site) return [];
    const { nextAction } = assess({ package: pkg, site, settings: facts.settings, asOf: ctx.now.toISOString() });
    // The projection lags the clock by a day at most; what the rules no longer ask for is not shown.
    return nextAction?.key === blocker.key
      ? [{ ...blocker, said: { text: nextAction.text, owner: nextAction.owner } }]
      : [];
  });
}
