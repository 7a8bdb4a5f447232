import { FIRST_ADMIN, invitedBy, keptOf, PREFIX } from '#lib/auth/invitation-key.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** Whom a link to set a password is for; `first-admin` has no account yet, null is nobody. The token is the whole proof. */
export async function readInvitationOf({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { token: string };
}): Promise<{ name: string; handle: string } | 'first-admin' | null> {
  const [row] = await query<{ identifier: string; name: string | null; handle: string | null }>(ctx, {
    text: `select v.identifier, u.name, u.handle from verifications v
           left join users u on v.identifier = '${PREFIX}' || u.id
           where v.value = $1 and v.expires_at > $2 and v.identifier like '${PREFIX}%'`,
    values: [keptOf(input.token), ctx.now],
  });
  if (!row) return null;
  if (invitedBy(row.identifier) === FIRST_ADMIN) return FIRST_ADMIN;
  return row.name === null || row.handle === null ? null : { name: row.name, handle: row.handle };
}
