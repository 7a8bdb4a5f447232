import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { OverviewDto } from './dto.ts';
import { headline, platformClock, recentChanges, tasksByState } from './overview-parts.ts';
import { packageIndex } from './package-index.ts';
import { perVersion } from './per-version.ts';
import { allPairs } from './place-counts.ts';
import { readDataVersion } from './read-data-version.ts';
import { readMatrix } from './read-matrix.ts';
import { topBlockers } from './top-blockers.ts';

/** The first page: headline counts, matrix, blockers, tasks, recent changes, platform clock. */
export async function readOverview({ ctx }: { ctx: ReadContext }): Promise<OverviewDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const index = await packageIndex(ctx, version);
  const { ready, targeted, all, levels, targetedLevels } = allPairs(index);
  const { title, counts } = await perVersion(ctx, version, 'headline', () => headline(ctx));
  const matrix = await readMatrix({ ctx });
  return {
    title,
    pairs: { ready, targeted, all, levels, targetedLevels },
    counts: { packages: index.rows.length, sites: matrix.totalSites, ...counts },
    matrix,
    tasks: await perVersion(ctx, version, 'tasks by state', () => tasksByState(ctx)),
    blockers: await topBlockers(ctx, version),
    changes: await perVersion(ctx, version, 'recent changes', () => recentChanges(ctx)),
    platforms: await perVersion(ctx, version, 'platform clock', () => platformClock(ctx)),
  };
}
