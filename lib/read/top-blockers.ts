import { db } from '#lib/base/db.ts';
import { blockers } from '#lib/domain/readiness/blockers.ts';
import type { AssessInput } from '#lib/domain/readiness/facts.ts';
import { loadFacts } from '#lib/facts/load.ts';
import type { ReadContext } from './context.ts';
import type { OverviewDto } from './dto.ts';
import { type IndexedPackage, type PackageIndex, packageIndex } from './package-index.ts';
import { TARGETED } from './packed-codes.ts';
import { perVersion } from './per-version.ts';
import { allPairs } from './place-counts.ts';
import { type SiteColumn, sitesOf } from './sites-of.ts';
import { verdictsOf } from './verdicts-of.ts';

type Blockers = OverviewDto['blockers'];

const SHOWN = 8;
/** Up to so many targeted pairs each action is tried out on every pair; that costs about 50 µs a pair. */
const TRIED_OUT = 1000;

/** The actions that would let most targeted pairs rise, best first. Kept for this data version and day. */
export async function topBlockers(ctx: ReadContext, version: number): Promise<Blockers> {
  const index = await packageIndex(ctx, version);
  const sites = await sitesOf(ctx, version);
  const day = ctx.now.toISOString().slice(0, 10);
  return perVersion(ctx, version, `blockers ${day}`, () =>
    allPairs(index).targeted <= TRIED_OUT ? triedOut(ctx, index, sites) : waitedFor(ctx, index, sites),
  );
}

const isTargeted = ({ targetedLevels }: IndexedPackage): boolean => targetedLevels !== 0;

/** Exactly: the rules run again with each action taken as done. */
async function triedOut(ctx: ReadContext, index: PackageIndex, columns: readonly SiteColumn[]): Promise<Blockers> {
  const packageIds = index.rows.filter(isTargeted).map(({ id }) => id);
  const targeted = columns.filter(({ place }) => index.rows.some(({ codes }) => TARGETED[codes[place] ?? 0xff]));
  if (packageIds.length === 0 || targeted.length === 0) return [];
  const siteIds = targeted.map(({ id }) => id);
  const { packages, sites, settings } = await loadFacts(ctx.db ?? db(), { packageIds, siteIds });
  const asOf = ctx.now.toISOString();
  const inputs: AssessInput[] = [...packages.values()].flatMap((pkg) =>
    [...sites.values()].map((site) => ({ package: pkg, site, settings, asOf })),
  );
  return blockers(inputs)
    .filter(({ unlocks, permanent }) => unlocks > 0 && !permanent)
    .slice(0, SHOWN)
    .flatMap(({ key, text, owner, unlocks, pairs }) => {
      const [pair] = pairs;
      return pair ? [{ key, text, owner, unlocks, example: { package: pair.package, site: pair.site } }] : [];
    });
}

/**
 * For millions of pairs: what most of them wait for first, as the projection has it. A pair can have more in its way, so
 * this is what would let them move on, not always what would let them rise.
 */
async function waitedFor(ctx: ReadContext, index: PackageIndex, sites: readonly SiteColumn[]): Promise<Blockers> {
  const found = new Map<string, { unlocks: number; row: IndexedPackage; site: SiteColumn }>();
  const byPlace = new Map(sites.map((site) => [site.place, site]));
  for (const row of index.rows) {
    for (const { place, key } of row.waiting) {
      const site = byPlace.get(place);
      const known = found.get(key);
      if (known) known.unlocks += 1;
      else if (site) found.set(key, { unlocks: 1, row, site });
    }
  }
  const top = [...found].sort(([a, x], [b, y]) => y.unlocks - x.unlocks || (a < b ? -1 : 1)).slice(0, SHOWN);
  const verdicts = await verdictsOf(ctx, {
    packageIds: [...new Set(top.map(([, { row }]) => row.id))],
    siteIds: [...new Set(top.map(([, { site }]) => site.id))],
  });
  return top.flatMap(([key, { unlocks, row, site }]) => {
    const verdict = verdicts.find((one) => one.package === row.slug && one.site === site.slug);
    if (verdict?.nextAction?.key !== key) return [];
    const { text, owner } = verdict.nextAction;
    return [{ key, text, owner, unlocks, example: { package: row.slug, site: site.slug } }];
  });
}
