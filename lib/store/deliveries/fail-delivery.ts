import { db } from '#lib/base/db.ts';
import { ok, type Result } from '#lib/base/errors.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';
import { ATTEMPTS_AT_MOST } from './begin-delivery.ts';
import { type Held, heldBy, TAKEN_OVER } from './hold-delivery.ts';

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
export async function failDelivery({
  ctx,
  input: { held, reason, isFinal },
}: {
  ctx: WriteContext;
  input: Input;
}): Promise<Result<{ isDead: boolean }>> {
  mustBeTheSystem(ctx);
  const isDead = isFinal || held.attempts >= ATTEMPTS_AT_MOST;
  const { count } = await (ctx.db ?? db()).delivery.updateMany({
    where: heldBy(held),
    data: isDead ? { state: 'failed', reason, processedAt: ctx.now } : { reason },
  });
  return count === 1 ? ok({ isDead }) : { ok: false, failure: TAKEN_OVER };
}
