import type { Result } from '#lib/base/errors.ts';
import { mustBeAllowed, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { self } from './self.ts';

interface Input {
  /** One item; null: all that were there when the page was made. */
  id: number | null;
  /** The newest item that was on the page; later ones stay unread. */
  upTo?: number | undefined;
}

/** Marks items of one's own inbox as read; those of others are none that are there. Comes back with how many it were. */
export function markRead({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<number>> {
  const { id, upTo } = input;
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'own.keep', null);
    const { userId } = self(ctx);
    const which = id === null ? (upTo === undefined ? {} : { id: { lte: upTo } }) : { id };
    const { count } = await tx.inboxItem.updateMany({
      where: { userId, readAt: null, ...which },
      data: { readAt: ctx.now },
    });
    return count;
  });
}
