import { db } from '#lib/base/db.ts';
import { conflict, invalid, notFound, type Result } from '#lib/base/errors.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import { REVERTED_AT_MOST } from '#lib/contracts/edit/at-most.ts';
import type { Changes } from '#lib/contracts/undo.ts';
import { type Applied, applyChanges } from './apply-changes.ts';
import { mustBeAllowed, Refused, type WriteContext } from './context.ts';
import { inTrash } from './lock-entries.ts';
import { oppositeOf, UNUSABLE_WHY } from './opposite.ts';

/**
 * Undoes everything one change set did, in one new change set. Fails with `conflict` and names the field when any of them
 * has changed since; nothing is half reverted.
 */
export async function revertChangeSet({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { changeSet: number; why: string };
}): Promise<Result<Applied[]>> {
  const revisions = await (ctx.db ?? db()).revision.findMany({
    where: { changeSetId: input.changeSet },
    include: { entry: true },
    orderBy: { id: 'asc' },
    take: REVERTED_AT_MOST + 1,
  });
  if (revisions.length === 0) return notFound(`There is no change ${input.changeSet}.`);
  if (revisions.length > REVERTED_AT_MOST) {
    return conflict(`That change is of more than ${REVERTED_AT_MOST} entries. Revert the entries you mean one by one.`);
  }
  try {
    const entries = revisions.map(({ entry, action, changes }) => {
      const { kind, slug } = entry;
      mustBeAllowed(ctx, 'entry.revert', { kind, slug });
      if (entry.trashedAt !== null) throw inTrash(kind, slug);
      if (action === 'create') {
        const detail = `That change created ${slug}. Put it into the trash instead, and revert the rest entry by entry.`;
        throw new Refused({ kind: 'conflict', detail });
      }
      const fields = entry.fields as Record<string, unknown>;
      const set = oppositeOf({ kind, slug, action, changes: changes as Changes, fields });
      return { kind, slug, expectVersion: entry.version, set };
    });
    const why = input.why === '' ? `Reverts change ${input.changeSet}.` : input.why;
    const parsed = changeSetInput.safeParse({ why, entries });
    if (!parsed.success) return invalid('The reason cannot be stored as it is.', [UNUSABLE_WHY]);
    return await applyChanges({ ctx, input: parsed.data, action: 'revert' });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, failure: error.failure };
    throw error;
  }
}
