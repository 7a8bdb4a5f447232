import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import type { Prisma } from '#lib/base/generated/prisma/client.ts';
import type {
  ImageManifest,
  IndexManifest,
  ManifestReferrer,
  RegistryManifest,
} from '#lib/contracts/ingest/manifest.ts';
import { platformOfBase } from '#lib/domain/builds/base-platform.ts';
import { Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { joinJob } from './ci-jobs.ts';
import { evidenceChanged, mustReportBuildsOf } from './reporting.ts';

interface Input {
  imageId: number;
  manifest: RegistryManifest;
  /** When it was pushed, as far as the registry says. */
  pushedAt: Date | null;
  /** When we first heard of it. */
  receivedAt: Date;
  /** `host/repository` it can be pulled from: recorded as published there. */
  registryPath: string | null;
}

/** An image that says it was made before this says nothing: reproducible builds set the clock to zero. */
const NO_EARLIER = Date.UTC(2013, 0, 1);
/** Clocks of build machines run ahead by no more than this. */
const AHEAD_MS = 24 * 3_600_000;

/**
 * Records a manifest as read from its registry, an index with all its members. The same manifest again changes nothing but
 * what was not known before. Refused as a conflict when the digest is a build of another image.
 */
export function recordBuild({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: Input;
}): Promise<Result<{ buildId: number; isNew: boolean }>> {
  return transact(ctx, async (tx) => {
    const { imageId, manifest } = input;
    await mustReportBuildsOf(ctx, tx, imageId);
    const before = await tx.build.findUnique({ where: { digest: manifest.digest } });
    const build = await store(tx, ctx, input, manifest);
    await joinJob(tx, build);
    if (manifest.kind === 'index') await storeMembers(tx, ctx, input, build, manifest.children);
    if (input.registryPath !== null) await published(tx, build, input.registryPath, input.pushedAt ?? ctx.now);
    const isNew = before === null || before.resolvedAt === null || before.goneAt !== null;
    if (isNew) await evidenceChanged(tx, { imageId, now: ctx.now, evidence: ctx.evidence });
    return { buildId: build, isNew };
  });
}

async function storeMembers(tx: Tx, ctx: WriteContext, input: Input, indexId: number, children: ImageManifest[]) {
  for (const child of children) {
    const childId = await store(tx, ctx, input, child);
    const link = { indexId, childId };
    await tx.buildChild.upsert({ where: { indexId_childId: link }, create: link, update: {} });
  }
}

/** The member of an index that most people pull. */
const usualOf = ({ children }: IndexManifest): ImageManifest | undefined =>
  children.find(({ architecture, os }) => architecture === 'amd64' && os === 'linux');

/** The size of what is pulled: of an index that of its usual member, else of the largest. Bytes. */
function sizeOf(manifest: RegistryManifest): number {
  if (manifest.kind === 'image') return manifest.layers.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const usual = usualOf(manifest);
  return usual ? sizeOf(usual) : Math.max(0, ...manifest.children.map(sizeOf));
}

/** What an index says of itself, over what its usual member says. */
const labelsOf = (manifest: RegistryManifest): Record<string, string> =>
  manifest.kind === 'image'
    ? manifest.labels
    : { ...(usualOf(manifest) ?? manifest.children[0])?.labels, ...manifest.annotations };

async function store(tx: Tx, ctx: WriteContext, input: Input, manifest: RegistryManifest): Promise<number> {
  const { imageId, receivedAt, pushedAt } = input;
  const known = await tx.build.findUnique({ where: { digest: manifest.digest } });
  if (known && known.imageId !== imageId) {
    const other = await tx.entry.findUniqueOrThrow({ where: { id: known.imageId }, select: { slug: true } });
    const detail = `${manifest.digest} is a build of the image ${other.slug}. Map both repositories to one image.`;
    throw new Refused({ kind: 'conflict', detail });
  }
  const labels = labelsOf(manifest);
  const pushed = earlier(known?.pushedAt ?? null, pushedAt);
  const data = {
    state: 'succeeded' as const,
    architecture: architectureOf(manifest),
    os: manifest.kind === 'image' ? manifest.os : '',
    mediaType: manifest.mediaType,
    configDigest: manifest.kind === 'image' ? manifest.configDigest : '',
    sizeBytes: BigInt(sizeOf(manifest)),
    labels,
    basePlatformId: (await basePlatform(tx, labels)) ?? known?.basePlatformId ?? null,
    revision: known?.revision || (labels['org.opencontainers.image.revision'] ?? '').slice(0, 200),
    createdAt: madeAt(manifest, pushed ?? receivedAt),
    pushedAt: pushed,
    receivedAt: earlier(known?.receivedAt ?? null, receivedAt),
    resolvedAt: known?.resolvedAt ?? ctx.now,
    goneAt: null,
  };
  const { id } = known
    ? await tx.build.update({ where: { id: known.id }, data })
    : await tx.build.create({ data: { ...data, imageId, digest: manifest.digest } });
  await storeLayers(tx, id, manifest);
  await storeReferrers(tx, id, manifest.referrers);
  return id;
}

const earlier = (a: Date | null, b: Date | null): Date | null => (a === null || (b !== null && b < a) ? b : a);

const architectureOf = (manifest: RegistryManifest): string =>
  manifest.kind === 'image'
    ? manifest.architecture
    : [...new Set(manifest.children.map(({ architecture }) => architecture))].sort().join(', ');

function madeAt(manifest: RegistryManifest, seen: Date): Date {
  const made =
    manifest.kind === 'image'
      ? manifest.createdAt
      : manifest.children.reduce<Date | null>(
          (latest, { createdAt }) =>
            createdAt !== null && (latest === null || createdAt > latest) ? createdAt : latest,
          null,
        );
  const isUsable = made !== null && made.getTime() >= NO_EARLIER && made.getTime() <= seen.getTime() + AHEAD_MS;
  return isUsable ? made : seen;
}

async function basePlatform(tx: Tx, labels: Record<string, string>): Promise<number | null> {
  const name = labels['org.opencontainers.image.base.name'];
  if (!name) return null;
  const rows = await tx.platform.findMany({
    where: { entry: { trashedAt: null } },
    select: { id: true, aliases: true, entry: { select: { slug: true, name: true } } },
  });
  const platforms = rows.map(({ id, aliases, entry }) => ({ id, aliases, ...entry }));
  const slug = platformOfBase(name, platforms);
  return platforms.find((one) => one.slug === slug)?.id ?? null;
}

async function storeLayers(tx: Tx, buildId: number, manifest: RegistryManifest): Promise<void> {
  if (manifest.kind === 'index') return;
  const data = manifest.layers.map(({ digest, sizeBytes, mediaType }, position) => {
    return { buildId, position, digest, sizeBytes: BigInt(sizeBytes), mediaType };
  });
  if (data.length > 0) await tx.buildLayer.createMany({ data, skipDuplicates: true });
}

/** What lies beside a build comes and goes, so that it is as it was read last. */
async function storeReferrers(tx: Tx, buildId: number, referrers: readonly ManifestReferrer[]): Promise<void> {
  await tx.buildReferrer.deleteMany({ where: { buildId, digest: { notIn: referrers.map(({ digest }) => digest) } } });
  for (const { digest, artifactType, sizeBytes, annotations } of referrers) {
    const data = { artifactType, sizeBytes: BigInt(sizeBytes), annotations: annotations as Prisma.InputJsonObject };
    const key = { buildId, digest };
    await tx.buildReferrer.upsert({ where: { buildId_digest: key }, create: { ...key, ...data }, update: data });
  }
}

/** In a registry it is there for every site. */
async function published(tx: Tx, buildId: number, path: string, at: Date): Promise<void> {
  const key = { buildId, channel: 'registry' as const, path, siteId: null };
  const known = await tx.publication.findFirst({ where: key });
  if (!known) await tx.publication.create({ data: { ...key, state: 'declared', at, via: 'registry' } });
  else if (known.state === 'withdrawn')
    await tx.publication.update({ where: { id: known.id }, data: { state: 'declared' } });
}
