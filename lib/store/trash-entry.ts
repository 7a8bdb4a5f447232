import type { Result } from '#lib/base/errors.ts';
import { word } from '#lib/domain/vocabulary.ts';
import type { Applied } from './apply-changes.ts';
import { Refused, type WriteContext } from './context.ts';
import { livingUsers, named } from './hard-references.ts';
import { type Move, moveEntry } from './move-entry.ts';
import { transact } from './transact.ts';

/**
 * Puts an entry into the trash: it keeps its history and its address and can be restored. Fails with `conflict` when it is
 * there already, or when a living entry cannot do without it (and says which).
 */
export function trashEntry({ ctx, input }: { ctx: WriteContext; input: Move }): Promise<Result<Applied>> {
  const what = `The ${word(input.kind)} “${input.slug}”`;
  return transact(ctx, (tx) =>
    moveEntry(tx, ctx, input, 'trash', async ({ id, trashedAt }) => {
      if (trashedAt !== null) throw new Refused({ kind: 'conflict', detail: `${what} is in the trash already.` });
      const users = await livingUsers(tx, id);
      if (users.length === 0) return;
      const detail = `${what} is in use by ${named(users)}. Take it out there first.`;
      throw new Refused({ kind: 'conflict', detail });
    }),
  );
}
