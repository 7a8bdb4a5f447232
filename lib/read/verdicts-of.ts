import { db } from '#lib/base/db.ts';
import { assess } from '#lib/domain/readiness/assess.ts';
import type { Verdict } from '#lib/domain/readiness/verdict.ts';
import { loadFacts } from '#lib/facts/load.ts';
import type { ReadContext } from './context.ts';
import type { PairCellDto } from './dto.ts';

/** Verdicts of some packages at some sites, judged now from the facts; in the order of the ids, package by package. */
export async function verdictsOf(
  ctx: ReadContext,
  { packageIds, siteIds }: { packageIds: readonly number[]; siteIds: readonly number[] },
): Promise<Verdict[]> {
  if (packageIds.length === 0 || siteIds.length === 0) return [];
  const { packages, sites, settings } = await loadFacts(ctx.db ?? db(), { packageIds, siteIds });
  const asOf = ctx.now.toISOString();
  return packageIds.flatMap((packageId) =>
    siteIds.flatMap((siteId) => {
      const [pkg, site] = [packages.get(packageId), sites.get(siteId)];
      return pkg && site ? [assess({ package: pkg, site, settings, asOf })] : [];
    }),
  );
}

/** A verdict as a cell shows it. */
export function cellOf({ site, level, runsToday, targeted, cautions, nextAction }: Verdict): PairCellDto {
  return {
    site,
    level,
    runsToday: runsToday.answer,
    targeted,
    cautions: cautions.length > 0,
    nextAction: nextAction && { key: nextAction.key, text: nextAction.text },
  };
}
