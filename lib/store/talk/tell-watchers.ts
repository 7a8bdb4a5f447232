import { type Actor, personOf } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import { CHANGES_ONE_BY_ONE } from '#lib/domain/talk.ts';
import type { WriteContext } from '../context.ts';
import { startWatching } from './start-watching.ts';

/** Of a reason, as much as fits into a line. */
const WHY_AT_MOST = 160;

interface Happened {
  changeSetId: number;
  entryIds: readonly number[];
  /** “changed”, “put into the trash”. */
  did: string;
  why: string;
}

/**
 * Tells whoever watches the entries of a change set, in its transaction: an item per entry, of many entries one together,
 * and never of one's own acts. One statement, which finds nothing to do where nobody watches. Its writer watches them
 * from then on.
 */
export async function tellWatchers(tx: Tx, ctx: WriteContext, happened: Happened): Promise<void> {
  const { changeSetId, entryIds, did, why } = happened;
  const said = `${nameOf(ctx.actor)} ${did} `;
  const reason = why === '' ? '' : `: ${[...why].slice(0, WHY_AT_MOST).join('')}`;
  await tx.$executeRaw`
    with told as (
      select w.user_id, w.entry_id, count(*) over (partition by w.user_id) as many
      from watches w join users u on u.id = w.user_id and u.suspended_at is null
      where w.entry_id = any(${[...entryIds]}::int[]) and w.active and w.user_id is distinct from ${personOf(ctx.actor)}::int
    )
    insert into inbox_items (user_id, kind, key, text, href)
    select t.user_id, 'change', 'change:' || ${changeSetId}::int || ':' || e.id, ${said}::text || e.name || ${reason}::text,
           '/activity/' || ${changeSetId}::int
    from told t join entries e on e.id = t.entry_id where t.many <= ${CHANGES_ONE_BY_ONE}
    union all
    select t.user_id, 'change', 'change:' || ${changeSetId}::int,
           ${said}::text || max(t.many) || ' entries that you watch' || ${reason}::text, '/activity/' || ${changeSetId}::int
    from told t where t.many > ${CHANGES_ONE_BY_ONE} group by t.user_id
    order by 1, 3
    on conflict (user_id, key) do nothing`;
  await startWatching(tx, ctx, entryIds);
}

/** Who did it, for people. */
function nameOf(actor: Actor): string {
  if (actor.kind === 'user') return actor.name;
  return actor.kind === 'anonymous' || actor.kind === 'system' ? 'The system' : `The ${actor.kind} ${actor.name}`;
}
