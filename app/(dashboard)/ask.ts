import { notFound } from 'next/navigation';
import { isDatabaseDown } from '#lib/base/database-down.ts';
import { isSignInNeeded } from '#lib/read/authorise.ts';

/**
 * What the server in front lets a page say about its own answer. Next cannot give a page 503, and its 404 is an empty
 * document until a script has run, so the status goes around it: `server/web.ts` keeps one of these per request in an
 * AsyncLocalStorage under a well-known symbol (the pages are a bundle with its own copies of every module).
 */
interface Answer {
  status?: number;
}
const key = Symbol.for('seaworthy.answer');
const shared = globalThis as unknown as { [key]?: { getStore(): Answer | undefined } };

/** Sets the status of the page being rendered; false when nothing in front of Next listens (plain `next start`). */
function setStatus(status: number): boolean {
  const answer = shared[key]?.getStore();
  if (!answer) return false;
  answer.status = status;
  return true;
}

type Result<T> = { ok: true; value: T } | { ok: false; failure: { kind: string } };
/** Nothing can be shown: the database is away, or this instance is read only after signing in. */
export interface Closed {
  is: 'closed';
  why: 'database' | 'sign-in';
}
export type Asked<T> = { is: 'there'; value: T } | { is: 'missing' } | Closed;

function closed(why: Closed['why']): Closed {
  setStatus(why === 'database' ? 503 : 401);
  return { is: 'closed', why };
}

/** Asks a reader for what a page shows; a database that is down is an answer here and not an error. */
export async function ask<T>(read: () => Promise<T>): Promise<{ is: 'there'; value: T } | Closed> {
  try {
    return { is: 'there', value: await read() };
  } catch (error) {
    if (isSignInNeeded(error)) return closed('sign-in');
    if (isDatabaseDown(error)) return closed('database');
    throw error;
  }
}

/** The same for one entry, which may not exist. */
export async function askFor<T>(read: () => Promise<Result<T>>): Promise<Asked<T>> {
  const asked = await ask(read);
  if (asked.is === 'closed') return asked;
  const { value: result } = asked;
  if (result.ok) return { is: 'there', value: result.value };
  if (result.failure.kind === 'unavailable') return closed('database');
  if (!setStatus(404)) notFound();
  return { is: 'missing' };
}
