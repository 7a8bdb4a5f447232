import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '#lib/base/db.ts';
import { ok, type Result } from '#lib/base/errors.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import type { OtherClaim } from '#lib/contracts/claims.ts';
import { fieldSchema } from '#lib/contracts/fields.ts';
import { type Applied, applyChanges } from '../apply-changes.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { inTrash, type LockedEntry, lockEntry, missing } from '../lock-entries.ts';
import { speakerOf } from '../speaker.ts';
import { transact } from '../transact.ts';
import { wordsOf } from '../words-of.ts';

/** Statements that may stand open beside one value; more are no help to whoever has to settle them. */
const OPEN_AT_MOST = 20;
/** As long as the words of a statement are kept; a longer value says the rest itself. */
const WORDS_AT_MOST = 4000;

/**
 * Says otherwise: another value of a field, kept open beside the present one until somebody who answers for the entry
 * settles it. A revision of the entry that changes no field. Fails with `conflict` when the field says so already, or
 * when an open statement does.
 */
export async function stateClaim({ ctx, input }: { ctx: WriteContext; input: OtherClaim }): Promise<Result<Applied>> {
  const { kind, slug, field, value, certainty, why } = input;
  const done = await transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'claim.state', { kind, slug });
    const entry = await lockEntry(tx, { kind, slug });
    if (entry === null) throw missing(kind, slug);
    if (entry.trashedAt !== null) throw inTrash(kind, slug);
    await mustBeNews(tx, entry, input);
    const by = (await speakerOf(tx, ctx.actor))?.slug ?? null;
    const raw = input.raw === '' ? wordsOf(value).slice(0, WORDS_AT_MOST).toWellFormed() : input.raw;
    const on = ctx.now.toISOString().slice(0, 10);
    const claim = { field, value, raw, by, certainty, on, state: 'open' as const };
    const change = changeSetInput.safeParse({ why, entries: [{ kind, slug, claims: [claim] }] });
    if (!change.success) throw unfit(change.error.issues[0]?.message ?? '');
    const stated = await applyChanges({ ctx: { ...ctx, db: tx }, input: change.data, leave: 'claim.state' });
    if (!stated.ok) throw new Refused(stated.failure);
    return stated.value;
  });
  if (!done.ok) return done;
  const [applied] = done.value;
  if (applied === undefined) throw new Error('A statement left no revision.');
  return ok(applied);
}

const unfit = (detail: string): Refused =>
  new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/value', detail }] });

async function mustBeNews(tx: Tx, entry: LockedEntry, { kind, field, value }: OtherClaim): Promise<void> {
  // What does not fit its field is refused with a pointer by `applyChanges`.
  const parsed = fieldSchema(kind, field)?.safeParse(value);
  if (!parsed?.success) return;
  const said = (other: unknown) => isDeepStrictEqual(other ?? null, parsed.data ?? null);
  if (said(entry.fields[field])) {
    throw new Refused({ kind: 'conflict', detail: 'This is what the field says already.' });
  }
  const open = await tx.claim.findMany({ where: { entryId: entry.id, field, state: 'open' }, select: { value: true } });
  if (open.some((claim) => said(claim.value))) {
    throw new Refused({ kind: 'conflict', detail: 'Somebody has said so already; it waits to be settled.' });
  }
  if (open.length >= OPEN_AT_MOST) {
    throw new Refused({ kind: 'conflict', detail: `${OPEN_AT_MOST} statements wait here already to be settled.` });
  }
}
