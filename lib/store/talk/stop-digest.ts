import { withTransaction } from '#lib/base/db.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';

/** Ends somebody's mails. For whoever holds the link that each of them carries, which is checked before. */
export async function stopDigest({ ctx, input }: { ctx: WriteContext; input: { userId: number } }): Promise<void> {
  mustBeTheSystem(ctx);
  await withTransaction((tx) => tx.user.updateMany({ where: { id: input.userId }, data: { digest: 'none' } }), {
    tx: ctx.db,
  });
}
