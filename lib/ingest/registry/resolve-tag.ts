import { ask } from './ask.ts';
import { faultOfNames, fetchManifest, MOST_MANIFEST_BYTES } from './fetch-manifest.ts';
import { MANIFEST_TYPES } from './manifest-shape.ts';
import { type Asked, answered } from './outcome.ts';
import { type Session, signsIn } from './session.ts';
import { faultOfStatus } from './status.ts';

const SHA256 = /^sha256:[0-9a-f]{64}$/;

/**
 * The digest that a tag points at; null when the registry does not have the tag. One question without a body; where the
 * registry does not answer that with a sha256 digest the manifest is read and its bytes decide.
 */
export async function resolveTag(session: Session, repository: string, tag: string): Promise<Asked<string | null>> {
  const misnamed = faultOfNames(repository, tag);
  if (misnamed) return misnamed;
  const path = `/v2/${repository}/manifests/${tag}`;
  const accept = MANIFEST_TYPES;
  const reply = await ask(session, { path, repository, method: 'HEAD', accept, most: MOST_MANIFEST_BYTES });
  if (!reply.ok) return reply;
  const { status, headers } = reply.value;
  if (status === 404) return answered(null);
  if (status !== 200 && status !== 405) return faultOfStatus(reply.value, signsIn(session));
  const [digest = ''] = [headers['docker-content-digest'] ?? ''].flat();
  if (status === 200 && SHA256.test(digest)) return answered(digest);
  const found = await fetchManifest(session, repository, tag);
  return found.ok ? answered(found.value?.digest ?? null) : found;
}
