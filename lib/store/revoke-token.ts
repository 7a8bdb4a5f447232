import { personOf } from '#lib/auth/actor.ts';
import type { Result } from '#lib/base/errors.ts';
import { mustBeAllowed, Refused, type WriteContext } from './context.ts';
import { transact } from './transact.ts';

/** What was revoked. */
export interface RevokedToken {
  id: number;
  name: string;
  prefix: string;
}

/** Revokes a token: the next request with it is refused. One's own, or any for an admin. */
export function revokeToken({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { id: number };
}): Promise<Result<RevokedToken>> {
  return transact(ctx, async (tx) => {
    const row = await tx.apiToken.findUnique({ where: { id: input.id } });
    const me = personOf(ctx.actor);
    const isOwn = row !== null && row.userId !== null && row.userId === me;
    mustBeAllowed(ctx, isOwn ? 'token.manage.own' : 'people.manage', null);
    if (!row) throw new Refused({ kind: 'not_found', detail: `There is no token ${input.id}.` });
    if (row.revokedAt) throw new Refused({ kind: 'conflict', detail: `The token “${row.name}” is revoked already.` });
    await tx.apiToken.update({ where: { id: row.id }, data: { revokedAt: ctx.now } });
    return { id: row.id, name: row.name, prefix: row.prefix };
  });
}
