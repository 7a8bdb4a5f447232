import type { Result } from '#lib/base/errors.ts';
import type { NewPersonInput } from '#lib/contracts/people.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { giveRole } from './grant-role.ts';
import { makeInvitation } from './invitation.ts';
import { recordEvent } from './record-event.ts';

/**
 * A local account and its roles, with a link to set a password. `invalid` when the address signs in already; people of
 * the identity provider need none of this, they sign in and are there.
 */
export function createPerson({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: NewPersonInput;
}): Promise<Result<{ userId: number; token: string }>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'people.manage', null);
    const { email, name } = input;
    const [made] = await tx.user.createManyAndReturn({ data: [{ handle: email, email, name }], skipDuplicates: true });
    if (!made) {
      const detail = `Somebody signs in with ${email} already.`;
      throw new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/email', detail }] });
    }
    await recordEvent(tx, ctx, made.id, 'invited');
    for (const grant of input.grants) await giveRole(tx, ctx, { userId: made.id, grant });
    return { userId: made.id, token: await makeInvitation(tx, made.id, ctx.now) };
  });
}
