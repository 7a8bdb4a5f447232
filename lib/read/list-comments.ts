import type { ApiComment } from '#lib/contracts/api/comment.ts';
import type { TalkSubject } from '#lib/domain/talk.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

type Row = Omit<ApiComment, 'createdAt' | 'editedAt' | 'resolvedAt'> & {
  createdAt: Date;
  editedAt: Date | null;
  resolvedAt: Date | null;
};

const COLUMNS = `select c.id, e.kind::text as kind, e.slug, u.name as author,
    case when c.hidden_at is null then c.body else '' end as body, c.version, c.reply_to_id as "replyTo",
    c.created_at as "createdAt", c.edited_at as "editedAt", c.resolved_at as "resolvedAt", c.hidden_at is not null as hidden
  from comments c join entries e on e.id = c.entry_id join users u on u.id = c.user_id`;

const toComment = ({ createdAt, editedAt, resolvedAt, ...row }: Row): ApiComment => ({
  ...row,
  createdAt: createdAt.toISOString(),
  editedAt: editedAt?.toISOString() ?? null,
  resolvedAt: resolvedAt?.toISOString() ?? null,
});

/** Comments on an entry for programs, oldest first; null when there is no such entry. `after`: only newer than this one. */
export async function listComments({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { subject: TalkSubject; after: number; limit: number };
}): Promise<{ items: ApiComment[]; next: number | null; total: number } | null> {
  mustBeAllowedToRead(ctx);
  const { subject, after, limit } = input;
  const [entry] = await query<{ id: number; total: number }>(ctx, {
    text: `select id, (select count(*)::int from comments where entry_id = e.id) as total from entries e
           where kind = $1::text::"EntryKind" and slug = $2`,
    values: [subject.kind, subject.slug],
  });
  if (!entry) return null;
  const rows = await query<Row>(ctx, {
    text: `${COLUMNS} where c.entry_id = $1::int and c.id > $2::int order by c.id limit $3::int`,
    values: [entry.id, after, limit + 1],
  });
  const items = rows.slice(0, limit).map(toComment);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null, total: entry.total };
}

/** One comment for programs; null when there is none of that number. */
export async function readComment({ ctx, input }: { ctx: ReadContext; input: { id: number } }) {
  mustBeAllowedToRead(ctx);
  const [row] = await query<Row>(ctx, { text: `${COLUMNS} where c.id = $1::int`, values: [input.id] });
  return row ? toComment(row) : null;
}
