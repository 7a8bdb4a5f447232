import type { Result } from '#lib/base/errors.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';

/** Rows changed with one statement. */
const CHUNK = 500;

/**
 * Removes headers and bodies of deliveries that were dealt with before a moment: processed, or rightly ignored. What somebody
 * has to look at keeps them, and every delivery keeps its key, so that a repeat is known for ever. Says how many. Only for
 * the system.
 */
export async function thinDeliveries({
  ctx,
  input: { before },
}: {
  ctx: WriteContext;
  input: { before: Date };
}): Promise<Result<number>> {
  for (let thinned = 0; ; ) {
    const done = await transact(ctx, async (tx) => {
      mustBeTheSystem(ctx);
      return tx.$executeRaw`
        update deliveries set body = '', headers = '{}', thinned_at = ${ctx.now}::timestamptz
        where id in (
          select id from deliveries
          where state in ('processed', 'ignored') and thinned_at is null and processed_at < ${before}::timestamptz
          order by processed_at limit ${CHUNK} for update skip locked)`;
    });
    if (!done.ok) return done;
    thinned += done.value;
    if (done.value < CHUNK) return { ok: true, value: thinned };
  }
}
