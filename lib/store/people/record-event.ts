import { actorLabel } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import type { WriteContext } from '../context.ts';

/** Notes what was done to somebody's account, in the transaction that does it. */
export async function recordEvent(tx: Tx, ctx: WriteContext, userId: number, what: string): Promise<void> {
  await tx.peopleEvent.create({ data: { at: ctx.now, actor: actorLabel(ctx.actor), userId, what } });
}
