import { authorize } from '#lib/auth/authorize.ts';
import { withTransaction } from '#lib/base/db.ts';
import { invalid, ok, type Result } from '#lib/base/errors.ts';
import type { NewPersonInput } from '#lib/contracts/people.ts';
import { Refused, refusalAsValue, type WriteContext } from '../context.ts';
import { grantRole } from './grant-role.ts';
import { makeInvitation } from './invitation.ts';
import { recordEvent } from './record-event.ts';

/**
 * A local account and its roles, with a link to set a password. `invalid` when the address signs in already; people of
 * the identity provider need none of this, they sign in and are there.
 */
export async function createPerson({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: NewPersonInput;
}): Promise<Result<{ userId: number; token: string }>> {
  const allowed = authorize(ctx.actor, 'people.manage', null);
  if (!allowed.ok) return allowed;
  return refusalAsValue(() =>
    withTransaction(
      async (tx) => {
        const { email, name } = input;
        const [made] = await tx.user.createManyAndReturn({
          data: [{ handle: email, email, name }],
          skipDuplicates: true,
        });
        if (!made) {
          const detail = `Somebody signs in with ${email} already.`;
          return invalid(detail, [{ pointer: '/email', detail }]);
        }
        await recordEvent(tx, ctx, made.id, 'invited');
        for (const grant of input.grants) {
          const granted = await grantRole({ ctx: { ...ctx, db: tx }, input: { userId: made.id, grant } });
          // Thrown, so that the account made above goes with it.
          if (!granted.ok) throw new Refused(granted.failure);
        }
        return ok({ userId: made.id, token: await makeInvitation(tx, made.id, ctx.now) });
      },
      { tx: ctx.db },
    ),
  );
}
