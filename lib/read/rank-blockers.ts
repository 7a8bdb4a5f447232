import { db } from '#lib/base/db.ts';
import { blockers } from '#lib/domain/readiness/blockers.ts';
import type { AssessInput } from '#lib/domain/readiness/facts.ts';
import type { CheckOwner, Level } from '#lib/domain/vocabulary.ts';
import { loadFacts } from '#lib/facts/load.ts';
import type { ReadContext } from './context.ts';
import { type IndexedPackage, type PackageIndex, packageIndex } from './package-index.ts';
import { MEANINGS, TARGETED } from './packed-codes.ts';
import { compareValues } from './page-of.ts';
import { perVersion } from './per-version.ts';
import { allPairs } from './place-counts.ts';
import { type SiteColumn, sitesOf } from './sites-of.ts';

/** Up to so many targeted pairs each action is tried out on every pair; that costs about 50 µs a pair. */
const TRIED_OUT = 1000;
/** The list ends here: nobody plans the thousandth step. */
const RANKED = 1000;
/** Pairs that one step names; it counts all. */
const PAIRS_NAMED = 50;

/** An action with its place among those that would let most targeted pairs move. */
export interface RankedBlocker {
  key: string;
  unlocks: number;
  open: number;
  /** The words of its check, where the rules were run for it. */
  said: { text: string; owner: CheckOwner } | null;
  pairs: { package: string; site: string; from: Level; to: Level | null }[];
}
export interface Ranking {
  triedOut: boolean;
  blockers: RankedBlocker[];
}

/** Most first; the key decides between equals. */
const valuesOf = ({ unlocks, open, key }: RankedBlocker) => [-unlocks, -open, key];

/** The actions that would let most targeted pairs rise, best first, computed once per data version and day. */
export function rankBlockers(ctx: ReadContext, version: number): Promise<Ranking> {
  const day = ctx.now.toISOString().slice(0, 10);
  return perVersion(ctx, version, `ranking ${day}`, () => ranked(ctx, version));
}

async function ranked(ctx: ReadContext, version: number): Promise<Ranking> {
  const index = await packageIndex(ctx, version);
  const sites = await sitesOf(ctx, version);
  const triedOut = allPairs(index).targeted <= TRIED_OUT;
  const all = triedOut ? await tried(ctx, index, sites) : waitedFor(index, sites);
  const best = all.sort((a, b) => compareValues(valuesOf(a), valuesOf(b))).slice(0, RANKED);
  return { triedOut, blockers: best };
}

const isTargeted = ({ targetedLevels }: IndexedPackage): boolean => targetedLevels !== 0;

/** Exactly: the rules run again with each action taken as done. */
async function tried(ctx: ReadContext, index: PackageIndex, columns: readonly SiteColumn[]): Promise<RankedBlocker[]> {
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
    .map(({ key, text, owner, unlocks, open, pairs }) => ({
      key,
      unlocks,
      open,
      said: { text, owner },
      pairs: pairs.slice(0, PAIRS_NAMED),
    }));
}

/**
 * For millions of pairs: what most of them wait for first, as the projection has it. A pair can have more in its way, so
 * this is what would let them move on, not always what would let them rise.
 */
function waitedFor(index: PackageIndex, sites: readonly SiteColumn[]): RankedBlocker[] {
  const found = new Map<string, RankedBlocker>();
  const byPlace = new Map(sites.map((site) => [site.place, site]));
  for (const row of index.rows) {
    for (const { place, key } of row.waiting) {
      const [site, meaning] = [byPlace.get(place), MEANINGS[row.codes[place] ?? 0xff]];
      if (!site || !meaning) continue;
      const blocker = found.get(key) ?? { key, unlocks: 0, open: 0, said: null, pairs: [] };
      found.set(key, blocker);
      blocker.unlocks += 1;
      blocker.open += 1;
      if (blocker.pairs.length < PAIRS_NAMED)
        blocker.pairs.push({ package: row.slug, site: site.slug, from: meaning.level, to: null });
    }
  }
  return [...found.values()];
}
