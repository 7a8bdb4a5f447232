import type { Result } from '#lib/base/errors.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';
import { inSteps, STEP_ROWS } from '../in-steps.ts';

/**
 * Removes headers and bodies of deliveries that were dealt with before a moment: processed, or rightly ignored. What somebody
 * has to look at keeps them, and every delivery keeps its key, so that a repeat is known for ever. Says how many. Only for
 * the system.
 */
export function thinDeliveries({
  ctx,
  input: { before },
}: {
  ctx: WriteContext;
  input: { before: Date };
}): Promise<Result<number>> {
  return inSteps(ctx, async (tx) => {
    mustBeTheSystem(ctx);
    return tx.$executeRaw`
        update deliveries set body = '', headers = '{}', thinned_at = ${ctx.now}::timestamptz
        where id in (
          select id from deliveries
          where state in ('processed', 'ignored') and thinned_at is null and processed_at < ${before}::timestamptz
          order by processed_at limit ${STEP_ROWS} for update skip locked)`;
  });
}
