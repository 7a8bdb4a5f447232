import { personOf } from '#lib/auth/actor.ts';
import type { ApiView, ViewTable } from '#lib/contracts/views.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** As many as a menu shows. */
const VIEWS_AT_MOST = 500;

/** The saved views that somebody sees, their own before those that are shared; of one table or of all. */
export function listViews({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { table: ViewTable | null };
}): Promise<ApiView[]> {
  mustBeAllowedToRead(ctx);
  return query<ApiView>(ctx, {
    text: `select id, "table", slug, name, query, shared, is_default as "isDefault", locked,
                  coalesce(user_id = $2::int, false) as own
           from saved_views where ($1::text is null or "table" = $1) and (shared or user_id = $2::int)
           order by "table", own desc, lower(name), id limit $3`,
    values: [input.table, personOf(ctx.actor), VIEWS_AT_MOST],
  });
}
