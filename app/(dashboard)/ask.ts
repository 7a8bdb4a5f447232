import { notFound } from 'next/navigation';
import { isDatabaseDown } from '#lib/base/database-down.ts';
import { isNotForYou, isSignInNeeded } from '#lib/read/authorise.ts';
import { requestStore } from './request-store.ts';

/** Sets the status of the page being rendered; false when nothing in front of Next listens (plain `next start`). */
function setStatus(status: number): boolean {
  const answer = requestStore();
  if (!answer) return false;
  answer.status = status;
  return true;
}

type Result<T> = { ok: true; value: T } | { ok: false; failure: { kind: string } };
/** Nothing can be shown: the database is away, reading needs a login here, or it is not for this reader. */
export interface Closed {
  is: 'closed';
  why: 'database' | 'sign-in' | 'not-for-you';
}
export type Asked<T> = { is: 'there'; value: T } | { is: 'missing' } | Closed;

const STATUS = { database: 503, 'sign-in': 401, 'not-for-you': 403 } as const;

function closed(why: Closed['why']): Closed {
  setStatus(STATUS[why]);
  return { is: 'closed', why };
}

/** Asks a reader for what a page shows; a database that is down is an answer here and not an error. */
export async function ask<T>(read: () => Promise<T>): Promise<{ is: 'there'; value: T } | Closed> {
  if (requestStore()?.databaseAway) return closed('database');
  try {
    return { is: 'there', value: await read() };
  } catch (error) {
    if (isSignInNeeded(error)) return closed('sign-in');
    if (isNotForYou(error)) return closed('not-for-you');
    if (isDatabaseDown(error)) return closed('database');
    throw error;
  }
}

/** What was asked for does not exist: a page of 404, or Next's own where nothing in front of it listens. */
export function missing(): void {
  if (!setStatus(404)) notFound();
}

/** The same for one entry, which may not exist. */
export async function askFor<T>(read: () => Promise<Result<T>>): Promise<Asked<T>> {
  const asked = await ask(read);
  if (asked.is === 'closed') return asked;
  const { value: result } = asked;
  if (result.ok) return { is: 'there', value: result.value };
  if (result.failure.kind === 'unavailable') return closed('database');
  missing();
  return { is: 'missing' };
}
