import { personOf } from '#lib/auth/actor.ts';
import { authorize } from '#lib/auth/authorize.ts';
import { parseMarkdown } from '#lib/contracts/markdown/parse.ts';
import type { TalkSubject } from '#lib/domain/talk.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { CommentDto, TalkDto, ThreadDto } from './dto-talk.ts';
import { mentionedNames } from './mentioned-names.ts';
import { query } from './query.ts';

/** Threads on one page. */
const THREADS_AT_MOST = 100;

interface Row {
  id: number;
  userId: number;
  by: string;
  body: string;
  version: number;
  replyToId: number | null;
  at: Date;
  editedAt: Date | null;
  hiddenAt: Date | null;
  hiddenById: number | null;
  hiddenBy: string | null;
  resolvedAt: Date | null;
  resolvedBy: string | null;
  /** Threads of the entry. */
  total: number;
}

const TEXT = `with roots as (
    select c.id, count(*) over ()::int as total from comments c join entries e on e.id = c.entry_id
    where e.kind = $1::text::"EntryKind" and e.slug = $2 and c.reply_to_id is null
    order by c.id desc limit $3)
  select c.id, c.user_id as "userId", u.name as by, c.body, c.version, c.reply_to_id as "replyToId", c.created_at as at,
         c.edited_at as "editedAt", c.hidden_at as "hiddenAt", c.hidden_by_id as "hiddenById", h.name as "hiddenBy",
         c.resolved_at as "resolvedAt", r.name as "resolvedBy", roots.total
  from roots join comments c on c.id = roots.id or c.reply_to_id = roots.id
  join users u on u.id = c.user_id left join users h on h.id = c.hidden_by_id left join users r on r.id = c.resolved_by_id
  order by c.id`;

/** What was said of an entry: threads newest first, answers below them in order. */
export async function readTalk({ ctx, input }: { ctx: ReadContext; input: TalkSubject }): Promise<TalkDto> {
  mustBeAllowedToRead(ctx);
  const rows = await query<Row>(ctx, { text: TEXT, values: [input.kind, input.slug, THREADS_AT_MOST] });
  const settles = authorize(ctx.actor, 'comment.settle', input).ok;
  const me = authorize(ctx.actor, 'comment.write', input).ok ? personOf(ctx.actor) : null;
  const comments = rows.map((row) => ({ row, dto: commentOf(row, me, settles) }));
  const threads = comments
    .filter(({ row }) => row.replyToId === null)
    .map(
      ({ row, dto }): ThreadDto => ({
        ...dto,
        replies: comments.filter((one) => one.row.replyToId === row.id).map((one) => one.dto),
        resolved: row.resolvedAt && { by: row.resolvedBy ?? 'somebody', at: row.resolvedAt.toISOString() },
        mayResolve: settles || (me !== null && row.userId === me),
      }),
    )
    .reverse();
  const names = await mentionedNames(
    ctx,
    comments.flatMap(({ dto }) => dto.says),
  );
  return { threads, omitted: Math.max(0, (rows[0]?.total ?? 0) - threads.length), names };
}

function commentOf(row: Row, me: number | null, settles: boolean): CommentDto {
  const { id, by, body, version, at, editedAt, hiddenAt } = row;
  const own = me !== null && row.userId === me;
  return {
    id,
    by,
    at: at.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    version,
    says: hiddenAt === null ? parseMarkdown(body) : [],
    hidden: hiddenAt && { by: row.hiddenBy ?? 'somebody', own: row.hiddenById === row.userId },
    source: own && hiddenAt === null ? body : null,
    mayHide: hiddenAt === null && (own || settles),
  };
}
