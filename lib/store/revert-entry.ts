import { db } from '#lib/base/db.ts';
import { invalid, type Result } from '#lib/base/errors.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import type { Changes } from '#lib/contracts/undo.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import { type Applied, applyChanges } from './apply-changes.ts';
import { mustBeAllowed, Refused, type WriteContext } from './context.ts';
import { livingEntry } from './living-entry.ts';
import { oppositeOf, UNUSABLE_WHY } from './opposite.ts';

interface Input {
  kind: EntryKind;
  slug: string;
  /** The version that the revision made. */
  revision: number;
  /** One field of it; null for all. */
  field: string | null;
  expectVersion: number;
  why: string;
}

/**
 * Undoes one revision of an entry, or one field of it, as a new revision. Fails with `conflict` and names the field when
 * one has changed since; nothing is half reverted.
 */
export async function revertEntry({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<Applied[]>> {
  const { kind, slug, revision, expectVersion } = input;
  try {
    const set = await changeThatUndoes(ctx, input);
    const why = input.why === '' ? `Reverts version ${revision}.` : input.why;
    const parsed = changeSetInput.safeParse({ why, entries: [{ kind, slug, expectVersion, set }] });
    if (!parsed.success) return invalid('The reason cannot be stored as it is.', [UNUSABLE_WHY]);
    return await applyChanges({ ctx, input: parsed.data, action: 'revert' });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, failure: error.failure };
    throw error;
  }
}

async function changeThatUndoes(ctx: WriteContext, input: Input): Promise<Record<string, unknown>> {
  const { kind, slug, revision, field } = input;
  mustBeAllowed(ctx, 'entry.revert', { kind, slug });
  const row = await livingEntry(ctx, input);
  const found = await (ctx.db ?? db()).revision.findUnique({
    where: { entryId_version: { entryId: row.id, version: revision } },
  });
  if (!found) {
    const detail = `The ${word(kind)} “${slug}” has no revision ${revision}; its last is ${row.version}.`;
    throw new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/revision', detail }] });
  }
  const all = found.changes as Changes;
  if (field !== null && !Object.hasOwn(all, field)) {
    const detail = `Revision ${revision} did not change that field.`;
    throw new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/field', detail }] });
  }
  if (field === null && found.action === 'create') {
    const detail = `Revision ${revision} created the ${word(kind)} “${slug}”. Put it into the trash instead.`;
    throw new Refused({ kind: 'conflict', detail });
  }
  const changes: Changes = field === null ? all : { [field]: all[field] ?? {} };
  return oppositeOf({ kind, slug, action: found.action, changes, fields: row.fields });
}
