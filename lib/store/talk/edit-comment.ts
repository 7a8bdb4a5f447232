import type { Result } from '#lib/base/errors.ts';
import { anchorOf } from '#lib/domain/talk.ts';
import { bumpTalkVersion } from '../bump-data-version.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { lockComment } from './lock-comment.ts';
import { mentionedIn } from './mentioned.ts';
import { notify } from './notify.ts';
import { self } from './self.ts';
import { livingSubject } from './subject.ts';

interface Input {
  id: number;
  /** The version its writer has seen. */
  version: number;
  body: string;
}

/**
 * Changes one's own comment. Whoever it mentions now and did not before is told. Fails with `forbidden` (somebody else's),
 * `conflict` (taken back or hidden) and `precondition` (changed since, in another window; `current` is what it says now).
 */
export function editComment({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: Input;
}): Promise<Result<{ id: number; version: number; path: string }>> {
  const { id, version, body } = input;
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'comment.write', null);
    const { userId, name } = self(ctx);
    const comment = await lockComment(tx, id);
    if (comment.userId !== userId) {
      throw new Refused({ kind: 'forbidden', detail: 'Only its author edits a comment.' });
    }
    if (comment.hiddenAt !== null) {
      throw new Refused({ kind: 'conflict', detail: 'This comment was taken back or hidden meanwhile.' });
    }
    if (comment.version !== version) {
      throw new Refused({
        kind: 'precondition',
        detail: `You saved this comment as version ${comment.version} somewhere else while you were editing version ${version} here.`,
        current: { id, version: comment.version, body: comment.body },
      });
    }
    const subject = await livingSubject(tx, comment);
    const path = `${subject.path}#${anchorOf(id)}`;
    if (comment.body === body) return { id, version, path };
    await tx.comment.update({ where: { id }, data: { body, version: version + 1, editedAt: ctx.now } });
    const users = (await mentionedIn(tx, body)).filter((user) => user !== userId);
    const text = `${name} mentioned you on ${subject.name}`;
    await notify(tx, { users, kind: 'mention', key: `mention:${id}`, text, href: path });
    await bumpTalkVersion(tx);
    return { id, version: version + 1, path };
  });
}
