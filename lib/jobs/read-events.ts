import type { RegistryEvent } from '#lib/contracts/ingest/events.ts';
import type { RegistryManifest } from '#lib/contracts/ingest/manifest.ts';
import { followsTag } from '#lib/domain/builds/tag-policy.ts';
import { isReferrersTag } from '#lib/ingest/registry/names.ts';
import type { KnownBuilds } from './known-builds.ts';
import type { Reading } from './reading.ts';
import { type RegistryReader, RegistryTrouble } from './registry-reader.ts';

interface Input {
  registry: RegistryReader;
  repository: string;
  /** Which tags are followed. */
  tagPolicy: string;
  events: readonly RegistryEvent[];
  /** When the delivery came: nothing it tells of happened later, whatever the sender's clock says. */
  receivedAt: Date;
  /** When the registry begins to be asked: what it answers is at least as new as that. */
  now: Date;
  known: KnownBuilds;
}

/** What a tag like `sha256-….sig` lies beside. */
const besides = (tag: string): string => tag.replace(/^(sha\d+)-([0-9a-f]+).*$/, '$1:$2');

/**
 * Asks the registry about everything that events of one repository name. The events say where to look; what there is says
 * the registry. A digest that an event names was pointed at when it happened, and what the tag points at now is seen now: in
 * whatever order deliveries come, the last word is the registry's.
 */
export async function readEvents(input: Input): Promise<Reading> {
  const { registry, repository, tagPolicy, events, receivedAt, now, known } = input;
  const reading: Reading = { builds: [], moves: [], gone: [], faults: [] };
  const { read, manifests } = readOnce(input, reading);
  const pushedAt = new Map<string, Date>();
  const pointsAt = new Map<string, string | null>();
  const timed = timedOf(events);
  const lookAtTag = async (tag: string): Promise<void> => {
    if (pointsAt.has(tag)) return;
    const digest = await registry.digestOf(repository, tag);
    // What is there and no image is neither a build nor a tag that is gone.
    if (digest !== null && !(await isBuild(digest))) return;
    pointsAt.set(tag, digest);
    reading.moves.push({ tag, digest, at: now });
  };
  const isBuild = async (digest: string): Promise<boolean> => {
    // A digest is its content: what was read once is read again only to learn what is told of its push now.
    const needsPush = timed.digests.has(digest) || [...timed.tags].some((tag) => pointsAt.get(tag) === digest);
    if (await known.isRead(digest, { needsPush })) return true;
    const manifest = await read(digest);
    return manifest !== null && manifest !== 'unusable';
  };

  for (const event of events) {
    const { kind, tag, digest } = event;
    const at = happenedAt(event, receivedAt);
    if (tag !== null && isReferrersTag(tag)) {
      // A signature or an SBOM came or went: what it speaks of is read anew.
      await read(besides(tag));
      continue;
    }
    if (tag === null ? tagPolicy !== '' && kind === 'push' : !followsTag(tagPolicy, tag)) continue;
    if (tag !== null) await lookAtTag(tag);
    if (kind === 'delete') {
      if (tag !== null && pointsAt.get(tag) === null) reading.moves.push({ tag, digest: null, at });
      if (digest === null || tag !== null) continue;
      if ((await read(digest)) === null) reading.gone.push(digest);
      for (const pointing of await known.tagsAt(digest)) await lookAtTag(pointing);
      continue;
    }
    const named = digest ?? (tag === null ? null : (pointsAt.get(tag) ?? null));
    if (named === null || !(await isBuild(named))) continue;
    if (tag !== null && digest !== null) reading.moves.push({ tag, digest, at });
    const before = pushedAt.get(named);
    if (event.at !== null && (before === undefined || at < before)) pushedAt.set(named, at);
  }
  const registryPath = `${input.registry.host}/${repository}`;
  for (const manifest of manifests()) {
    reading.builds.push({ manifest, pushedAt: pushedAt.get(manifest.digest) ?? null, registryPath });
  }
  return reading;
}

/** What events say the time of: a digest where they name one, else whatever their tag points at. */
function timedOf(events: readonly RegistryEvent[]): { digests: Set<string>; tags: Set<string> } {
  const timed = { digests: new Set<string>(), tags: new Set<string>() };
  for (const { at, digest, tag } of events) {
    if (at === null) continue;
    if (digest !== null) timed.digests.add(digest);
    else if (tag !== null) timed.tags.add(tag);
  }
  return timed;
}

type Read = RegistryManifest | null | 'unusable';

/** Reads each manifest once; what nobody can use is noted with why. */
function readOnce({ registry, repository }: Input, reading: Reading) {
  const found = new Map<string, Read>();
  const ask = async (reference: string): Promise<Read> => {
    try {
      return await registry.read(repository, reference);
    } catch (error) {
      // What is whole but no image (an attestation, a chart) is no fault of anybody.
      const isNothing = error instanceof RegistryTrouble && error.kind === 'not_image';
      if (isNothing) return 'unusable';
      if (!(error instanceof RegistryTrouble) || error.kind !== 'unusable') throw error;
      reading.faults.push(error.message);
      return 'unusable';
    }
  };
  const read = async (reference: string): Promise<Read> => {
    const known = found.get(reference);
    if (known !== undefined) return known;
    const manifest = await ask(reference);
    found.set(reference, manifest);
    if (manifest !== null && manifest !== 'unusable') found.set(manifest.digest, manifest);
    return manifest;
  };
  const manifests = (): RegistryManifest[] => [
    ...new Set([...found.values()].filter((one): one is RegistryManifest => one !== null && one !== 'unusable')),
  ];
  return { read, manifests };
}

function happenedAt({ at }: RegistryEvent, receivedAt: Date): Date {
  const told = at === null ? Number.NaN : Date.parse(at);
  return Number.isNaN(told) || told > receivedAt.getTime() ? receivedAt : new Date(told);
}
