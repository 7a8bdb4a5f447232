import { createHash } from 'node:crypto';
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
  const value = createHash('sha256').update(input.token).digest('hex');
  const [row] = await query<{ identifier: string; name: string | null; handle: string | null }>(ctx, {
    text: `select v.identifier, u.name, u.handle from verifications v
           left join users u on v.identifier = 'welcome:' || u.id
           where v.value = $1 and v.expires_at > $2 and v.identifier like 'welcome:%'`,
    values: [value, ctx.now],
  });
  if (!row) return null;
  if (row.identifier === 'welcome:first-admin') return 'first-admin';
  return row.name === null || row.handle === null ? null : { name: row.name, handle: row.handle };
}
