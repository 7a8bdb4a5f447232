import type { Tx } from '#lib/base/db.ts';
import { ok, type Result } from '#lib/base/errors.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import type { SettledClaims } from '#lib/contracts/claims.ts';
import { type Applied, applyChanges } from '../apply-changes.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { inTrash, lockEntry, missing, mustBeCurrent } from '../lock-entries.ts';
import { transact } from '../transact.ts';

/**
 * Settles which statement on a field holds: one of the open ones becomes the field's value, or the present one stays.
 * The others are kept as superseded or rejected, with the reason, all in one change set. Fails with `conflict` when
 * nothing is open any more, `not_found` when the statement to take is not one of them, `precondition` when somebody saved
 * the entry since.
 */
export async function settleClaims({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: SettledClaims;
}): Promise<Result<Applied>> {
  const { kind, slug, field, take, version, why } = input;
  const done = await transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'claim.settle', { kind, slug });
    const entry = await lockEntry(tx, { kind, slug });
    if (entry === null) throw missing(kind, slug);
    if (entry.trashedAt !== null) throw inTrash(kind, slug);
    const claims = await tx.claim.findMany({ where: { entryId: entry.id, field, state: { in: ['open', 'current'] } } });
    const open = claims.filter(({ state }) => state === 'open');
    if (open.length === 0) throw new Refused({ kind: 'conflict', detail: 'Nothing is left to settle here.' });
    mustBeCurrent({ kind, slug }, entry, version);
    const present = claims.find(({ state }) => state === 'current');
    const taken = take === null ? present : open.find(({ id }) => id === take);
    if (take !== null && taken === undefined) {
      throw new Refused({ kind: 'not_found', detail: 'That statement is not open any more, or is not on this field.' });
    }
    const others = claims.filter(({ id }) => id !== taken?.id);
    await settled(tx, others, why);
    const set = take === null || taken === undefined ? {} : { [field]: taken.value };
    if (taken) await tx.claim.update({ where: { id: taken.id }, data: { settledWhy: why } });
    const change = changeSetInput.parse({ why, entries: [{ kind, slug, expectVersion: version, set }] });
    const applied = await applyChanges({
      ctx: { ...ctx, db: tx },
      input: change,
      leave: 'claim.settle',
      standing: new Map([[field, taken?.id ?? null]]),
    });
    if (!applied.ok) throw new Refused(applied.failure);
    return applied.value;
  });
  if (!done.ok) return done;
  const [applied] = done.value;
  if (applied === undefined) throw new Error('What was settled left no revision.');
  return ok(applied);
}

/** An open statement that is not taken was decided against; the value that another one replaces was true until now. */
async function settled(tx: Tx, claims: readonly { id: number; state: string }[], settledWhy: string): Promise<void> {
  for (const [from, state] of [
    ['open', 'rejected'],
    ['current', 'superseded'],
  ] as const) {
    const ids = claims.filter((claim) => claim.state === from).map(({ id }) => id);
    if (ids.length > 0) await tx.claim.updateMany({ where: { id: { in: ids } }, data: { state, settledWhy } });
  }
}
