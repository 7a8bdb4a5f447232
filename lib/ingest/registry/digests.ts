import { createHash } from 'node:crypto';
import { isDigest } from './names.ts';

const hashOf = (algorithm: string, bytes: Uint8Array): string =>
  `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;

/** What bytes are known by here, whatever the registry calls them. */
export const sha256Of = (bytes: Uint8Array): string => hashOf('sha256', bytes);

/** Whether bytes are those that a digest (sha256 or sha512) names. */
export function fits(digest: string, bytes: Uint8Array): boolean {
  const [algorithm = ''] = digest.split(':');
  return isDigest(digest) && hashOf(algorithm, bytes) === digest;
}
