import { createHash, randomBytes } from 'node:crypto';

/** Tells a token of ours from other texts, for people and for programs that look for secrets in files. */
const MARK = 'sw_';
const SECRET_BYTES = 32;
/** Characters of a token that lists show, so that people can tell theirs apart. */
const SHOWN = MARK.length + 6;

/** A new token, and what is kept of it. The token itself is never stored. */
export function newToken(): { token: string; prefix: string; hash: string } {
  const token = `${MARK}${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { token, prefix: token.slice(0, SHOWN), hash: hashOf(token) };
}

/** SHA-256, in hex: a token has 256 random bits, so that a slow hash would protect nothing more. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
