import type { ManifestReferrer } from '#lib/contracts/ingest/manifest.ts';
import { ask } from './ask.ts';
import { fits } from './digests.ts';
import { fetchManifest, MOST_MANIFEST_BYTES } from './fetch-manifest.ts';
import { type Descriptor, INDEX_TYPE, readReferrersShape } from './manifest-shape.ts';
import { referrersTag } from './names.ts';
import { type Asked, answered, fault, isPassing } from './outcome.ts';
import { type Session, signsIn } from './session.ts';
import { faultOfStatus } from './status.ts';

/** What BuildKit puts into an index beside the images says by an annotation what it is about. */
const ATTESTATION = 'application/vnd.docker.attestation.manifest.v1+json';
const ABOUT = 'vnd.docker.reference.digest';

/** A member of an index that is no image but speaks of one. */
export const isAttestation = ({ platform, annotations }: Descriptor): boolean =>
  annotations[ABOUT] !== undefined || (platform?.os === 'unknown' && platform.architecture === 'unknown');

/** The digest that a member of an index speaks of. */
export const aboutOf = ({ annotations }: Descriptor): string | undefined => annotations[ABOUT];

/** A descriptor as what is kept of it. */
export function referrerOf(descriptor: Descriptor): ManifestReferrer {
  const { digest, size, annotations, mediaType } = descriptor;
  const artifactType = descriptor.artifactType || (isAttestation(descriptor) ? ATTESTATION : mediaType);
  return { digest, artifactType, sizeBytes: size, annotations };
}

/** What signing tools of the first generation call what they put beside a digest: signatures, attestations, SBOMs. */
const ENDINGS = ['.sig', '.att', '.sbom'];

/** Asks one address for an index of referrers; null when the registry has none there. */
async function indexAt(session: Session, repository: string, path: string): Promise<Asked<Descriptor[] | null>> {
  const question = { path, repository, accept: INDEX_TYPE, most: MOST_MANIFEST_BYTES, staysHere: true };
  const reply = await ask(session, question);
  if (!reply.ok) return reply;
  const { status, headers, body } = reply.value;
  if (status === 200) {
    const [digest = ''] = [headers['docker-content-digest'] ?? ''].flat();
    return digest === '' || fits(digest, body)
      ? answered(readReferrersShape(body, headers['content-type']))
      : fault('unusable', `${session.host} sends an index whose bytes are not those of ${digest.slice(0, 150)}.`);
  }
  const isBusy = status === 429 || (status >= 500 && status !== 501);
  return isBusy ? faultOfStatus(reply.value, signsIn(session)) : answered(null);
}

/**
 * What lies beside a manifest and speaks of it: by the referrers API, or by the tag that stands for it where a registry
 * does not know that API (it says so by any answer that is no such index).
 */
export async function readReferrers(
  session: Session,
  repository: string,
  digest: string,
): Promise<Asked<ManifestReferrer[]>> {
  const none = answered<Descriptor[] | null>(null);
  const api = session.lacksReferrers
    ? none
    : await indexAt(session, repository, `/v2/${repository}/referrers/${digest}`);
  if (!api.ok) return api;
  if (!api.value) session.lacksReferrers = true;
  const tag = `/v2/${repository}/manifests/${referrersTag(digest)}`;
  const found = api.value ? api : await indexAt(session, repository, tag);
  if (!found.ok) return found;
  const byDigest = new Map((found.value ?? []).map((one) => [one.digest, one]));
  return answered([...byDigest.values()].map(referrerOf));
}

/** What lies beside a manifest under tags made of its digest (`sha256-….sig`), each known by what it holds. */
export async function readTagged(
  session: Session,
  repository: string,
  digest: string,
): Promise<Asked<ManifestReferrer[]>> {
  const read = await Promise.all(
    ENDINGS.map((ending) => fetchManifest(session, repository, referrersTag(digest) + ending)),
  );
  const found: ManifestReferrer[] = [];
  for (const one of read) {
    if (!one.ok && isPassing(one.failure.kind)) return one;
    if (!one.ok || one.value?.shape.kind !== 'artifact') continue;
    const { shape, size, digest } = one.value;
    found.push({ digest, artifactType: shape.artifactType, sizeBytes: size, annotations: {} });
  }
  return answered(found);
}
