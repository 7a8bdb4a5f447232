import type { Result } from '#lib/base/errors.ts';
import { bumpTalkVersion } from '../bump-data-version.ts';
import { mustBeAllowed, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { lockComment } from './lock-comment.ts';
import { self } from './self.ts';

/**
 * Takes back one's own comment, or hides somebody else's as whoever answers for the entry. That it was there, and by whom
 * it was hidden, stays; its text is shown to nobody any more.
 */
export function hideComment({ ctx, input }: { ctx: WriteContext; input: { id: number } }): Promise<Result<true>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'comment.write', null);
    const { userId } = self(ctx);
    const comment = await lockComment(tx, input.id);
    if (comment.userId !== userId) mustBeAllowed(ctx, 'comment.settle', comment);
    if (comment.hiddenAt !== null) return true as const;
    await tx.comment.update({ where: { id: comment.id }, data: { hiddenAt: ctx.now, hiddenById: userId } });
    await bumpTalkVersion(tx);
    return true as const;
  });
}
