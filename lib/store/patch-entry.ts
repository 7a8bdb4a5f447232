import { type Failure, type FieldError, invalid, ok, type Result } from '#lib/base/errors.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import { mergePatch } from '#lib/contracts/merge-patch.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { type Applied, applyChanges } from './apply-changes.ts';
import { mustBeAllowed, Refused, type WriteContext } from './context.ts';
import { livingEntry } from './living-entry.ts';

interface Input {
  kind: EntryKind;
  slug: string;
  expectVersion: number;
  /** Paths of fields and what is to be merged into each (RFC 7396); null removes a starred field. */
  patch: Record<string, unknown>;
  why: string;
}

/** Fields that one edit may change. */
export const FIELDS_AT_MOST = 500;

/**
 * Merges a patch into the fields of one entry of a known version. Fails like `applyChanges`; pointers lead into the patch.
 */
export async function patchEntry({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<Applied[]>> {
  const { kind, slug, expectVersion, why } = input;
  try {
    mustBeAllowed(ctx, 'entry.edit', { kind, slug });
    const { fields } = await livingEntry(ctx, input);
    const set = Object.fromEntries(
      Object.entries(input.patch).map(([path, value]) => [
        path,
        mergePatch(Object.hasOwn(fields, path) ? fields[path] : null, value),
      ]),
    );
    return await applyOneEntry(ctx, why, { kind, slug, expectVersion, set });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, failure: error.failure };
    throw error;
  }
}

type OneEntry = { kind: EntryKind; slug: string; expectVersion: number; create?: true; set: Record<string, unknown> };

/** A change set of one entry as somebody outside sent it; pointers lead to its fields. */
export async function applyOneEntry(ctx: WriteContext, why: string, entry: OneEntry): Promise<Result<Applied[]>> {
  const count = Object.keys(entry.set).length;
  if (count > FIELDS_AT_MOST) {
    const detail = `At most ${FIELDS_AT_MOST} fields at once; these are ${count}.`;
    return invalid(detail, [{ pointer: '', detail }]);
  }
  const parsed = changeSetInput.safeParse({ why, entries: [entry] });
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => ({
      pointer: ['', ...path.map(String)].join('/'),
      detail: message,
    }));
    return invalid('Some fields cannot be stored as they are.', faults.map(inEntry));
  }
  const result = await applyChanges({ ctx, input: parsed.data });
  return result.ok ? ok(result.value) : { ok: false, failure: inOneEntry(result.failure) };
}

const inOneEntry = (failure: Failure): Failure =>
  failure.errors ? { ...failure, errors: failure.errors.map(inEntry) } : failure;

/** `/entries/0/set/summary` of the change set is `/summary` of what was sent. */
const inEntry = ({ pointer, detail }: FieldError): FieldError => ({
  pointer: pointer.replace(/^\/entries\/0(\/set)?/, ''),
  detail,
});
