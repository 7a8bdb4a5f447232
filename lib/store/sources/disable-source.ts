import type { Result } from '#lib/base/errors.ts';
import { mustBeAllowed, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { recordEvent } from './record-event.ts';
import { sourceOf } from './source-of.ts';

/** Refuses whatever a source sends from now on, as if it did not exist, or takes it again. What it sent before stays. */
export function disableSource({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { id: number; disabled: boolean };
}): Promise<Result<true>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'source.manage', null);
    const { id, disabled } = await sourceOf(tx, input.id);
    if (disabled === input.disabled) return true as const;
    await tx.webhookSource.update({ where: { id }, data: { disabledAt: input.disabled ? ctx.now : null } });
    await recordEvent(tx, ctx, id, input.disabled ? 'retired' : 'taken into use again');
    return true as const;
  });
}
