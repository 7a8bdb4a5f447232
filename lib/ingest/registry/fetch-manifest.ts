import { ask } from './ask.ts';
import { fits, sha256Of } from './digests.ts';
import { MANIFEST_TYPES, type ManifestShape, readManifestShape } from './manifest-shape.ts';
import { isDigest, isRepository, isTag } from './names.ts';
import { type Asked, answered, fault } from './outcome.ts';
import { type Session, signsIn } from './session.ts';
import { faultOfStatus } from './status.ts';

export const MOST_MANIFEST_BYTES = 4 * 1024 * 1024;

/** A manifest whose bytes are those that were asked for. */
export interface Fetched {
  /** Of the bytes, sha256. */
  digest: string;
  size: number;
  shape: ManifestShape;
}

/** Names that could not be part of an address; null when both can. */
export function faultOfNames(repository: string, reference?: string) {
  if (!isRepository(repository)) return fault('unusable', `"${repository.slice(0, 100)}" is no name of a repository.`);
  if (reference !== undefined && !isTag(reference) && !isDigest(reference)) {
    return fault('unusable', `"${reference.slice(0, 150)}" is neither a tag nor a digest.`);
  }
  return null;
}

/** Reads one manifest by tag or digest; null when the registry does not have it. */
export async function fetchManifest(
  session: Session,
  repository: string,
  reference: string,
): Promise<Asked<Fetched | null>> {
  const misnamed = faultOfNames(repository, reference);
  if (misnamed) return misnamed;
  const path = `/v2/${repository}/manifests/${reference}`;
  const reply = await ask(session, { path, repository, accept: MANIFEST_TYPES, most: MOST_MANIFEST_BYTES });
  if (!reply.ok) return reply;
  const { status, headers, body } = reply.value;
  if (status === 404) return answered(null);
  if (status !== 200) return faultOfStatus(reply.value, signsIn(session));
  const declared = [isDigest(reference) ? reference : '', headers['docker-content-digest'] ?? ''].flat();
  const wrong = declared.find((digest) => digest !== '' && !fits(digest, body));
  if (wrong !== undefined) {
    return fault('unusable', `${session.host} sends a manifest whose bytes are not those of ${wrong.slice(0, 150)}.`);
  }
  const shape = readManifestShape(body, headers['content-type']);
  return shape.ok ? answered({ digest: sha256Of(body), size: body.length, shape: shape.value }) : shape;
}
