import { actorLabel } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import type { WriteContext } from '../context.ts';

/** Notes what was done to a source, in the transaction that does it. Never holds a secret. */
export async function recordEvent(tx: Tx, ctx: WriteContext, sourceId: number, what: string): Promise<void> {
  await tx.sourceEvent.create({ data: { at: ctx.now, actor: actorLabel(ctx.actor), sourceId, what } });
}
