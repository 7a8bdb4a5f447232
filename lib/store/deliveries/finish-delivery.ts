import type { Result } from '#lib/base/errors.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { type Held, holdDelivery } from './hold-delivery.ts';
import { shortReason } from './short-reason.ts';

interface Input {
  held: Held;
  /** What the delivery brings about, in the transaction that finishes it; says what that was. */
  effects(ctx: WriteContext): Promise<string>;
}

/**
 * Finishes a run: its effects and the word that they are done are one transaction, under the lease it began with. Refused
 * as a conflict, and without any effect, when another run has begun since. Only for the system.
 */
export function finishDelivery({
  ctx,
  input: { held, effects },
}: {
  ctx: WriteContext;
  input: Input;
}): Promise<Result<{ said: string }>> {
  return transact(ctx, async (tx) => {
    mustBeTheSystem(ctx);
    await holdDelivery(tx, held);
    const said = await effects({ ...ctx, db: tx });
    await tx.delivery.update({
      where: { id: held.id },
      data: { state: 'processed', reason: shortReason(said), processedAt: ctx.now },
    });
    return { said };
  });
}
