import type { Result } from '#lib/base/errors.ts';
import { assessEvidence } from '../builds/reporting.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';

interface Input {
  ruleId: number;
  /** What the sweep brings about, in the transaction that notes it. */
  effects(ctx: WriteContext): Promise<string>;
}

/**
 * Stores what a sweep found and when. It needs no lease: what it saw carries the time at which it began to look, so that
 * one that slept and comes late changes nothing that was seen since. Only for the system.
 */
export function finishSweep({
  ctx,
  input: { ruleId, effects },
}: {
  ctx: WriteContext;
  input: Input;
}): Promise<Result<{ said: string }>> {
  return transact(ctx, async (tx) => {
    mustBeTheSystem(ctx);
    const evidence = new Set<number>();
    const said = await effects({ ...ctx, db: tx, evidence });
    await assessEvidence(tx, { imageIds: evidence, now: ctx.now });
    await tx.$executeRaw`
      update repository_rules set swept_at = greatest(swept_at, ${ctx.now}::timestamptz), sweep_fault = ''
      where id = ${ruleId}`;
    return { said };
  });
}
