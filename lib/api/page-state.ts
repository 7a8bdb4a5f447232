import { type Actor, actorLabel } from '#lib/auth/actor.ts';
import { readDataVersion } from '#lib/read/read-data-version.ts';
import { BUILD_ID } from './build-id.ts';

/**
 * What a page depends on besides its address: who reads, the data, the build, and the day (cautions and distances in
 * time). Read before the page is: what is kept under it is never older than it says.
 */
export async function pageState(actor: Actor): Promise<string> {
  const now = new Date();
  const version = await readDataVersion({ ctx: { actor, now } });
  return `${actorLabel(actor)} ${version} ${BUILD_ID} ${now.toISOString().slice(0, 10)}`;
}

/**
 * Who reads a page, where that is known without asking; undefined for a request that brings anything by which a reader
 * could be known.
 */
export const plainReader = (headers: NodeJS.Dict<string | string[]>): Actor | undefined =>
  headers.cookie === undefined && headers.authorization === undefined ? { kind: 'anonymous' } : undefined;
