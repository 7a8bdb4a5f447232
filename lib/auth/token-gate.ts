import { timingSafeEqual } from 'node:crypto';
import { db, pool } from '#lib/base/db.ts';
import { ok, type Result, unauthorised } from '#lib/base/errors.ts';
import { type Actor, SCOPES } from './actor.ts';
import { personWith } from './grants-of.ts';
import { hashOf } from './token-secret.ts';

/** How exact "last used" is: one write a minute and token, however many requests. */
const LAST_USED_MS = 60_000;

interface Row {
  id: number;
  name: string;
  hash: string;
  scopes: string[];
  user_id: number | null;
  expires_at: Date | null;
  last_used: Date | null;
  revoked_at: Date | null;
}

/** Asked anew at every request, so that what was revoked a moment ago opens nothing any more. */
const TEXT = `
  select id, name, hash, scopes, user_id, expires_at, last_used, revoked_at from api_tokens where hash = $1`;

/** Stands in for the hash of a token that nobody has, so that it is compared like any other. */
const NOBODYS = '0'.repeat(64);
const FORM = /^Bearer +([A-Za-z0-9._~+/=-]{1,500})$/i;

/**
 * The actor of an `Authorization: Bearer` header. A token that is malformed, unknown, expired or revoked, or whose owner is
 * suspended, is refused in the same words: who guesses learns nothing.
 */
export async function tokenActor(authorization: string, now: Date): Promise<Result<Actor>> {
  const [, token = ''] = FORM.exec(authorization) ?? [];
  const hash = hashOf(token);
  const { rows } = await pool().query<Row>({ name: 'token-by-hash', text: TEXT, values: [hash] });
  const [row] = rows;
  const isSame = timingSafeEqual(Buffer.from(hash), Buffer.from(row?.hash ?? NOBODYS));
  const owner = row?.user_id === null ? null : await personWith(row?.user_id ?? Number.NaN);
  if (!row || !isSame || !isGood(row, now) || (row.user_id !== null && owner === null)) {
    return unauthorised('This token is not valid: unknown, expired or revoked. Make a new one, or send none to read.');
  }
  await noteUse(row, now);
  const scopes = SCOPES.filter((scope) => row.scopes.includes(scope));
  const of = owner && { userId: owner.userId, grants: owner.grants };
  return ok({ kind: 'token', tokenId: row.id, name: row.name, scopes, owner: of });
}

const isGood = ({ expires_at, revoked_at }: Row, now: Date): boolean =>
  revoked_at === null && (expires_at === null || expires_at > now);

async function noteUse({ id, last_used }: Row, now: Date): Promise<void> {
  if (last_used !== null && now.getTime() - last_used.getTime() < LAST_USED_MS) return;
  await db().apiToken.updateMany({ where: { id }, data: { lastUsed: now } });
}
