import type { Result } from '#lib/base/errors.ts';
import type { WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { evidenceChanged, mustReportBuildsOf } from './reporting.ts';

/**
 * Records that a registry no longer has a build: it can be pulled from there no more. What was copied elsewhere stays, and
 * so does everything that is known of it. Nothing changes for a digest that is not a build of the image or gone already.
 */
export function markGone({
  ctx,
  input: { imageId, digest, at },
}: {
  ctx: WriteContext;
  input: { imageId: number; digest: string; at: Date };
}): Promise<Result<{ isGone: boolean }>> {
  return transact(ctx, async (tx) => {
    await mustReportBuildsOf(ctx, tx, imageId);
    const build = await tx.build.findFirst({ where: { imageId, digest, goneAt: null } });
    if (!build) return { isGone: false };
    await tx.build.update({ where: { id: build.id }, data: { goneAt: at } });
    await tx.publication.updateMany({
      where: { buildId: build.id, channel: 'registry', siteId: null },
      data: { state: 'withdrawn' },
    });
    await evidenceChanged(tx, { imageId, now: ctx.now, evidence: ctx.evidence });
    return { isGone: true };
  });
}
