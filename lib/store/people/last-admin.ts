import type { Tx } from '#lib/base/db.ts';
import { Refused } from '../context.ts';

/**
 * Whether there is another admin who is not suspended. Takes a lock for the rest of the transaction, so that two admins
 * cannot remove each other at the same moment.
 */
export async function hasAdminBeside(tx: Tx, userId: number | null): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(7326985)`;
  const rows = await tx.$queryRaw<{ id: number }[]>`
    select u.id from users u
    where u.suspended_at is null and u.id is distinct from ${userId}::int
      and ('admin' = any(u.claimed_roles)
        or exists (select from role_grants g where g.user_id = u.id and g.role = 'admin' and g.entry_id is null))
    limit 1`;
  return rows.length > 0;
}

/** Refuses when somebody is the only one who can give roles. */
export async function mustLeaveAnAdmin(tx: Tx, userId: number): Promise<void> {
  if (await hasAdminBeside(tx, userId)) return;
  throw new Refused({ kind: 'conflict', detail: 'This is the last admin. Make somebody else admin first.' });
}
