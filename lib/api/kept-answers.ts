import { createHash } from 'node:crypto';
import { BUILD_ID } from './build-id.ts';
import { ByteCache } from './byte-cache.ts';

/** Final bytes of answers by their tag. */
export const KEPT_ANSWERS = new ByteCache({ bytes: 24 * 1024 * 1024, answerBytes: 2 * 1024 * 1024 });

/** Every answer may be kept by its asker, who then has to ask whether it is still right. */
export const REVALIDATED = 'no-cache';

/** Addresses that were answered, and what each asks; the least recently asked goes first. */
const questions = new Map<string, string>();
const QUESTIONS_KEPT = 2000;
const LONGEST = 1000;

/** What an address asks, whatever the order of its parameters. */
export function questionOf(address: string): string {
  const url = new URL(address, 'http://localhost');
  url.searchParams.sort();
  return `${url.pathname}?${url.searchParams}`;
}

/**
 * Remembers an address that had a good answer, so that it need not be understood anew. Says whether it was remembered
 * already: the answer to what is asked once is not worth keeping.
 */
export function rememberAddress(address: string, question: string): boolean {
  if (address.length > LONGEST) return false;
  const known = questions.delete(address);
  questions.set(address, question);
  for (const oldest of questions.keys()) {
    if (questions.size <= QUESTIONS_KEPT) break;
    questions.delete(oldest);
  }
  return known;
}

/** What an address asks that had a good answer before; undefined for every other. */
export function rememberedQuestion(address: string): string | undefined {
  const question = questions.get(address);
  if (question !== undefined) rememberAddress(address, question);
  return question;
}

/** The tag of a question's answer at a data version and day (cautions depend on it), given by this build. */
export function tagOf(question: string, now: Date, version: number): string {
  const whole = `${version} ${BUILD_ID} ${now.toISOString().slice(0, 10)} ${question}`;
  return `W/"${createHash('sha1').update(whole).digest('base64url')}"`;
}

/** Whether `If-None-Match` names a tag; a weak comparison, as it asks for. */
export function hasTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}
