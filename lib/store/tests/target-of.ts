import type { Tx } from '#lib/base/db.ts';
import type { BuildRunTarget, NativeRunTarget, RunTarget } from '#lib/contracts/ingest/run-target.ts';
import { parseDigest } from '#lib/contracts/ingest/run-target.ts';
import { Refused } from '../context.ts';
import { knownEntry } from './known-names.ts';

/** Rows that a run belongs to, and the packages whose readiness it may change. */
export interface FoundTarget {
  buildId: number | null;
  packageId: number | null;
  siteId: number;
  runtimeId: number | null;
  platformId: number | null;
  how: 'container' | 'native' | 'vm';
  packageIds: number[];
}

/** Looks up what a report names; what is not there is refused with the names that are. */
export async function targetOf(tx: Tx, target: RunTarget): Promise<FoundTarget> {
  const platformId = target.platform === null ? null : await knownEntry(tx, 'platform', target.platform);
  return 'digest' in target
    ? { ...(await ofBuild(tx, target)), platformId }
    : { ...(await ofPackage(tx, target)), platformId };
}

async function ofBuild(tx: Tx, target: BuildRunTarget): Promise<Omit<FoundTarget, 'platformId'>> {
  const build = await buildOf(tx, target.digest);
  const siteId = await knownEntry(tx, 'site', target.site);
  const runtimeId = await knownEntry(tx, 'runtime', target.runtime);
  const held = await tx.$queryRaw<{ id: number }[]>`
    select c.package_id as id from image_contents c join entries e on e.id = c.package_id and e.trashed_at is null
    where c.image_id = ${build.imageId} order by c.package_id`;
  const packageIds = held.map(({ id }) => id);
  return { buildId: build.id, packageId: null, siteId, runtimeId, how: 'container', packageIds };
}

async function ofPackage(tx: Tx, target: NativeRunTarget): Promise<Omit<FoundTarget, 'platformId'>> {
  const [entry] = await tx.$queryRaw<{ id: number }[]>`
    select id from entries where kind = 'package' and slug = ${target.package} and trashed_at is null for key share`;
  if (!entry) throw new Refused({ kind: 'not_found', detail: `There is no package “${target.package}”.` });
  const siteId = await knownEntry(tx, 'site', target.site);
  return { buildId: null, packageId: entry.id, siteId, runtimeId: null, how: target.how, packageIds: [entry.id] };
}

/** The build of a digest, or of the only digest that begins so. */
export async function buildOf(tx: Tx, given: string): Promise<{ id: number; imageId: number; digest: string }> {
  const digest = parseDigest(given);
  const found =
    digest === null
      ? []
      : await tx.$queryRaw<{ id: number; imageId: number; digest: string }[]>`
          select b.id, b.image_id as "imageId", b.digest from builds b
          join entries e on e.id = b.image_id and e.trashed_at is null
          where b.digest >= ${digest} and b.digest < ${`${digest}g`} and starts_with(b.digest, ${digest}) limit 2`;
  const [build, other] = found;
  if (other) {
    throw new Refused({ kind: 'conflict', detail: `More than one digest begins with ${digest}. Give more of it.` });
  }
  if (build) return build;
  const detail = `There is no build ${digest ?? 'of that digest: give at least twelve hex digits of it'}.`;
  throw new Refused({ kind: 'not_found', detail });
}
