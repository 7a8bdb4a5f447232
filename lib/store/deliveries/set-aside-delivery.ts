import { db } from '#lib/base/db.ts';
import { ok, type Result } from '#lib/base/errors.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';
import { type Held, heldBy, TAKEN_OVER } from './hold-delivery.ts';
import { shortReason } from './short-reason.ts';

interface Input {
  held: Held;
  /** `quarantined`: nobody can use it as it is. `ignored`: it means nothing to us, and should not. */
  state: 'quarantined' | 'ignored';
  reason: string;
}

/** Ends a run of a delivery that has no effect, and says why. Another run that began since is not disturbed. Only for the system. */
export async function setAsideDelivery({
  ctx,
  input: { held, state, reason },
}: {
  ctx: WriteContext;
  input: Input;
}): Promise<Result<true>> {
  mustBeTheSystem(ctx);
  const { count } = await (ctx.db ?? db()).delivery.updateMany({
    where: heldBy(held),
    data: { state, reason: shortReason(reason), processedAt: ctx.now },
  });
  return count === 1 ? ok(true) : { ok: false, failure: TAKEN_OVER };
}
