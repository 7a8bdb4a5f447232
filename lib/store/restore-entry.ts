import type { Result } from '#lib/base/errors.ts';
import { word } from '#lib/domain/vocabulary.ts';
import type { Applied } from './apply-changes.ts';
import { Refused, type WriteContext } from './context.ts';
import { named, trashedNeeds } from './hard-references.ts';
import { type Move, moveEntry } from './move-entry.ts';
import { transact } from './transact.ts';

/**
 * Takes an entry out of the trash, as it was. Fails with `conflict` when it is not there, or when something it cannot do
 * without is in the trash itself (and says what).
 */
export function restoreEntry({ ctx, input }: { ctx: WriteContext; input: Move }): Promise<Result<Applied>> {
  const what = `The ${word(input.kind)} “${input.slug}”`;
  return transact(ctx, (tx) =>
    moveEntry(tx, ctx, input, 'restore', async ({ id, trashedAt }) => {
      if (trashedAt === null) throw new Refused({ kind: 'conflict', detail: `${what} is not in the trash.` });
      const needs = await trashedNeeds(tx, id);
      if (needs.length === 0) return;
      const detail = `${what} needs ${named(needs)}, in the trash as well. Restore that first.`;
      throw new Refused({ kind: 'conflict', detail });
    }),
  );
}
