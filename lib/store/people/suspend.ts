import { authorize } from '#lib/auth/authorize.ts';
import { withTransaction } from '#lib/base/db.ts';
import { conflict, notFound, ok, type Result } from '#lib/base/errors.ts';
import type { WriteContext } from '../context.ts';
import { LAST_ADMIN } from './grant-role.ts';
import { hasAdminBeside } from './last-admin.ts';
import { recordEvent } from './record-event.ts';

/**
 * Shuts somebody out, or lets them in again. Sessions end at once and tokens are refused from the next request on; what
 * the person said stays in the history.
 */
export async function suspend({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { userId: number; suspended: boolean };
}): Promise<Result<true>> {
  const allowed = authorize(ctx.actor, 'people.manage', null);
  if (!allowed.ok) return allowed;
  const { userId, suspended } = input;
  return withTransaction(
    async (tx) => {
      const user = await tx.user.findUnique({ where: { id: userId } });
      if (!user) return notFound('There is nobody of that number.');
      if ((user.suspendedAt !== null) === suspended) return ok(true as const);
      if (suspended && !(await hasAdminBeside(tx, userId))) return conflict(LAST_ADMIN);
      await tx.user.update({ where: { id: userId }, data: { suspendedAt: suspended ? ctx.now : null } });
      if (suspended) await tx.session.deleteMany({ where: { userId } });
      await recordEvent(tx, ctx, userId, suspended ? 'suspended' : 'let in again');
      return ok(true as const);
    },
    { tx: ctx.db },
  );
}
