import { personOf, SCOPES, type Scope } from '#lib/auth/actor.ts';
import { newToken } from '#lib/auth/token-secret.ts';
import { type FieldError, invalid, type Result } from '#lib/base/errors.ts';
import { tokenDays, tokenName } from '#lib/contracts/token.ts';
import { mustBeAllowed, Refused, type WriteContext } from './context.ts';
import { transact } from './transact.ts';

const A_DAY = 86_400_000;

interface Input {
  name: string;
  scopes: readonly string[];
  /** Null: it never expires. */
  expiresInDays: number | null;
  /** `own`: it can do no more than the person who makes it; `machine`: it does what its scopes say. */
  of: 'own' | 'machine';
}

/** A token as it is told once. */
export interface CreatedToken {
  id: number;
  name: string;
  token: string;
  prefix: string;
  scopes: Scope[];
  expiresAt: Date | null;
}

/**
 * Makes a token; only its hash is stored. A person's own needs a role that may have tokens, a machine's needs an admin.
 * Names stand in the history, so no two tokens in use share one.
 */
export async function createToken({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<CreatedToken>> {
  const faults = faultsOf(input);
  if (faults.length > 0) return invalid('The token cannot be made like this.', faults);
  const { name, expiresInDays } = input;
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, input.of === 'own' ? 'token.manage.own' : 'people.manage', null);
    const userId = input.of === 'own' ? personOf(ctx.actor) : null;
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`token ${name}`}))`;
    const inUse = await tx.apiToken.findFirst({
      where: { name, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now } }] },
    });
    if (inUse) {
      const detail = `There is a token “${name}” in use. Revoke it, or take another name.`;
      throw new Refused({ kind: 'conflict', detail });
    }
    const { token, prefix, hash } = newToken();
    const scopes = SCOPES.filter((scope) => input.scopes.includes(scope));
    const expiresAt = expiresInDays === null ? null : new Date(ctx.now.getTime() + expiresInDays * A_DAY);
    const row = await tx.apiToken.create({
      data: { name, prefix, hash, scopes, userId, expiresAt, createdAt: ctx.now },
    });
    return { id: row.id, name, token, prefix, scopes, expiresAt };
  });
}

function faultsOf({ name, scopes, expiresInDays }: Input): FieldError[] {
  const unknown = scopes.filter((scope) => !(SCOPES as readonly string[]).includes(scope));
  const told = (pointer: string, parsed: { success: boolean; error?: { issues: { message: string }[] } }) =>
    (parsed.error?.issues ?? []).map(({ message }) => ({ pointer, detail: message }));
  return [
    ...told('/name', tokenName.safeParse(name)),
    ...told('/expiresInDays', tokenDays.safeParse(expiresInDays)),
    ...(scopes.length === 0 ? [{ pointer: '/scopes', detail: `At least one of ${SCOPES.join(', ')}.` }] : []),
    ...unknown.map((scope) => ({
      pointer: '/scopes',
      detail: `There is no scope “${scope.slice(0, 60).toWellFormed()}”. Known: ${SCOPES.join(', ')}.`,
    })),
  ];
}
