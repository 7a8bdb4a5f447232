import type { Context } from 'hono';

/** The version a writer has seen, or what is wrong with how it was said. */
export type SeenVersion = { ok: true; version: number } | { ok: false; status: 400 | 428; detail: string };

const HOW = 'Send If-Match with the version you edited in quotes, as in If-Match: "7".';

/**
 * Reads `If-Match`, without which nothing is overwritten. A weak tag counts like a strong one: whoever compresses answers
 * on their way makes tags weak, and a version means the same either way.
 */
export function seenVersion(c: Context): SeenVersion {
  const header = c.req.header('if-match')?.trim();
  if (header === undefined || header === '') {
    return { ok: false, status: 428, detail: `Which version did you edit? ${HOW}` };
  }
  if (header === '*') {
    const why = '“*” would overwrite whatever somebody else has saved meanwhile.';
    return { ok: false, status: 428, detail: `${why} ${HOW}` };
  }
  const [, digits = ''] = /^(?:W\/)?"([1-9]\d{0,8})"$/.exec(header) ?? [];
  if (digits === '') return { ok: false, status: 400, detail: `If-Match is not one version. ${HOW}` };
  return { ok: true, version: Number(digits) };
}

/** A version as the `ETag` of an answer to a write. */
export const versionTag = (version: number): string => `"${version}"`;
