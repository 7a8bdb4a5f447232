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

/** One member of an index: an image, what only speaks of one, or nothing when the registry has not got it (any more). */
type Member =
  | { kind: 'image'; image: ImageManifest }
  | { kind: 'beside'; referrer: ManifestReferrer }
  | { kind: 'gone' };

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

/** Since its bytes must be those of its digest, no index can have itself within it. */
async function readMember(session: Session, repository: string, member: Descriptor): Promise<Asked<Member>> {
  const { digest, size, platform } = member;
  const found = await fetchManifest(session, repository, digest);
  if (!found.ok) return found;
  if (!found.value) return answered({ kind: 'gone' });
  const { shape } = found.value;
  if (found.value.size !== size) return fault('unusable', `The index gives a wrong size of its member ${digest}.`);
  if (shape.kind === 'index') return fault('unusable', 'The index has another index within it, which is not read.');
  if (shape.kind === 'artifact') {
    const referrer = { ...referrerOf(member), artifactType: member.artifactType || shape.artifactType };
    return answered({ kind: 'beside', referrer });
  }
  const referrers = await readReferrers(session, repository, digest);
  if (!referrers.ok) return referrers;
  const image = await readImage(session, repository, {
    digest: found.value.digest,
    shape,
    platform,
    referrers: referrers.value,
  });
  return image.ok ? answered({ kind: 'image', image: image.value }) : image;
}

async function readIndex(
  session: Session,
  repository: string,
  { digest, shape, referrers }: { digest: string; shape: IndexShape; referrers: ManifestReferrer[] },
): Promise<Asked<IndexManifest>> {
  const members = [...new Map(shape.manifests.map((member) => [member.digest, member])).values()];
  const read = await forEach(
    members.filter((member) => !isAttestation(member)),
    (member) => readMember(session, repository, member),
  );
  if (!read.ok) return read;
  const children = read.value.flatMap((member) => (member.kind === 'image' ? [member.image] : []));
  if (children.length === 0) return fault('unusable', 'The index names no image that the registry has.');
  const beside = read.value.flatMap((member) => (member.kind === 'beside' ? [member.referrer] : []));
  for (const member of members.filter(isAttestation)) {
    const child = children.find((one) => one.digest === aboutOf(member));
    (child?.referrers ?? beside).push(referrerOf(member));
  }
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
