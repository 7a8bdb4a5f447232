import type { Result } from '#lib/base/errors.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { ATTEMPTS_AT_MOST } from './begin-delivery.ts';
import { type Held, holdDelivery } from './hold-delivery.ts';

interface Input {
  held: Held & { attempts: number };
  reason: string;
  /** No other run would come to anything else. */
  isFinal: boolean;
}

/**
 * Notes that a run failed, and why. The last that a delivery has, and one that need not be repeated, leaves it `failed`,
 * for somebody to look at and replay; after any other it waits for the next. Only for the system.
 */
export function failDelivery({
  ctx,
  input: { held, reason, isFinal },
}: {
  ctx: WriteContext;
  input: Input;
}): Promise<Result<{ isDead: boolean }>> {
  return transact(ctx, async (tx) => {
    mustBeTheSystem(ctx);
    await holdDelivery(tx, held);
    const isDead = isFinal || held.attempts >= ATTEMPTS_AT_MOST;
    const data = isDead ? { state: 'failed' as const, reason, processedAt: ctx.now } : { reason };
    await tx.delivery.update({ where: { id: held.id }, data });
    return { isDead };
  });
}
