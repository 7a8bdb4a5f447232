import { beforeAll, describe, expect, test } from 'vitest';
import { pool } from '#lib/base/db.ts';
import { createToken } from '#lib/store/create-token.ts';
import { revokeToken } from '#lib/store/revoke-token.ts';
import { systemActor } from './actor.ts';
import { actorOf } from './gate.ts';
import { hashOf, newToken } from './token-secret.ts';

const now = new Date('2026-02-03T04:05:06Z');
const ctx = { actor: systemActor('test'), now };
const later = (ms: number) => new Date(now.getTime() + ms);
const ask = (authorization: string | null, at = now) =>
  actorOf({ headers: new Headers(authorization === null ? {} : { authorization }), now: at });

async function make(name: string, expiresInDays: number | null = null) {
  const made = await createToken({ ctx, input: { name, scopes: ['builds:write'], expiresInDays, of: 'machine' } });
  if (!made.ok) throw new Error(made.failure.detail);
  return made.value;
}

const REFUSED = { ok: false, failure: { kind: 'unauthorised' } };

test('a token is its actor, and its text is nowhere in the database', async () => {
  const { token, prefix, id } = await make('ci');
  expect(token).toMatch(/^sw_[A-Za-z0-9_-]{43}$/);
  expect(await ask(`Bearer ${token}`)).toEqual({
    ok: true,
    value: { kind: 'token', tokenId: id, name: 'ci', scopes: ['builds:write'], owner: null },
  });
  expect((await ask(`bearer   ${token}`)).ok).toBe(true);
  const { rows } = await pool().query('select * from api_tokens');
  expect(JSON.stringify(rows)).not.toContain(token.slice(prefix.length));
  expect(rows[0]).toMatchObject({ prefix, hash: hashOf(token) });
  expect(newToken().token).not.toBe(newToken().token);
});

test('nobody in particular is nobody, and another scheme is not ours', async () => {
  const anonymous = { ok: true, value: { kind: 'anonymous' } };
  expect(await ask(null)).toEqual(anonymous);
  expect(await ask('Basic dXNlcjpwYXNz')).toEqual(anonymous);
});

test.each([
  'Bearer',
  'Bearer ',
  'Bearer sw_',
  'Bearer undefined',
  `Bearer sw_${'A'.repeat(43)}`,
  `Bearer ${'A'.repeat(60_000)}`,
  'Bearer a b',
  "Bearer ' or 1=1 --",
  'Bearer sw_x, Bearer sw_y',
  'bearer é',
])('%s is never a visitor', async (authorization) => {
  expect(await ask(authorization)).toMatchObject(REFUSED);
});

test('a token ends on its day and at the next request after it is revoked', async () => {
  const { token, id } = await make('short', 1);
  expect((await ask(`Bearer ${token}`, later(86_399_999))).ok).toBe(true);
  expect(await ask(`Bearer ${token}`, later(86_400_000))).toMatchObject(REFUSED);
  expect((await ask(`Bearer ${token}`)).ok).toBe(true);
  expect(await revokeToken({ ctx, input: { id } })).toMatchObject({ ok: true, value: { name: 'short' } });
  expect(await ask(`Bearer ${token}`)).toMatchObject(REFUSED);
  expect(await revokeToken({ ctx, input: { id } })).toMatchObject({ failure: { kind: 'conflict' } });
});

test('every refusal is in the same words', async () => {
  const { token, id } = await make('told');
  await revokeToken({ ctx, input: { id } });
  const told = async (authorization: string) => JSON.stringify(await ask(authorization));
  expect(await told(`Bearer ${token}`)).toBe(await told('Bearer nobodys'));
});

test('the last use is written once a minute', async () => {
  const { token, id } = await make('used');
  const lastUsed = async () =>
    (await pool().query('select last_used as at from api_tokens where id = $1', [id])).rows[0].at?.toISOString();
  expect(await lastUsed()).toBeUndefined();
  for (const [at, noted] of [
    [0, 0],
    [1000, 0],
    [59_999, 0],
    [60_000, 60_000],
    [119_000, 60_000],
  ] as const) {
    expect((await ask(`Bearer ${token}`, later(at))).ok).toBe(true);
    expect(await lastUsed()).toBe(later(noted).toISOString());
  }
});

