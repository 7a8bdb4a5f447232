import type { Result } from '#lib/base/errors.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';

/** Takes a published list of images away: nothing is expected by it any more. What was reported stays. */
export function dropList({ ctx, input }: { ctx: WriteContext; input: { id: number } }): Promise<Result<true>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'source.manage', null);
    const { count } = await tx.publicationList.deleteMany({ where: { id: input.id } });
    if (count === 0) throw new Refused({ kind: 'not_found', detail: 'There is no such list any more.' });
    return true as const;
  });
}
