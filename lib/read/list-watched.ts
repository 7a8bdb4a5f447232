import { pathOf, type TalkKind } from '#lib/domain/talk.ts';
import type { ReadContext } from './context.ts';
import type { WatchedDto } from './dto-talk.ts';
import { ownInbox } from './list-inbox.ts';
import { query } from './query.ts';

interface Row {
  kind: TalkKind;
  slug: string;
  name: string;
  number: number | null;
}

/** The entries that one watches, by kind and name. */
export async function listWatched({ ctx }: { ctx: ReadContext }): Promise<WatchedDto[]> {
  const rows = await query<Row>(ctx, {
    text: `select e.kind::text as kind, e.slug, e.name, t.number
           from watches w join entries e on e.id = w.entry_id left join tasks t on t.id = e.id
           where w.user_id = $1::int and w.active and e.trashed_at is null
           order by e.kind, lower(e.name), e.id limit 1000`,
    values: [ownInbox(ctx)],
  });
  return rows.map(({ number, ...row }) => ({ ...row, path: pathOf(row.kind, number ?? row.slug) }));
}
