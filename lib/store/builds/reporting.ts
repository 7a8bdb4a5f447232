import type { Tx } from '#lib/base/db.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { packagesChanged } from '../packages-changed.ts';

/**
 * The lock of what reports builds: somebody with leave to, or a webhook source for the images that its own rules name.
 * Takes the image's row, so that two reports about one image wait for each other.
 */
export async function mustReportBuildsOf(ctx: WriteContext, tx: Tx, imageId: number): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'webhook') mustBeAllowed(ctx, 'build.report', null);
  else if (!(await tx.repositoryRule.findFirst({ where: { sourceId: actor.sourceId, imageId } }))) {
    throw new Refused({ kind: 'forbidden', detail: `No rule of the source ${actor.name} names this image.` });
  }
  const [image] = await tx.$queryRaw<{ id: number }[]>`
    select i.id from images i join entries e on e.id = i.id where i.id = ${imageId} and e.trashed_at is null for update of i`;
  if (!image) throw new Refused({ kind: 'not_found', detail: 'There is no such image, or it is in the trash.' });
}

/** Assesses again the packages that an image holds and tells everybody that what pages show is new. */
export async function evidenceChanged(tx: Tx, { imageId, now }: { imageId: number; now: Date }): Promise<void> {
  const rows = await tx.imageContent.findMany({ where: { imageId }, select: { packageId: true } });
  await packagesChanged(
    tx,
    rows.map(({ packageId }) => packageId),
    now,
  );
}
