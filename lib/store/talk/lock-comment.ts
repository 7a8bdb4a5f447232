import type { Tx } from '#lib/base/db.ts';
import type { TalkKind } from '#lib/domain/talk.ts';
import { Refused } from '../context.ts';

/** A comment as whoever changes it holds it. */
export interface LockedComment {
  id: number;
  userId: number;
  body: string;
  version: number;
  replyToId: number | null;
  resolvedAt: Date | null;
  hiddenAt: Date | null;
  kind: TalkKind;
  slug: string;
  entryId: number;
}

/** Locks a comment against other writers; refuses when there is none of that number. */
export async function lockComment(tx: Tx, id: number): Promise<LockedComment> {
  const rows = await tx.$queryRaw<LockedComment[]>`
    select c.id, c.user_id as "userId", c.body, c.version, c.reply_to_id as "replyToId", c.resolved_at as "resolvedAt",
           c.hidden_at as "hiddenAt", e.kind::text as kind, e.slug, e.id as "entryId"
    from comments c join entries e on e.id = c.entry_id
    where c.id = ${id}::int for update of c`;
  const [row] = rows;
  if (!row) throw new Refused({ kind: 'not_found', detail: 'There is no such comment.' });
  return row;
}
