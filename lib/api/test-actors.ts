import { SCOPES, type Scope, systemActor } from '#lib/auth/actor.ts';
import { newToken } from '#lib/auth/token-secret.ts';
import { pool } from '#lib/base/db.ts';
import type { Role } from '#lib/domain/permissions.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { createToken } from '#lib/store/create-token.ts';

/** Every kind of actor that can send a request, each as the `Authorization` it sends; null for nobody in particular. */
export const ACTOR_NAMES = [
  'anonymous',
  'token without the scope',
  'machine token with the scope',
  'reader',
  'expert of this package',
  'expert of another package',
  'contact of this site',
  'contact of another site',
  'manager',
  'admin',
  'suspended admin',
  'expired token',
  'revoked token',
  'unknown token',
] as const;
export type ActorName = (typeof ACTOR_NAMES)[number];
export type Actors = Record<ActorName, string | null>;

type Entry = { kind: EntryKind; slug: string };
interface Person {
  role: Role | null;
  entry?: Entry;
  suspended?: boolean;
}

/** A token of a person with one role, as the person would have made it. */
async function tokenOf(name: string, { role, entry, suspended = false }: Person): Promise<string> {
  const { rows } = await pool().query<{ id: number }>(
    `insert into users (name, handle, suspended_at, updated_at)
     values ($1, $1 || '@example.org', case when $2 then now() end, now()) returning id`,
    [name, suspended],
  );
  const id = rows[0]?.id;
  if (role !== null) {
    await pool().query(
      `insert into role_grants (user_id, role, entry_id)
       values ($1, $2::text::"Role", (select id from entries where kind = $3::text::"EntryKind" and slug = $4))`,
      [id, role, entry?.kind ?? null, entry?.slug ?? null],
    );
  }
  const { token, prefix, hash } = newToken();
  await pool().query('insert into api_tokens (name, prefix, hash, scopes, user_id) values ($1, $2, $3, $4, $5)', [
    name,
    prefix,
    hash,
    [...SCOPES],
    id,
  ]);
  return `Bearer ${token}`;
}

/** A token of a machine. */
export async function machineToken(name: string, scopes: readonly Scope[]): Promise<{ id: number; bearer: string }> {
  const ctx = { actor: systemActor('test'), now: new Date() };
  const made = await createToken({ ctx, input: { name, scopes, expiresInDays: 1, of: 'machine' } });
  if (!made.ok) throw new Error(made.failure.detail);
  return { id: made.value.id, bearer: `Bearer ${made.value.token}` };
}

/** All of them, committed to the test's database; the package and the site are those of their expert and contact. */
export async function buildActors(subject: string, other: string): Promise<Actors> {
  const on = (kind: 'package' | 'site', slug: string): Entry => ({ kind, slug });
  const expired = await machineToken('expired', ['entries:write']);
  await pool().query(`update api_tokens set expires_at = now() - interval '1 second' where id = $1`, [expired.id]);
  const revoked = await machineToken('revoked', ['entries:write']);
  await pool().query('update api_tokens set revoked_at = now() where id = $1', [revoked.id]);
  const others = SCOPES.filter((scope) => scope !== 'entries:write');
  return {
    anonymous: null,
    'token without the scope': (await machineToken('without', others)).bearer,
    'machine token with the scope': (await machineToken('with', ['entries:write'])).bearer,
    reader: await tokenOf('reader', { role: null }),
    'expert of this package': await tokenOf('expert', { role: 'expert', entry: on('package', subject) }),
    'expert of another package': await tokenOf('expert-2', { role: 'expert', entry: on('package', other) }),
    'contact of this site': await tokenOf('contact', { role: 'site_contact', entry: on('site', subject) }),
    'contact of another site': await tokenOf('contact-2', { role: 'site_contact', entry: on('site', other) }),
    manager: await tokenOf('manager', { role: 'manager' }),
    admin: await tokenOf('admin', { role: 'admin' }),
    'suspended admin': await tokenOf('suspended', { role: 'admin', suspended: true }),
    'expired token': expired.bearer,
    'revoked token': revoked.bearer,
    'unknown token': `Bearer ${newToken().token}`,
  };
}
