import type { Result } from '#lib/base/errors.ts';
import { mustBeAllowed, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { recordEvent } from './record-event.ts';
import { sourceOf } from './source-of.ts';

/** Refuses every secret of a source but the newest from now on: the sender has changed over. */
export function endOldSecrets({ ctx, input }: { ctx: WriteContext; input: { id: number } }): Promise<Result<true>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'source.manage', null);
    const { id: sourceId } = await sourceOf(tx, input.id);
    const live = await tx.webhookSecret.findMany({
      where: { sourceId, retiredAt: null },
      orderBy: { id: 'desc' },
      select: { id: true },
    });
    const old = live.slice(1).map(({ id }) => id);
    if (old.length === 0) return true as const;
    await tx.webhookSecret.updateMany({ where: { id: { in: old } }, data: { retiredAt: ctx.now } });
    await recordEvent(tx, ctx, sourceId, 'ended its old secret');
    return true as const;
  });
}
