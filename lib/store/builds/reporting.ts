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
  const sourceId = actor.kind === 'webhook' ? actor.sourceId : null;
  const [image] = await tx.$queryRaw<{ isThere: boolean; isNamed: boolean }[]>`
    select e.trashed_at is null as "isThere", exists (
      select 1 from repository_rules r where r.source_id = ${sourceId}::int and r.image_id = i.id) as "isNamed"
    from images i join entries e on e.id = i.id where i.id = ${imageId} for update of i`;
  if (actor.kind === 'webhook' && !image?.isNamed) {
    throw new Refused({ kind: 'forbidden', detail: `No rule of the source ${actor.name} names this image.` });
  }
  if (!image?.isThere)
    throw new Refused({ kind: 'not_found', detail: 'There is no such image, or it is in the trash.' });
}

interface Learned {
  imageId: number;
  now: Date;
  /** Where it is only noted, for whoever owns the transaction and assesses at its end. */
  evidence?: Set<number> | undefined;
}

/** Assesses again the packages that an image holds and tells everybody that what pages show is new. */
export async function evidenceChanged(tx: Tx, { imageId, now, evidence }: Learned): Promise<void> {
  if (evidence) evidence.add(imageId);
  else await assessEvidence(tx, { imageIds: new Set([imageId]), now });
}

/** Assesses again the packages that images hold, and tells everybody once that what pages show is new. */
export async function assessEvidence(
  tx: Tx,
  { imageIds, now }: { imageIds: ReadonlySet<number>; now: Date },
): Promise<void> {
  if (imageIds.size === 0) return;
  const rows = await tx.$queryRaw<{ packageId: number }[]>`
    select distinct package_id as "packageId" from image_contents where image_id = any(${[...imageIds]}::int[])`;
  await packagesChanged(
    tx,
    rows.map(({ packageId }) => packageId),
    now,
  );
}
