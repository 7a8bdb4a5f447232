import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { OverviewDto } from './dto.ts';
import { contradicted, headline, platformClock, recentChanges, tasksByState } from './overview-parts.ts';
import { packageIndex } from './package-index.ts';
import { perVersion } from './per-version.ts';
import { allPairs } from './place-counts.ts';
import { readDataVersion } from './read-data-version.ts';
import { readMatrix } from './read-matrix.ts';
import { topBlockers } from './top-blockers.ts';

/** The first page: headline counts, matrix, blockers, tasks, recent changes, platform clock. Made once per data version and day. */
export async function readOverview({ ctx }: { ctx: ReadContext }): Promise<OverviewDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const day = ctx.now.toISOString().slice(0, 10);
  return perVersion(ctx, version, `overview ${day}`, () => overview({ ...ctx, version }, version));
}

async function overview(ctx: ReadContext, version: number): Promise<OverviewDto> {
  const index = await packageIndex(ctx, version);
  const { ready, targeted, all, levels, targetedLevels } = allPairs(index);
  const { title, counts } = await headline(ctx);
  const matrix = await readMatrix({ ctx });
  return {
    title,
    pairs: { ready, targeted, all, levels, targetedLevels },
    counts: { packages: index.rows.length, sites: matrix.totalSites, ...counts },
    matrix,
    conflicts: await contradicted(ctx),
    tasks: await tasksByState(ctx),
    blockers: await topBlockers(ctx, version),
    changes: await recentChanges(ctx),
    platforms: await platformClock(ctx),
  };
}
