import { personOf } from '#lib/auth/actor.ts';
import { mustBeAllowedTo, mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** A token as lists show it; nobody can read the token itself any more. */
export interface TokenDto {
  id: number;
  name: string;
  prefix: string;
  scopes: string[];
  /** Whose it is; null for a machine's. */
  owner: string | null;
  state: 'in use' | 'expired' | 'revoked';
  createdAt: string;
  expiresAt: string | null;
  lastUsed: string | null;
}

type Row = Omit<TokenDto, 'state' | 'createdAt' | 'expiresAt' | 'lastUsed'> & {
  createdAt: Date;
  expiresAt: Date | null;
  lastUsed: Date | null;
  revokedAt: Date | null;
};

/** Tokens, newest first: all for whoever keeps the list of people and for the commands, one's own for everybody else. */
export async function listTokens({ ctx }: { ctx: ReadContext }): Promise<TokenDto[]> {
  mustBeAllowedToRead(ctx);
  const { actor } = ctx;
  const seesAll =
    actor.kind === 'system' || (actor.kind === 'user' && actor.grants.some(({ role }) => role === 'admin'));
  return tokens(ctx, seesAll);
}

/** One's own tokens, newest first; for who may have tokens. */
export async function listOwnTokens({ ctx }: { ctx: ReadContext }): Promise<TokenDto[]> {
  mustBeAllowedTo(ctx, 'token.manage.own', null);
  return tokens(ctx, false);
}

async function tokens(ctx: ReadContext, all: boolean): Promise<TokenDto[]> {
  const rows = await query<Row>(ctx, {
    text: `select t.id, t.name, t.prefix, t.scopes, u.name as owner, t.created_at as "createdAt",
                  t.expires_at as "expiresAt", t.last_used as "lastUsed", t.revoked_at as "revokedAt"
           from api_tokens t left join users u on u.id = t.user_id
           where $1::boolean or t.user_id = $2::int order by t.created_at desc, t.id desc`,
    values: [all, personOf(ctx.actor)],
  });
  return rows.map(({ createdAt, expiresAt, lastUsed, revokedAt, ...row }) => ({
    ...row,
    state: revokedAt ? 'revoked' : expiresAt && expiresAt <= ctx.now ? 'expired' : 'in use',
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsed: lastUsed?.toISOString() ?? null,
  }));
}
