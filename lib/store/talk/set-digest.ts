import type { Result } from '#lib/base/errors.ts';
import type { Digest } from '#lib/domain/talk.ts';
import { mustBeAllowed, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { self } from './self.ts';

/** Chooses how often mail tells of one's inbox. The first mail comes when the day or week that it is now is over. */
export function setDigest({ ctx, input }: { ctx: WriteContext; input: { digest: Digest } }): Promise<Result<true>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'own.keep', null);
    const { userId } = self(ctx);
    const { digest } = input;
    await tx.user.updateMany({
      where: { id: userId, digest: { not: digest } },
      data: { digest, digestSentAt: ctx.now },
    });
    return true as const;
  });
}
