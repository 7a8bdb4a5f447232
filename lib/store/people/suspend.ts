import type { Result } from '#lib/base/errors.ts';
import { bumpTalkVersion } from '../bump-data-version.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { mustLeaveAnAdmin } from './last-admin.ts';
import { recordEvent } from './record-event.ts';

/**
 * Shuts somebody out, or lets them in again. Sessions end at once and tokens are refused from the next request on; what
 * the person said stays in the history.
 */
export function suspend({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { userId: number; suspended: boolean };
}): Promise<Result<true>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'people.manage', null);
    const { userId, suspended } = input;
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (!user) throw new Refused({ kind: 'not_found', detail: 'There is nobody of that number.' });
    if ((user.suspendedAt !== null) === suspended) return true as const;
    if (suspended) await mustLeaveAnAdmin(tx, userId);
    await tx.user.update({ where: { id: userId }, data: { suspendedAt: suspended ? ctx.now : null } });
    if (suspended) await tx.session.deleteMany({ where: { userId } });
    await recordEvent(tx, ctx, userId, suspended ? 'suspended' : 'let in again');
    // Wakes the streams, each of which asks whether its reader may still listen.
    await bumpTalkVersion(tx);
    return true as const;
  });
}
