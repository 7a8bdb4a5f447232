import type { Result } from '#lib/base/errors.ts';
import { bumpTalkVersion } from '../bump-data-version.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { lockComment } from './lock-comment.ts';
import { self } from './self.ts';

/**
 * Says that nothing is left to do of a thread, or that there is again. For whoever began it and whoever answers for the
 * entry; fails with `invalid` for a comment that is an answer.
 */
export function resolveThread({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { id: number; resolved: boolean };
}): Promise<Result<true>> {
  const { id, resolved } = input;
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'comment.write', null);
    const { userId } = self(ctx);
    const comment = await lockComment(tx, id);
    if (comment.userId !== userId) mustBeAllowed(ctx, 'comment.settle', comment);
    if (comment.replyToId !== null) {
      throw new Refused({ kind: 'invalid', detail: 'Only a whole thread is resolved, by its first comment.' });
    }
    if ((comment.resolvedAt !== null) === resolved) return true as const;
    const by = resolved ? { resolvedAt: ctx.now, resolvedById: userId } : { resolvedAt: null, resolvedById: null };
    await tx.comment.update({ where: { id }, data: by });
    await bumpTalkVersion(tx);
    return true as const;
  });
}
