import { hashPassword } from 'better-auth/crypto';
import { systemActor } from '#lib/auth/actor.ts';
import { FIRST_ADMIN } from '#lib/auth/invitation-key.ts';
import { db, type Tx } from '#lib/base/db.ts';
import { conflict, type Result } from '#lib/base/errors.ts';
import type { WelcomeInput } from '#lib/contracts/people.ts';
import { Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { createPerson } from './create-person.ts';
import { readInvitation, spendInvitation } from './invitation.ts';
import { hasAdminBeside } from './last-admin.ts';
import { recordEvent } from './record-event.ts';

const SPENT =
  'This link has been used or is too old. Ask for a new one; starting Seaworthy prints one while there is no admin.';
/** How the sign-in library calls accounts with a password of their own. */
const LOCAL = 'credential';

/**
 * Sets the password of whoever holds the link, which is the whole proof; every session that was open ends. The first
 * admin's link makes the account too. Fails with `invalid` (what is missing) or `conflict` (the link is spent).
 */
export async function acceptInvitation({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: WelcomeInput;
}): Promise<Result<{ userId: number }>> {
  // Before the hashing, which costs a tenth of a second that only a good link is worth.
  if ((await readInvitation(ctx.db ?? db(), input.token, ctx.now)) === null) return conflict(SPENT);
  const password = await hashPassword(input.password);
  return transact(ctx, async (tx) => {
    const whom = await readInvitation(tx, input.token, ctx.now);
    const userId = whom === FIRST_ADMIN ? await firstAdmin(tx, ctx, input) : whom;
    if (whom === null || userId === null || !(await spendInvitation(tx, whom))) {
      throw new Refused({ kind: 'conflict', detail: SPENT });
    }
    await tx.account.upsert({
      where: { providerId_identity: { providerId: LOCAL, identity: String(userId) } },
      create: { providerId: LOCAL, identity: String(userId), userId, password },
      update: { password },
    });
    await tx.session.deleteMany({ where: { userId } });
    await recordEvent(tx, { ...ctx, actor: systemActor('welcome') }, userId, 'set a password');
    return { userId };
  });
}

/** The account of the first admin; null when there is an admin already. */
async function firstAdmin(tx: Tx, ctx: WriteContext, { name, email }: WelcomeInput): Promise<number | null> {
  const missing = (pointer: string, detail: string) =>
    new Refused({ kind: 'invalid', detail, errors: [{ pointer, detail }] });
  if (name === undefined) throw missing('/name', 'A name is needed.');
  if (email === undefined) throw missing('/email', 'An e-mail address is needed.');
  if (await hasAdminBeside(tx, null)) return null;
  const system = { actor: systemActor('setup'), now: ctx.now, db: tx };
  const made = await createPerson({ ctx: system, input: { name, email, grants: [{ role: 'admin', entry: null }] } });
  if (!made.ok) throw new Refused(made.failure);
  await spendInvitation(tx, made.value.userId);
  return made.value.userId;
}
