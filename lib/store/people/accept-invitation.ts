import { hashPassword } from 'better-auth/crypto';
import { systemActor } from '#lib/auth/actor.ts';
import { db, withTransaction } from '#lib/base/db.ts';
import { conflict, invalid, ok, type Result } from '#lib/base/errors.ts';
import type { WelcomeInput } from '#lib/contracts/people.ts';
import type { WriteContext } from '../context.ts';
import { createPerson } from './create-person.ts';
import { FIRST_ADMIN, readInvitation, spendInvitation } from './invitation.ts';
import { hasAdminBeside } from './last-admin.ts';
import { recordEvent } from './record-event.ts';

const SPENT =
  'This link has been used or is too old. Ask for a new one; starting Seaworthy prints one while there is no admin.';

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
}): Promise<Result<{ userId: number; handle: string }>> {
  // Before the hashing, which costs a tenth of a second that only a good link is worth.
  if ((await readInvitation(ctx.db ?? db(), input.token, ctx.now)) === null) return conflict(SPENT);
  const password = await hashPassword(input.password);
  return withTransaction(
    async (tx) => {
      const whom = await readInvitation(tx, input.token, ctx.now);
      if (whom === null) return conflict(SPENT);
      let userId: number;
      if (whom === FIRST_ADMIN) {
        const { name, email } = input;
        if (name === undefined)
          return invalid('A name is needed.', [{ pointer: '/name', detail: 'A name is needed.' }]);
        if (email === undefined)
          return invalid('An e-mail is needed.', [{ pointer: '/email', detail: 'An e-mail is needed.' }]);
        if (await hasAdminBeside(tx, null)) return conflict(SPENT);
        const grants = [{ role: 'admin' as const, entry: null }];
        const system = { actor: systemActor('setup'), now: ctx.now, db: tx };
        const made = await createPerson({ ctx: system, input: { name, email, grants } });
        if (!made.ok) return made;
        userId = made.value.userId;
        await spendInvitation(tx, userId);
      } else userId = whom;
      if (!(await spendInvitation(tx, whom))) return conflict(SPENT);
      const { handle } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { handle: true } });
      await tx.account.upsert({
        where: { providerId_identity: { providerId: LOCAL, identity: String(userId) } },
        create: { providerId: LOCAL, identity: String(userId), userId, password },
        update: { password },
      });
      await tx.session.deleteMany({ where: { userId } });
      await recordEvent(tx, { ...ctx, actor: systemActor('welcome') }, userId, 'set a password');
      return ok({ userId, handle });
    },
    { tx: ctx.db },
  );
}

/** How the sign-in library calls accounts with a password of their own. */
const LOCAL = 'credential';
