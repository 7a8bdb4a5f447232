import type { Tx } from '#lib/base/db.ts';
import { handlesIn, parseMarkdown } from '#lib/contracts/markdown/parse.ts';
import { handleOf, userOfHandle } from '#lib/contracts/mention.ts';
import { MENTIONS_AT_MOST } from '#lib/domain/talk.ts';
import { Refused } from '../context.ts';

/** The people whom a text mentions, by their accounts; a handle that nobody has is text. */
export async function mentionedIn(tx: Tx, body: string): Promise<number[]> {
  const handles = new Set(handlesIn(parseMarkdown(body)));
  if (handles.size > MENTIONS_AT_MOST) {
    const detail = `A comment mentions at most ${MENTIONS_AT_MOST} people; this one names ${handles.size}.`;
    throw new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/body', detail }] });
  }
  if (handles.size === 0) return [];
  const users = await tx.user.findMany({
    where: { id: { in: [...handles].map(userOfHandle).filter((id) => id <= 2_147_483_647) } },
    select: { id: true, name: true },
  });
  return users.filter(({ id, name }) => handles.has(handleOf({ userId: id, name }))).map(({ id }) => id);
}
