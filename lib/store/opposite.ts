import { escapePointer } from '#lib/contracts/fields.ts';
import { type Hindrance, hindranceOf, type Undone, valueBefore } from '#lib/contracts/undo.ts';
import { word } from '#lib/domain/vocabulary.ts';
import { Refused } from './context.ts';

/** What is wrong with a reason that does not fit its contract. */
export const UNUSABLE_WHY = { pointer: '/why', detail: 'At most 2000 characters, without control characters.' };

/**
 * The change that undoes another: every field back to what it was. Refused as a conflict when one of them has changed
 * since, when it cannot be without a value, or when the revision changed no field at all.
 */
export function oppositeOf(undone: Undone): Record<string, unknown> {
  const hindrance = hindranceOf(undone);
  if (hindrance !== null) throw refusal(undone, hindrance);
  return Object.fromEntries(Object.keys(undone.changes).map((path) => [path, valueBefore(undone, path)]));
}

function refusal({ kind, slug }: Undone, { why, paths }: Hindrance): Refused {
  const what = `The ${word(kind)} “${slug}”`;
  const detail = {
    trash: `${what} was put into the trash by that revision. Restore it instead.`,
    restore: `${what} was restored by that revision. Put it into the trash instead.`,
    'no-field': `That revision of ${slug} changed no field, so there is nothing to revert.`,
    since: `${what}: ${paths.join(', ')} changed again since that revision. Nothing was reverted.`,
    'no-value': `${what}: ${paths[0]} had no value before that revision and cannot be without one.`,
  }[why];
  const said = why === 'since' ? 'Changed again since that revision.' : 'Had no value before.';
  return new Refused({
    kind: 'conflict',
    detail,
    errors: paths.map((path) => ({ pointer: `/${escapePointer(path)}`, detail: said })),
  });
}
