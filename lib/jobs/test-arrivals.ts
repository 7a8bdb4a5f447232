import { db, withTransaction } from '#lib/base/db.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import { movesOf } from '#lib/domain/builds/tag-history.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import type { WriteContext } from '#lib/store/context.ts';
import { enqueueDelivery } from '#lib/store/deliveries/enqueue-delivery.ts';
import { requeueLost } from '#lib/store/deliveries/requeue-lost.ts';

/** What the worker acts as in tests. */
export const worker = (): WriteContext => ({ actor: { kind: 'system', name: 'test' }, now: new Date() });

let made = 0;

/** A source of notifications of a registry, with images for its repositories. */
export interface TestSource {
  id: number;
  registryHosts: string[];
  /** Images by repository. */
  images: Record<string, number>;
  rules: Record<string, number>;
}

interface Wanted {
  host: string;
  repositories: readonly string[];
  tagPolicy?: string;
  provider?: string;
}

/** Makes a source that may speak of one registry on this machine, and an image for each of its repositories. */
export async function makeSource({
  host,
  repositories,
  tagPolicy = '',
  provider = 'distribution',
}: Wanted): Promise<TestSource> {
  made += 1;
  const slugs = repositories.map((repository) => `${repository.replaceAll('/', '-')}-${made}`);
  const entries = slugs.map((slug) => ({ kind: 'image', slug, create: true, set: { name: slug } }));
  const stored = await applyChanges({ ctx: worker(), input: changeSetInput.parse({ entries }) });
  if (!stored.ok) throw new Error(JSON.stringify(stored.failure));
  const source = await db().webhookSource.create({
    data: {
      name: `source ${made}`,
      path: `path-${made}`,
      provider,
      registryHosts: [host],
      allowPrivate: true,
    },
  });
  const about: TestSource = { id: source.id, registryHosts: [host], images: {}, rules: {} };
  for (const [index, repository] of repositories.entries()) {
    const { id } = await db().entry.findFirstOrThrow({ where: { kind: 'image', slug: slugs[index] ?? '' } });
    const data = { sourceId: source.id, repository, imageId: id, tagPolicy };
    const rule = await db().repositoryRule.create({ data });
    about.images[repository] = id;
    about.rules[repository] = rule.id;
  }
  return about;
}

interface Told {
  repository: string;
  tag?: string;
  digest?: string;
  action?: 'push' | 'delete' | 'pull';
  at?: string;
}

/** A notification as the registry of CNCF distribution sends it. */
export function notification({ repository, tag, digest, action = 'push', at }: Told): object {
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const target = { mediaType, repository, ...(digest && { digest }), ...(tag && { tag }) };
  return { id: crypto.randomUUID(), timestamp: at ?? new Date().toISOString(), action, target };
}

let keys = 0;

/** Keeps a delivery with its job, as the route does after it found the credential right. */
export function keep(source: TestSource, body: object | string): Promise<number> {
  keys += 1;
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  return withTransaction(async (tx) => {
    const data = { sourceId: source.id, dedupeKey: `key-${keys}`, headers: {}, body: bytes };
    const { id } = await tx.delivery.create({ data });
    await enqueueDelivery(tx, { id, source });
    return id;
  });
}

/** Keeps many deliveries, as a restored backup has them. */
export async function keepAll(source: TestSource, bodies: readonly object[]): Promise<void> {
  const data = bodies.map((body) => {
    keys += 1;
    return { sourceId: source.id, dedupeKey: `key-${keys}`, headers: {}, body: Buffer.from(JSON.stringify(body)) };
  });
  await db().delivery.createMany({ data });
  const requeued = await requeueLost({ ctx: worker() });
  if (!requeued.ok) throw new Error(requeued.failure.detail);
}

/** Keeps one delivery that tells of one thing. */
export const tell = (source: TestSource, told: Told): Promise<number> => keep(source, { events: [notification(told)] });

export const deliveryOf = (id: number) => db().delivery.findUniqueOrThrow({ where: { id } });

/** Where the tags of an image point, and by how many moves they came there. */
export async function tagsOf(imageId: number): Promise<Record<string, { digest: string | null; moves: number }>> {
  const tags = await db().tag.findMany({ where: { imageId }, include: { moves: { include: { build: true } } } });
  const builds = await db().build.findMany({ where: { imageId } });
  const digestOf = new Map(builds.map(({ id, digest }) => [id, digest]));
  return Object.fromEntries(
    tags.map(({ name, buildId, moves }) => {
      const seen = moves.map(({ at, build }) => ({ at: at.toISOString(), digest: build?.digest ?? null }));
      const digest = buildId === null ? null : (digestOf.get(buildId) ?? null);
      return [name, { digest, moves: movesOf(seen).length }];
    }),
  );
}
