import type { Actor } from '#lib/auth/actor.ts';

/**
 * What the server in front and the page being rendered tell each other: who looks, and which status the answer has. Next
 * cannot give a page 503, and its 404 is an empty document until a script has run, so the status goes around it.
 * `server/web.ts` keeps one of these per request in an AsyncLocalStorage under a well-known symbol (the pages are a
 * bundle with its own copies of every module).
 */
export interface RequestStore {
  actor?: Actor;
  /** How many things wait for this reader. */
  waiting?: number;
  /** Versions of the data that the page is at least as new as. */
  seen?: { data: number; talk: number };
  /** Whether what is shown was made up to show the product. */
  demonstration?: boolean;
  /** Whether the database was asked for this request and did not answer. */
  databaseAway?: boolean;
  /** What an inline script of ours carries while the page is rendered (server/own-scripts.ts). */
  mark?: string;
  status?: number;
  /** Whether a server action began: what went wrong before was wrong with what was sent. */
  acting?: boolean;
}
const key = Symbol.for('seaworthy.request');
const shared = globalThis as unknown as { [key]?: { getStore(): RequestStore | undefined } };

/** That of this request; undefined when nothing of ours is in front of Next (plain `next start`). */
export const requestStore = (): RequestStore | undefined => shared[key]?.getStore();

/** Every server action says first that it was reached. */
export function actionBegins(): void {
  const store = requestStore();
  if (store) store.acting = true;
}
