import { actorLabel } from '#lib/auth/actor.ts';
import { authorize } from '#lib/auth/authorize.ts';
import { type Tx, withTransaction } from '#lib/base/db.ts';
import { conflict, notFound, ok, type Result } from '#lib/base/errors.ts';
import type { GrantInput } from '#lib/contracts/people.ts';
import type { WriteContext } from '../context.ts';
import { hasAdminBeside } from './last-admin.ts';
import { recordEvent } from './record-event.ts';

interface Input {
  userId: number;
  grant: GrantInput;
}

const named = ({ role, entry }: GrantInput): string =>
  entry === null ? role : `${role} of ${entry.kind}/${entry.slug}`;

async function find(tx: Tx, { userId, grant }: Input) {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { id: true } });
  if (!user) return notFound('There is nobody of that number.');
  if (grant.entry === null) return ok({ entryId: null });
  const entry = await tx.entry.findUnique({ where: { kind_slug: grant.entry }, select: { id: true } });
  return entry ? ok({ entryId: entry.id }) : notFound(`There is no ${grant.entry.kind} “${grant.entry.slug}”.`);
}

/** Gives somebody a role. Giving it twice is giving it once. */
export async function grantRole({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<true>> {
  const allowed = authorize(ctx.actor, 'people.manage', null);
  if (!allowed.ok) return allowed;
  return withTransaction(
    async (tx) => {
      const found = await find(tx, input);
      if (!found.ok) return found;
      const { userId, grant } = input;
      const row = { userId, role: grant.role, entryId: found.value.entryId, grantedBy: actorLabel(ctx.actor) };
      const { count } = await tx.roleGrant.createMany({ data: [row], skipDuplicates: true });
      if (count > 0) await recordEvent(tx, ctx, userId, `granted ${named(grant)}`);
      return ok(true as const);
    },
    { tx: ctx.db },
  );
}

/** Takes a role away; `conflict` when nobody would be left who can give roles. */
export async function revokeRole({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<true>> {
  const allowed = authorize(ctx.actor, 'people.manage', null);
  if (!allowed.ok) return allowed;
  return withTransaction(
    async (tx) => {
      const found = await find(tx, input);
      if (!found.ok) return found;
      const { userId, grant } = input;
      if (grant.role === 'admin' && !(await hasAdminBeside(tx, userId))) return conflict(LAST_ADMIN);
      const { count } = await tx.roleGrant.deleteMany({
        where: { userId, role: grant.role, entryId: found.value.entryId },
      });
      if (count > 0) await recordEvent(tx, ctx, userId, `revoked ${named(grant)}`);
      return ok(true as const);
    },
    { tx: ctx.db },
  );
}

export const LAST_ADMIN = 'This is the last admin. Make somebody else admin first.';
