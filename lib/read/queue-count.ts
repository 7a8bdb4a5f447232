import { type Actor, actorLabel } from '#lib/auth/actor.ts';
import { processWide } from './process-wide.ts';
import { readVersions } from './read-data-version.ts';
import { readQueue } from './read-queue.ts';

/** People whose counts are kept; the least recently counted goes first. */
const KEPT = 500;
const kept = processWide('queue-counts', () => new Map<string, { state: string; count: Promise<number> }>());

/**
 * How many things wait in somebody's queue, counted once per state of the data, roles and day; 0 for who is no person.
 * The number beside the name on every page, so it must cost next to nothing.
 */
export async function queueCount(actor: Actor, now: Date): Promise<number> {
  if (actor.kind !== 'user') return 0;
  const ctx = { actor, now };
  const { data, talk } = await readVersions({ ctx });
  const state = `${data} ${talk} ${now.toISOString().slice(0, 10)} ${JSON.stringify(actor.grants)}`;
  const key = actorLabel(actor);
  const known = kept.get(key);
  if (known?.state === state) return known.count;
  const count = readQueue({ ctx }).then(({ total }) => total);
  kept.delete(key);
  kept.set(key, { state, count });
  count.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return count;
}