describe('a token of a person', () => {
  const reader = { role: 'reader', entry: null };
  let userId = 0;
  let bearer = '';
  beforeAll(async () => {
    const { rows } = await pool().query(
      `insert into users (name, handle, email, updated_at)
       values ('Ann', 'ann@example.org', 'ann@example.org', now()) returning id`,
    );
    userId = rows[0].id;
    await pool().query(`insert into role_grants (user_id, role) values ($1, 'expert')`, [userId]);
    const actor = { kind: 'user' as const, userId, name: 'Ann', grants: [{ role: 'expert' as const, entry: null }] };
    const made = await createToken({
      ctx: { actor, now },
      input: { name: 'anns', scopes: ['entries:write'], expiresInDays: 30, of: 'own' },
    });
    if (!made.ok) throw new Error(made.failure.detail);
    bearer = `Bearer ${made.value.token}`;
  });

  test('may what the person may, as it is at that moment', async () => {
    expect(await ask(bearer)).toMatchObject({
      value: { owner: { userId, grants: [reader, { role: 'expert', entry: null }] }, scopes: ['entries:write'] },
    });
    await pool().query('delete from role_grants where user_id = $1', [userId]);
    expect(await ask(bearer)).toMatchObject({ value: { owner: { userId, grants: [reader] } } });
    // As the identity provider has it.
    await pool().query(`update users set claimed_roles = '{manager}' where id = $1`, [userId]);
    expect(await ask(bearer)).toMatchObject({
      value: { owner: { userId, grants: [reader, { role: 'manager', entry: null }] } },
    });
  });

  test('is no good while the person is suspended', async () => {
    await pool().query('update users set suspended_at = now() where id = $1', [userId]);
    expect(await ask(bearer)).toMatchObject(REFUSED);
    await pool().query('update users set suspended_at = null where id = $1', [userId]);
    expect((await ask(bearer)).ok).toBe(true);
  });

  test('is revoked by the person, and by nobody else but an admin', async () => {
    const id = (await pool().query(`select id from api_tokens where name = 'anns'`)).rows[0].id;
    const expert = { role: 'expert' as const, entry: null };
    const other = { kind: 'user' as const, userId: userId + 1, name: 'Bob', grants: [expert] };
    expect(await revokeToken({ ctx: { actor: other, now }, input: { id } })).toMatchObject({
      failure: { kind: 'forbidden' },
    });
    expect((await ask(bearer)).ok).toBe(true);
    const own = { ...other, userId };
    expect((await revokeToken({ ctx: { actor: own, now }, input: { id } })).ok).toBe(true);
  });
});

test('a token is made of a fit name, known scopes and some days', async () => {
  const make = (input: object) =>
    createToken({ ctx, input: { name: 'fit', scopes: ['builds:write'], expiresInDays: 1, of: 'machine', ...input } });
  for (const [input, pointer] of [
    [{ name: '' }, '/name'],
    [{ name: 'two words' }, '/name'],
    [{ name: 'x'.repeat(61) }, '/name'],
    [{ name: 'nul\u0000' }, '/name'],
    [{ scopes: [] }, '/scopes'],
    [{ scopes: ['builds:write', 'everything'] }, '/scopes'],
    [{ expiresInDays: 0 }, '/expiresInDays'],
    [{ expiresInDays: 1.5 }, '/expiresInDays'],
    [{ expiresInDays: Number.NaN }, '/expiresInDays'],
    [{ expiresInDays: 1e9 }, '/expiresInDays'],
  ] as const) {
    const made = await make(input);
    expect(made, JSON.stringify(input)).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
    expect(made.ok ? [] : made.failure.errors?.map((error) => error.pointer)).toContain(pointer);
  }
  const at = await Promise.all(Array.from({ length: 6 }, () => make({})));
  expect(at.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await make({})).toMatchObject({ failure: { kind: 'conflict' } });
});
