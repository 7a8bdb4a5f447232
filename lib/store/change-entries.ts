import { withTransaction } from '#lib/base/db.ts';
import { type FieldError, invalid, type Result } from '#lib/base/errors.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import { mergePatch } from '#lib/contracts/merge-patch.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { type Applied, applyChanges } from './apply-changes.ts';
import { mustBeAllowed, Refused, type WriteContext } from './context.ts';
import { livingEntry } from './living-entry.ts';
import { FIELDS_AT_MOST } from './patch-entry.ts';

export interface PatchOfEntry {
  kind: EntryKind;
  slug: string;
  /** The version its writer has seen. */
  version: number;
  /** Paths of fields and what is to be merged into each (RFC 7396). */
  set: Record<string, unknown>;
}
interface Input {
  why: string;
  entries: readonly PatchOfEntry[];
  /** Judge everything as if it were stored, and store nothing. */
  preview?: boolean;
}

/**
 * Merges patches into several entries in one change set: all of it is stored or nothing. Fails like `applyChanges`;
 * pointers lead to `/entries/{index}/set/{path}`, and a stale entry comes back as `current`.
 */
export async function changeEntries({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<Applied[]>> {
  try {
    const twice = input.entries.findIndex(
      ({ kind, slug }, at) => input.entries.findIndex((one) => one.kind === kind && one.slug === slug) !== at,
    );
    if (twice !== -1) return faulty(twice, 'This entry is named twice.');
    const entries = [];
    for (const [index, { kind, slug, version, set: patch }] of input.entries.entries()) {
      mustBeAllowed(ctx, 'entry.edit', { kind, slug });
      if (Object.keys(patch).length > FIELDS_AT_MOST) return faulty(index, `At most ${FIELDS_AT_MOST} fields at once.`);
      const { fields } = await livingEntry(ctx, { kind, slug, expectVersion: version });
      const set = Object.fromEntries(
        Object.entries(patch).map(([path, value]) => [
          path,
          mergePatch(Object.hasOwn(fields, path) ? fields[path] : null, value),
        ]),
      );
      entries.push({ kind, slug, expectVersion: version, set });
    }
    const parsed = changeSetInput.safeParse({ why: input.why, entries });
    if (!parsed.success) {
      const faults = parsed.error.issues.map(
        ({ path, message }): FieldError => ({
          pointer: ['', ...path.map(String)].join('/'),
          detail: message,
        }),
      );
      return invalid('Some fields cannot be stored as they are.', faults);
    }
    const change = { input: parsed.data };
    return input.preview === true ? await tried(ctx, change) : await applyChanges({ ctx, ...change });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, failure: error.failure };
    throw error;
  }
}

const faulty = (index: number, detail: string) => invalid(detail, [{ pointer: `/entries/${index}`, detail }]);

/** Carries a preview's outcome out of the transaction that is undone. */
class Tried extends Error {
  readonly result: Result<Applied[]>;
  constructor(result: Result<Applied[]>) {
    super('A preview is not stored.');
    this.result = result;
  }
}

async function tried(ctx: WriteContext, change: Pick<Parameters<typeof applyChanges>[0], 'input'>) {
  try {
    return await withTransaction(async (db): Promise<Result<Applied[]>> => {
      throw new Tried(await applyChanges({ ctx: { ...ctx, db }, ...change }));
    });
  } catch (error) {
    if (error instanceof Tried) return error.result;
    throw error;
  }
}
