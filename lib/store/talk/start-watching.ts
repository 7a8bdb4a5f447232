import type { Tx } from '#lib/base/db.ts';
import { TALK_KINDS } from '#lib/domain/talk.ts';
import type { WriteContext } from '../context.ts';

/**
 * Whoever comments on an entry or edits it watches it from then on, unless it was switched off for that entry. Programs
 * watch nothing.
 */
export async function startWatching(tx: Tx, { actor }: WriteContext, entryIds: readonly number[]): Promise<void> {
  if (actor.kind !== 'user' || entryIds.length === 0) return;
  await tx.$executeRaw`
    insert into watches (user_id, entry_id)
    select ${actor.userId}::int, id from entries
    where id = any(${[...entryIds]}::int[]) and kind::text = any(${[...TALK_KINDS]}::text[])
    order by id
    on conflict (user_id, entry_id) do nothing`;
}
