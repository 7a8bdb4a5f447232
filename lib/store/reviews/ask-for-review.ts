import { personOf } from '#lib/auth/actor.ts';
import type { Result } from '#lib/base/errors.ts';
import { fieldSchema } from '#lib/contracts/fields.ts';
import type { ReviewRequestInput } from '#lib/contracts/reviews.ts';
import { bumpTalkVersion } from '../bump-data-version.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { inTrash, lockEntry, missing } from '../lock-entries.ts';
import { openRefs } from '../refs.ts';
import { transact } from '../transact.ts';

/**
 * Asks somebody, or whoever answers for an entry, whether it or one of its fields is still true. Fails with `conflict`
 * while the same person is asked the same already.
 */
export function askForReview({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: ReviewRequestInput;
}): Promise<Result<{ id: number }>> {
  const { kind, slug, field, person, text } = input;
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'review.ask', { kind, slug });
    const entry = await lockEntry(tx, { kind, slug });
    if (entry === null) throw missing(kind, slug);
    if (entry.trashedAt !== null) throw inTrash(kind, slug);
    if (field !== '' && fieldSchema(kind, field) === null) {
      const detail = `There is no such field.`;
      throw new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/field', detail }] });
    }
    const personId = person === null ? null : await openRefs(tx).person(person);
    const open = { entryId: entry.id, field, personId, answeredAt: null };
    if ((await tx.reviewRequest.count({ where: open })) > 0) {
      throw new Refused({ kind: 'conflict', detail: 'This is asked already and waits for an answer.' });
    }
    const asked = { entryId: entry.id, field, personId, text, askedById: personOf(ctx.actor), createdAt: ctx.now };
    const { id } = await tx.reviewRequest.create({ data: asked, select: { id: true } });
    await bumpTalkVersion(tx);
    return { id };
  });
}
