import { authorize } from '#lib/auth/authorize.ts';
import { withTransaction } from '#lib/base/db.ts';
import { conflict, notFound, ok, type Result } from '#lib/base/errors.ts';
import type { WriteContext } from '../context.ts';
import { FIRST_ADMIN, makeInvitation } from './invitation.ts';
import { hasAdminBeside } from './last-admin.ts';
import { recordEvent } from './record-event.ts';

/** A new link to set a password, for somebody who lost the first or forgot what it set. Local accounts only. */
export async function inviteAgain({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { userId: number };
}): Promise<Result<{ token: string }>> {
  const allowed = authorize(ctx.actor, 'people.manage', null);
  if (!allowed.ok) return allowed;
  return withTransaction(
    async (tx) => {
      const user = await tx.user.findUnique({ where: { id: input.userId }, select: { id: true, handle: true } });
      if (!user) return notFound('There is nobody of that number.');
      if (user.handle.endsWith('@oidc.invalid')) return conflict('This person signs in at the identity provider.');
      await recordEvent(tx, ctx, user.id, 'invited again');
      return ok({ token: await makeInvitation(tx, user.id, ctx.now) });
    },
    { tx: ctx.db },
  );
}

/** The link that makes the first admin; null when there is one. */
export async function inviteFirstAdmin({ ctx }: { ctx: WriteContext }): Promise<string | null> {
  const allowed = authorize(ctx.actor, 'people.manage', null);
  if (!allowed.ok) return null;
  return withTransaction(
    async (tx) => ((await hasAdminBeside(tx, null)) ? null : makeInvitation(tx, FIRST_ADMIN, ctx.now)),
    { tx: ctx.db },
  );
}
