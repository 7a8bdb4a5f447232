import { actorLabel } from '#lib/auth/actor.ts';
import type { Result } from '#lib/base/errors.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';

/** From the next request on, tokens of that project open nothing. One that has ended stays in the list. */
export function endCiTrust({ ctx, input }: { ctx: WriteContext; input: { id: number } }): Promise<Result<true>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'source.manage', null);
    const ended = { endedAt: ctx.now, endedBy: actorLabel(ctx.actor) };
    const { count } = await tx.ciTrust.updateMany({ where: { id: input.id, endedAt: null }, data: ended });
    if (count === 0) throw new Refused({ kind: 'not_found', detail: 'That is not trusted, or not any more.' });
    return true as const;
  });
}
