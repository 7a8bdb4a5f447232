import type { Result } from '#lib/base/errors.ts';
import { bumpTalkVersion } from '../bump-data-version.ts';
import { mustBeAllowed, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { viewFor } from './change-view.ts';
import type { SavedView } from './save-view.ts';

/** Deletes a view; who may change it may do that. */
export function deleteView({ ctx, input }: { ctx: WriteContext; input: { id: number } }): Promise<Result<SavedView>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'own.keep', null);
    const { id, table, slug, shared } = await viewFor(ctx, tx, input.id);
    await tx.savedView.delete({ where: { id } });
    if (shared) await bumpTalkVersion(tx);
    return { id, table, slug };
  });
}
