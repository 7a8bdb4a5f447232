import type { IncomingMessage } from 'node:http';
import { type Actor, ANONYMOUS, actorLabel } from '#lib/auth/actor.ts';
import { actorOfSession } from '#lib/auth/session-gate.ts';
import { isDatabaseDown } from '#lib/base/database-down.ts';
import { countUnread } from '#lib/read/count-unread.ts';
import { isDemonstration } from '#lib/read/is-demonstration.ts';
import { queueCount } from '#lib/read/queue-count.ts';
import { readVersions, type Versions } from '#lib/read/read-data-version.ts';
import { BUILD_ID } from './build-id.ts';

/**
 * What a page depends on besides its address: who reads, the data, the build, and the day (cautions and distances in
 * time). Read before the page is: what is kept under it is never older than it says.
 */
export async function pageState(actor: Actor): Promise<string> {
  const now = new Date();
  const { data, talk } = await readVersions({ ctx: { actor, now } });
  return `${actorLabel(actor)} ${data} ${talk} ${BUILD_ID} ${now.toISOString().slice(0, 10)}`;
}

/**
 * Who reads a page, where that is known without asking; undefined for a request that brings anything by which a reader
 * could be known.
 */
export const plainReader = (headers: NodeJS.Dict<string | string[]>): Actor | undefined =>
  headers.cookie === undefined && headers.authorization === undefined ? { kind: 'anonymous' } : undefined;

/** What is known before a page is rendered. */
interface BeforePage {
  actor: Actor;
  /** How many things wait for this reader: in the queue, and unread in the inbox. */
  waiting?: number;
  databaseAway?: boolean;
  /** Whether what is shown was made up to show the product. */
  demonstration?: boolean;
  /** The page is at least as new as this: it tells its reader what others change from here on. */
  seen?: Versions;
}

/** Who looks at a page. With the database away nobody can be known, and the page only says that it is away. */
export async function readerOf({ url, headers }: IncomingMessage): Promise<BeforePage> {
  const { cookie } = headers;
  if (url?.startsWith('/_next/')) return { actor: ANONYMOUS };
  try {
    // First what is given up after a second: a search for the session would wait for much longer.
    const now = new Date();
    const seen = await readVersions({ ctx: { actor: ANONYMOUS, now } });
    const demonstration = await isDemonstration({ ctx: { actor: ANONYMOUS, now, version: seen.data } });
    const person = cookie === undefined ? null : await actorOfSession(new Headers({ cookie }));
    if (person === null) return { actor: ANONYMOUS, demonstration, seen };
    const [queued, unread] = await Promise.all([queueCount(person, now), countUnread({ ctx: { actor: person, now } })]);
    return { actor: person, waiting: queued + unread, demonstration, seen };
  } catch (error) {
    if (isDatabaseDown(error)) return { actor: ANONYMOUS, databaseAway: true };
    throw error;
  }
}
