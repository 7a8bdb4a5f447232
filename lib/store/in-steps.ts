import type { Tx } from '#lib/base/db.ts';
import { ok, type Result } from '#lib/base/errors.ts';
import type { WriteContext } from './context.ts';
import { transact } from './transact.ts';

/** Rows of one step: so that a great many are not one transaction that others wait for. */
export const STEP_ROWS = 500;

/**
 * Does what concerns any number of rows in transactions of `STEP_ROWS` each, until a step finds fewer; a step says how many
 * it found. How many there were in all, or why a step was refused: those before it stay done.
 */
export async function inSteps(ctx: WriteContext, step: (tx: Tx) => Promise<number>): Promise<Result<number>> {
  for (let total = 0; ; ) {
    const done = await transact(ctx, step);
    if (!done.ok) return done;
    total += done.value;
    if (done.value < STEP_ROWS) return ok(total);
  }
}
