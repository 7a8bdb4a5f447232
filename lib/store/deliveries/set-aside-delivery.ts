import type { Result } from '#lib/base/errors.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { type Held, holdDelivery } from './hold-delivery.ts';

interface Input {
  held: Held;
  /** `quarantined`: nobody can use it as it is. `ignored`: it means nothing to us, and should not. */
  state: 'quarantined' | 'ignored';
  reason: string;
}

/** Ends a run of a delivery that has no effect, and says why. Another run that began since is not disturbed. Only for the system. */
export function setAsideDelivery({
  ctx,
  input: { held, state, reason },
}: {
  ctx: WriteContext;
  input: Input;
}): Promise<Result<true>> {
  return transact<true>(ctx, async (tx) => {
    mustBeTheSystem(ctx);
    await holdDelivery(tx, held);
    await tx.delivery.update({ where: { id: held.id }, data: { state, reason, processedAt: ctx.now } });
    return true;
  });
}
