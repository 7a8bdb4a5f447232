import { SCOPES, type Scope, systemActor } from '#lib/auth/actor.ts';
import { newToken } from '#lib/auth/token-secret.ts';
import { pool } from '#lib/base/db.ts';
import type { Role } from '#lib/domain/permissions.ts';
import { createToken } from '#lib/store/create-token.ts';
import { SITE, signedIn } from './test-sign-in.ts';

/** Every kind of actor that can send a request with a token, or with nothing. */
const BY_TOKEN = [
  'anonymous',
  'token of a machine that reports',
  'token of a machine that edits',
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
/** People as the session of a browser brings them. */
const BY_SESSION = [
  'reader',
  'expert of this package',
  'expert of another package',
  'contact of this site',
  'contact of another site',
  'manager',
  'admin',
  'suspended admin',
] as const;
const sessionOf = <N extends string>(name: N): `${N} in a browser` => `${name} in a browser`;
export type ActorName = (typeof BY_TOKEN)[number] | ReturnType<typeof sessionOf<(typeof BY_SESSION)[number]>>;
export const ACTOR_NAMES: readonly ActorName[] = [...BY_TOKEN, ...BY_SESSION.map(sessionOf)];
/** Each as the headers that say who it is. */
export type Actors = Record<ActorName, Record<string, string>>;

/** The same people with their tokens and in their browsers. */
export const bothWays = (names: readonly ActorName[]): ActorName[] => [
  ...names,
  ...BY_SESSION.filter((name) => names.includes(name)).map(sessionOf),
];
/** The same people in their browsers only: for what no token may do. */
export const inBrowsers = (names: readonly (typeof BY_SESSION)[number][]): ActorName[] => names.map(sessionOf);
/** Everybody who signed in, in a browser. */
export const MEMBERS = inBrowsers(BY_SESSION.filter((name) => name !== 'suspended admin'));

/** Whoever may speak: a machine with a token that may write entries, and everybody who signed in, by either way. */
export const SPEAKERS = bothWays([
  'token of a machine that edits',
  ...BY_SESSION.filter((name) => name !== 'suspended admin'),
]);

/** The name that the account of somebody in a browser has. */
export const accountOf = (name: ActorName): string =>
  sessionOf(`person-${BY_SESSION.findIndex((one) => sessionOf(one) === name)}`);

type Entry = { kind: 'package' | 'site'; slug: string };
interface Person {
  role: Exclude<Role, 'reader'> | null;
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

/** The cookies of somebody who signed in with a password. */
async function cookieOf(name: string, { role, entry, suspended = false }: Person): Promise<string> {
  const grants = role === null ? [] : [{ role, entry: entry ?? null }];
  const { browser } = await signedIn(sessionOf(name), grants, { suspended });
  return browser.cookiesFor(SITE);
}

/** All of them, committed to the test's database; the package and the site are those of their expert and contact. */
export async function buildActors(subject: string, other: string): Promise<Actors> {
  const on = (kind: 'package' | 'site', slug: string): Entry => ({ kind, slug });
  const expired = await machineToken('expired', ['entries:write']);
  await pool().query(`update api_tokens set expires_at = now() - interval '1 second' where id = $1`, [expired.id]);
  const revoked = await machineToken('revoked', ['entries:write']);
  await pool().query('update api_tokens set revoked_at = now() where id = $1', [revoked.id]);
  const others = SCOPES.filter((scope) => scope !== 'entries:write');
  const people: Record<(typeof BY_SESSION)[number], Person> = {
    reader: { role: null },
    'expert of this package': { role: 'expert', entry: on('package', subject) },
    'expert of another package': { role: 'expert', entry: on('package', other) },
    'contact of this site': { role: 'site_contact', entry: on('site', subject) },
    'contact of another site': { role: 'site_contact', entry: on('site', other) },
    manager: { role: 'manager' },
    admin: { role: 'admin' },
    'suspended admin': { role: 'admin', suspended: true },
  };
  const headers = new Map<string, Record<string, string>>();
  for (const [place, name] of BY_SESSION.entries()) {
    headers.set(name, { authorization: await tokenOf(`person-${place}`, people[name]) });
    const cookie = await cookieOf(`person-${place}`, people[name]);
    headers.set(sessionOf(name), { cookie, 'sec-fetch-site': 'same-origin' });
  }
  const machine = async (name: string, scopes: readonly Scope[]) => ({
    authorization: (await machineToken(name, scopes)).bearer,
  });
  headers.set('anonymous', {});
  headers.set('token of a machine that reports', await machine('without', others));
  headers.set('token of a machine that edits', await machine('with', ['entries:write']));
  headers.set('expired token', { authorization: expired.bearer });
  headers.set('revoked token', { authorization: revoked.bearer });
  headers.set('unknown token', { authorization: `Bearer ${newToken().token}` });
  // One of each name, by the lists above.
  return Object.fromEntries(ACTOR_NAMES.map((name) => [name, headers.get(name) ?? {}])) as Actors;
}
