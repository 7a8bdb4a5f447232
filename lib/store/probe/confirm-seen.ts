import type { Tx } from '#lib/base/db.ts';
import type { NodeReport } from '#lib/domain/probe/node-report.ts';
import { evidenceChanged } from '../builds/reporting.ts';
import { keepReport, type StoredReport } from '../publications/record-publication.ts';

/** A build that was seen at a path. */
export interface Confirmed {
  digest: string;
  path: string;
}

interface Seen {
  siteId: number;
  images: NonNullable<NodeReport['images']>;
  at: Date;
  now: Date;
}

/**
 * Records builds that were seen at a site: those whose own digest, or that of their configuration (which unpacked images
 * in CVMFS are called by), a path was found to have. A path that only exists proves nothing of what lies there.
 */
export async function confirmSeen(tx: Tx, { siteId, images, at, now }: Seen): Promise<Confirmed[]> {
  const found = images.flatMap(({ channel, path, present, digest }) =>
    present && digest !== null && (channel === 'cvmfs' || channel === 'sif')
      ? [{ channel, path, digest } as const]
      : [],
  );
  const digests = [...new Set(found.map(({ digest }) => digest))];
  if (digests.length === 0) return [];
  const builds = await tx.$queryRaw<{ id: number; imageId: number; digest: string; configDigest: string }[]>`
    select b.id, b.image_id as "imageId", b.digest, b.config_digest as "configDigest"
    from builds b join entries e on e.id = b.image_id and e.trashed_at is null
    where b.digest is not null and (b.digest = any(${digests}::text[]) or b.config_digest = any(${digests}::text[]))
    order by b.id`;
  const confirmed: Confirmed[] = [];
  const changed = new Set<number>();
  for (const build of builds) {
    for (const { channel, path } of found.filter(
      ({ digest }) => digest === build.digest || digest === build.configDigest,
    )) {
      const report = { buildId: build.id, channel, path, siteId, state: 'confirmed' as const, at, via: 'probe' };
      if (await keepSighting(tx, report)) changed.add(build.imageId);
      confirmed.push({ digest: build.digest, path });
    }
  }
  for (const imageId of [...changed].sort((a, b) => a - b)) await evidenceChanged(tx, { imageId, now });
  return confirmed;
}

/** Whether a sighting is news. One that was seen before stays seen since the first time. */
async function keepSighting(tx: Tx, report: StoredReport): Promise<boolean> {
  const { buildId, channel, path, siteId, at } = report;
  const known = await tx.publication.findFirst({ where: { buildId, channel, path, siteId, state: 'confirmed' } });
  if (!known) return (await keepReport(tx, report)).changed;
  const later = { id: known.id, state: 'confirmed' as const, at: { gt: at } };
  await tx.publication.updateMany({ where: later, data: { at } });
  return false;
}
