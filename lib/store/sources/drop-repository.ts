import type { Result } from '#lib/base/errors.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { recordEvent } from './record-event.ts';
import { sourceOf } from './source-of.ts';

/** Maps a repository no longer. Its builds stay; what is pushed to it from now on is counted as unmapped. */
export function dropRepository({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { id: number; repository: string };
}): Promise<Result<true>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'source.manage', null);
    const { id: sourceId } = await sourceOf(tx, input.id);
    const { repository } = input;
    const { count } = await tx.repositoryRule.deleteMany({ where: { sourceId, repository } });
    if (count === 0) throw new Refused({ kind: 'not_found', detail: 'This source maps no such repository.' });
    await recordEvent(tx, ctx, sourceId, `no longer maps ${repository}`);
    return true as const;
  });
}
