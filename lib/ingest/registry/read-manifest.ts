import type {
  ImageManifest,
  IndexManifest,
  ManifestReferrer,
  RegistryManifest,
} from '#lib/contracts/ingest/manifest.ts';
import { type Fetched, fetchManifest } from './fetch-manifest.ts';
import type { Descriptor, IndexShape } from './manifest-shape.ts';
import { type Asked, answered, fault } from './outcome.ts';
import { readImage } from './read-image.ts';
import { aboutOf, isAttestation, readReferrers, readTagged, referrerOf } from './referrers.ts';
import type { Session } from './session.ts';

/** So many members of an index are read at a time. */
const AT_A_TIME = 4;
/** Indexes may lie within one another so deep, and have so many members in all. */
const DEEPEST = 3;
const MOST_MEMBERS = 64;

/** What an index holds: images, its own and those of the indexes within it, and what only speaks of one. */
interface Members {
  children: ImageManifest[];
  beside: ManifestReferrer[];
}
const none = (): Members => ({ children: [], beside: [] });

/** How far an index has been read. */
interface Walk {
  session: Session;
  repository: string;
  /** Digests of all members met so far, and of the indexes that the next ones lie within. */
  met: Set<string>;
  within: readonly string[];
}

/** Does the work for each item, a few at a time, until one of them comes to a fault. */
async function forEach<A, B>(items: readonly A[], work: (item: A) => Promise<Asked<B>>): Promise<Asked<B[]>> {
  const done: B[] = [];
  for (let from = 0; from < items.length; from += AT_A_TIME) {
    for (const one of await Promise.all(items.slice(from, from + AT_A_TIME).map(work))) {
      if (!one.ok) return one;
      done.push(one.value);
    }
  }
  return answered(done);
}

/** One member; nothing when the registry has not got it (any more). */
async function readMember(walk: Walk, member: Descriptor): Promise<Asked<Members>> {
  const { session, repository, within } = walk;
  const { digest, size, platform } = member;
  // Its bytes are held to its digest, so that this cannot be; a registry is not believed even there.
  if (within.includes(digest)) return fault('unusable', `The index ${digest} has itself within it.`);
  const found = await fetchManifest(session, repository, digest);
  if (!found.ok) return found;
  if (!found.value) return answered(none());
  const { shape } = found.value;
  if (found.value.size !== size) return fault('unusable', `The index gives a wrong size of its member ${digest}.`);
  if (shape.kind === 'index') {
    if (within.length < DEEPEST) return readMembers({ ...walk, within: [...within, digest] }, shape);
    return fault('unusable', `Indexes lie within one another more than ${DEEPEST} deep.`);
  }
  if (shape.kind === 'artifact') {
    const referrer = { ...referrerOf(member), artifactType: member.artifactType || shape.artifactType };
    return answered({ children: [], beside: [referrer] });
  }
  const referrers = await readReferrers(session, repository, digest);
  if (!referrers.ok) return referrers;
  const image = await readImage(session, repository, {
    digest: found.value.digest,
    shape,
    platform,
    referrers: referrers.value,
  });
  return image.ok ? answered({ children: [image.value], beside: [] }) : image;
}

/** All that an index holds, each thing once. */
async function readMembers(walk: Walk, shape: IndexShape): Promise<Asked<Members>> {
  const fresh = [...new Map(shape.manifests.map((member) => [member.digest, member])).values()].filter(
    ({ digest }) => !walk.met.has(digest) || walk.within.includes(digest),
  );
  for (const { digest } of fresh) walk.met.add(digest);
  if (walk.met.size > MOST_MEMBERS) {
    return fault('unusable', `The index has more than ${MOST_MEMBERS} members, with those of the indexes within it.`);
  }
  const read = await forEach(
    fresh.filter((member) => !isAttestation(member)),
    (member) => readMember(walk, member),
  );
  if (!read.ok) return read;
  const children = read.value.flatMap((members) => members.children);
  const beside = read.value.flatMap((members) => members.beside);
  for (const member of fresh.filter(isAttestation)) {
    const child = children.find((one) => one.digest === aboutOf(member));
    (child?.referrers ?? beside).push(referrerOf(member));
  }
  return answered({ children, beside });
}

async function readIndex(
  session: Session,
  repository: string,
  { digest, shape, referrers }: { digest: string; shape: IndexShape; referrers: ManifestReferrer[] },
): Promise<Asked<IndexManifest>> {
  const read = await readMembers({ session, repository, met: new Set(), within: [digest] }, shape);
  if (!read.ok) return read;
  const { children, beside } = read.value;
  if (children.length === 0) return fault('unusable', 'The index names no image that the registry has.');
  const { mediaType, annotations } = shape;
  return answered({ kind: 'index', digest, mediaType, annotations, children, referrers: [...referrers, ...beside] });
}

async function complete(
  session: Session,
  repository: string,
  { digest, shape }: Fetched,
): Promise<Asked<RegistryManifest>> {
  if (shape.kind === 'artifact') {
    return fault('not_image', `This is no image but something else: "${shape.artifactType}".`);
  }
  const listed = await readReferrers(session, repository, digest);
  if (!listed.ok) return listed;
  const tagged = await readTagged(session, repository, digest);
  if (!tagged.ok) return tagged;
  const seen = new Set(listed.value.map((one) => one.digest));
  const referrers = [...listed.value, ...tagged.value.filter((one) => !seen.has(one.digest))];
  return shape.kind === 'index'
    ? readIndex(session, repository, { digest, shape, referrers })
    : readImage(session, repository, { digest, shape, platform: undefined, referrers });
}

/** An image or an index with all that belongs to it; null when the registry does not have it (any more). */
export async function readManifest(
  session: Session,
  repository: string,
  reference: string,
): Promise<Asked<RegistryManifest | null>> {
  const found = await fetchManifest(session, repository, reference);
  if (!found.ok) return found;
  return found.value ? complete(session, repository, found.value) : answered(null);
}
