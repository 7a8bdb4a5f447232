import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** More than this nobody counts, and the database need not. */
const UNREAD_AT_MOST = 100;

/** How many items of one's inbox are unread, for the masthead: one look into an index; 0 for whoever has no inbox. */
export async function countUnread({ ctx }: { ctx: ReadContext }): Promise<number> {
  mustBeAllowedToRead(ctx);
  if (ctx.actor.kind !== 'user') return 0;
  const [row] = await query<{ count: number }>(ctx, {
    text: `select count(*)::int as count from
             (select from inbox_items where user_id = $1::int and read_at is null limit $2::int) as unread`,
    values: [ctx.actor.userId, UNREAD_AT_MOST],
  });
  return row?.count ?? 0;
}
