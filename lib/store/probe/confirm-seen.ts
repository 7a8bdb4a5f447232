import type { Tx } from '#lib/base/db.ts';
import type { NodeReport } from '#lib/domain/probe/node-report.ts';
import { laterReport } from '#lib/domain/publications/later-report.ts';
import { assessEvidence } from '../builds/reporting.ts';
import type { StoredReport } from '../publications/record-publication.ts';

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
 * in CVMFS are called by), a path was found to have. A path that only exists proves nothing of what lies there. A few
 * statements for however many were seen: a node may have two thousand.
 */
export async function confirmSeen(tx: Tx, { siteId, images, at, now }: Seen): Promise<Confirmed[]> {
  const found = images.flatMap(({ channel, path, present, digest }) =>
    present && digest !== null && (channel === 'cvmfs' || channel === 'sif') && path.startsWith('/')
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
  const seen = builds.flatMap((build) =>
    found
      .filter(({ digest }) => digest === build.digest || digest === build.configDigest)
      .map(({ channel, path }) => ({ build, channel, path })),
  );
  const reports = seen.map(({ build, channel, path }) => {
    return { buildId: build.id, channel, path, siteId, state: 'confirmed' as const, at, via: 'probe' };
  });
  const changed = await keepSightings(tx, reports);
  const imageIds = new Set(builds.filter(({ id }) => changed.has(id)).map(({ imageId }) => imageId));
  await assessEvidence(tx, { imageIds, now });
  return seen.map(({ build, path }) => ({ digest: build.digest, path }));
}

const keyOf = ({ buildId, channel, path }: Pick<StoredReport, 'buildId' | 'channel' | 'path'>): string =>
  JSON.stringify([buildId, channel, path]);

/**
 * Keeps sightings of one site and moment beside what is known, and says of which builds that was news. What was seen before
 * stays seen since the first time; the builds' rows are held, so that two reports wait.
 */
async function keepSightings(tx: Tx, reports: readonly StoredReport[]): Promise<Set<number>> {
  const [first] = reports;
  if (!first) return new Set();
  const { siteId, state, at, via } = first;
  const ids = [...new Set(reports.map(({ buildId }) => buildId))];
  await tx.$queryRaw`select 1 from builds where id = any(${ids}::int[]) order by id for update`;
  const rows = await tx.publication.findMany({ where: { siteId, buildId: { in: ids } } });
  const known = new Map(rows.map((row) => [keyOf(row), row]));
  const told = [...new Map(reports.map((report) => [keyOf(report), report])).values()];
  const fresh = told.filter((report) => !known.has(keyOf(report)));
  await tx.publication.createMany({ data: fresh });
  const before = told.flatMap((report) => known.get(keyOf(report)) ?? []);
  const again = before.filter((row) => row.state === state && row.at > at);
  const turned = before.filter(
    (row) => row.state !== state && laterReport<{ state: typeof row.state; at: Date }>(row, first) === first,
  );
  const where = (of: typeof rows) => ({ id: { in: of.map(({ id }) => id) } });
  await tx.publication.updateMany({ where: where(again), data: { at } });
  await tx.publication.updateMany({ where: where(turned), data: { state, at, via } });
  return new Set([...fresh, ...turned].map(({ buildId }) => buildId));
}
