import { withTransaction } from '#lib/base/db.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';
import type { ClaimedDigest } from './claim-digest.ts';

interface Input {
  claimed: ClaimedDigest;
  /** `refused`: nothing was taken, so it may be tried again. */
  outcome: 'sent' | 'refused';
}

/**
 * Notes what became of a mail: its items are told of, or the claim is given back. A process that ends before this leaves
 * the claim, so that the items come with the next day's or week's mail: at most once more, and none is lost.
 */
export async function recordDigest({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<void> {
  mustBeTheSystem(ctx);
  const { claimed, outcome } = input;
  await withTransaction(
    async (tx) => {
      if (outcome === 'refused') {
        await tx.user.updateMany({
          where: { id: claimed.userId, digestSentAt: ctx.now },
          data: { digestSentAt: claimed.before },
        });
        return;
      }
      const { userId, items } = claimed;
      await tx.inboxItem.updateMany({
        where: { userId, mailedAt: null, id: { in: items.map(({ id }) => id) } },
        data: { mailedAt: ctx.now },
      });
    },
    { tx: ctx.db },
  );
}
