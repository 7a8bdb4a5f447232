import { FIRST_ADMIN, OUTSIDE } from '#lib/auth/invitation-key.ts';
import type { Result } from '#lib/base/errors.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { makeInvitation } from './invitation.ts';
import { hasAdminBeside } from './last-admin.ts';
import { recordEvent } from './record-event.ts';

/** A new link to set a password, for somebody who lost the first or forgot what it set. Local accounts only. */
export function inviteAgain({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { userId: number };
}): Promise<Result<{ token: string }>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'people.manage', null);
    const user = await tx.user.findUnique({ where: { id: input.userId }, select: { id: true, handle: true } });
    if (!user) throw new Refused({ kind: 'not_found', detail: 'There is nobody of that number.' });
    if (user.handle.endsWith(OUTSIDE)) {
      throw new Refused({ kind: 'conflict', detail: 'This person signs in at the identity provider.' });
    }
    await recordEvent(tx, ctx, user.id, 'invited again');
    return { token: await makeInvitation(tx, user.id, ctx.now) };
  });
}

/** The link that makes the first admin; null when there is one. */
export function inviteFirstAdmin({ ctx }: { ctx: WriteContext }): Promise<Result<string | null>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'people.manage', null);
    return (await hasAdminBeside(tx, null)) ? null : makeInvitation(tx, FIRST_ADMIN, ctx.now);
  });
}
