import { actorLabel } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import type { GrantInput } from '#lib/contracts/people.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { mustLeaveAnAdmin } from './last-admin.ts';
import { recordEvent } from './record-event.ts';

interface Input {
  userId: number;
  grant: GrantInput;
}

const named = ({ role, entry }: GrantInput): string =>
  entry === null ? role : `${role} of ${entry.kind}/${entry.slug}`;

/** The entry a role is for, null for everything; refuses when the person or the entry does not exist. */
async function entryOf(tx: Tx, { userId, grant: { entry } }: Input): Promise<number | null> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { id: true } });
  if (!user) throw new Refused({ kind: 'not_found', detail: 'There is nobody of that number.' });
  if (entry === null) return null;
  const found = await tx.entry.findUnique({ where: { kind_slug: entry }, select: { id: true } });
  if (!found) throw new Refused({ kind: 'not_found', detail: `There is no ${entry.kind} “${entry.slug}”.` });
  return found.id;
}

/** Within a transaction of somebody who may; giving a role twice is giving it once. */
export async function giveRole(tx: Tx, ctx: WriteContext, input: Input): Promise<void> {
  const { userId, grant } = input;
  const entryId = await entryOf(tx, input);
  const row = { userId, role: grant.role, entryId, grantedBy: actorLabel(ctx.actor) };
  const { count } = await tx.roleGrant.createMany({ data: [row], skipDuplicates: true });
  if (count > 0) await recordEvent(tx, ctx, userId, `granted ${named(grant)}`);
}

/** Gives somebody a role. */
export function grantRole({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<true>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'people.manage', null);
    await giveRole(tx, ctx, input);
    return true as const;
  });
}

/** Takes a role away; `conflict` when nobody would be left who can give roles. */
export function revokeRole({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<true>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'people.manage', null);
    const { userId, grant } = input;
    const entryId = await entryOf(tx, input);
    if (grant.role === 'admin') await mustLeaveAnAdmin(tx, userId);
    const { count } = await tx.roleGrant.deleteMany({ where: { userId, role: grant.role, entryId } });
    if (count > 0) await recordEvent(tx, ctx, userId, `revoked ${named(grant)}`);
    return true as const;
  });
}
