import { withTransaction } from '#lib/base/db.ts';
import { loadFacts } from '#lib/facts/load.ts';
import { bumpDataVersion } from './bump-data-version.ts';
import { mustBeTheSystem, type WriteContext } from './context.ts';
import { assessPackages, siteOrdinals, storePacked } from './project-readiness.ts';

/** Packages whose facts are in memory at once. */
const CHUNK = 1000;

/**
 * Assesses every pair again: after a change of the rules or of the clock. Writers wait until it is done, so that no pair
 * keeps a verdict older than the facts. Returns how many packages and pairs were assessed.
 */
export async function rebuildReadiness({
  ctx,
}: {
  ctx: WriteContext;
  input: Record<never, never>;
}): Promise<{ packages: number; pairs: number }> {
  mustBeTheSystem(ctx);
  return withTransaction(
    async (tx) => {
      await tx.$executeRaw`lock table package_readiness in exclusive mode`;
      await tx.$executeRaw`delete from package_readiness`;
      const ordinals = await siteOrdinals(tx);
      const { sites, settings } = await loadFacts(tx, { packageIds: [] });
      const all = await tx.package.findMany({
        where: { entry: { trashedAt: null } },
        select: { id: true },
        orderBy: { id: 'asc' },
      });
      for (let start = 0; start < all.length; start += CHUNK) {
        const packageIds = all.slice(start, start + CHUNK).map(({ id }) => id);
        const { packages } = await loadFacts(tx, { packageIds, siteIds: [] });
        await storePacked(tx, assessPackages(packages, sites, settings, ordinals, ctx.now), ctx.now);
      }
      await bumpDataVersion(tx);
      return { packages: all.length, pairs: all.length * sites.size };
    },
    { tx: ctx.db, timeoutMs: 600_000 },
  );
}
