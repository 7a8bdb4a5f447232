import { NotForYou, SignInNeeded } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { countUnread } from './count-unread.ts';
import type { InboxDto, InboxItemDto } from './dto-talk.ts';
import { query } from './query.ts';

/** Lines of one page. */
const ON_A_PAGE = 50;

type Row = Omit<InboxItemDto, 'at'> & { at: Date };

/** The account whose inbox is read; nobody else's can be. */
export function ownInbox({ actor }: ReadContext): number {
  if (actor.kind === 'user') return actor.userId;
  if (actor.kind === 'anonymous') throw new SignInNeeded();
  throw new NotForYou('Only people have an inbox.');
}

/** A page of one's own inbox, newest first: all of it, or what is unread. `before`: only items older than this one. */
export async function listInbox({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { unreadOnly: boolean; before: number | null };
}): Promise<InboxDto> {
  const userId = ownInbox(ctx);
  const { unreadOnly, before } = input;
  const [rows, unread] = await Promise.all([
    query<Row>(ctx, {
      text: `select id, kind, text, href, created_at as at, read_at is not null as read from inbox_items
             where user_id = $1::int and (not $2::boolean or read_at is null) and ($3::int is null or id < $3::int)
             order by id desc limit $4::int`,
      values: [userId, unreadOnly, before, ON_A_PAGE + 1],
    }),
    countUnread({ ctx }),
  ]);
  const items = rows.slice(0, ON_A_PAGE).map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
  return { items, unread, next: rows.length > ON_A_PAGE ? (items.at(-1)?.id ?? null) : null };
}
