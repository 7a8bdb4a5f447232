import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it, test } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import { closeDatabase, db, pool } from '#lib/base/db.ts';
import { changeSetInput, type EntryChange } from '#lib/contracts/changes.ts';
import { checkIntegrity } from '#lib/read/check-integrity.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import { createPerson } from '#lib/store/people/create-person.ts';
import { rebuildReadiness } from '#lib/store/rebuild-readiness.ts';
import { restoreEntry } from '#lib/store/restore-entry.ts';
import { revertEntry } from '#lib/store/revert-entry.ts';
import { trashEntry } from '#lib/store/trash-entry.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { applicationUrl, HISTORY_TABLES, roleName } from './app-role.ts';

/**
 * The very role the web server uses, made the way a start makes it: all that the application does works with it, and
 * nothing rewrites history.
 */
const owner = process.env.DATABASE_URL ?? '';
const ctx = () => ({ actor: systemActor('test'), now: new Date() });

beforeAll(async () => {
  const url = await applicationUrl(owner);
  expect(url).not.toBe(owner);
  // Nothing has asked for the database yet, so everything below asks as the application.
  process.env.DATABASE_URL = url;
  await loadCatalogue({ name: 'fermi', now: new Date(), log: () => undefined });
}, 120_000);

afterAll(async () => {
  await closeDatabase();
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  const role = `"${roleName(decodeURIComponent(new URL(owner).pathname.slice(1)))}"`;
  await client.query(`drop owned by ${role}`).finally(() => client.end());
  const admin = new pg.Client({ connectionString: inject('testDatabase').adminUrl });
  await admin.connect();
  await admin.query(`drop role ${role}`).finally(() => admin.end());
});

test('the application connects as a role that owns nothing and is nobody special', async () => {
  const { rows } = await pool().query(
    `select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication,
            (select count(*)::int from pg_class where relowner = r.oid) as owns,
            (select count(*)::int from pg_auth_members where member = r.oid) as member
     from pg_roles r where rolname = current_user`,
  );
  expect(rows).toEqual([
    {
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolbypassrls: false,
      rolreplication: false,
      owns: 0,
      member: 0,
    },
  ]);
});

const REWRITES = HISTORY_TABLES.flatMap((table) => [
  `update ${table} set id = id`,
  `delete from ${table}`,
  `truncate ${table}`,
  `truncate ${table} cascade`,
  `alter table ${table} disable trigger all`,
  `alter table ${table} disable trigger user`,
  `drop trigger ${table}_append_only on ${table}`,
  `drop table ${table} cascade`,
  `alter table ${table} rename to gone`,
  `create trigger mine before insert on ${table} for each row execute function refuse_rewriting_history()`,
  `create rule mine as on insert to ${table} do instead nothing`,
  `select * from ${table} for update`,
  `lock table ${table} in exclusive mode`,
]);

it.each([
  ...REWRITES,
  'drop function refuse_rewriting_history() cascade',
  `create or replace function refuse_rewriting_history() returns trigger language plpgsql as 'begin return new; end'`,
  `set session_replication_role = 'replica'`,
  'set role postgres',
  'create table public.mine (id int)',
  'update _prisma_migrations set checksum = checksum',
  'alter role current_user superuser',
])('the application may not: %s', async (statement) => {
  const client = await pool().connect();
  try {
    await client.query('begin');
    await expect(client.query(statement)).rejects.toThrow(
      /permission denied|must be owner|must be able to|grant options/i,
    );
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('a right it does not have it cannot give itself', async () => {
  for (const table of HISTORY_TABLES) {
    await pool().query(`grant update, delete, truncate, trigger on ${table} to current_user`);
    const { rows } = await pool().query(
      `select has_table_privilege('${table}', 'update, delete, truncate, trigger') as has`,
    );
    expect(rows).toEqual([{ has: false }]);
  }
});

test('what the owner tries is refused by the tables themselves', async () => {
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  try {
    for (const table of HISTORY_TABLES) {
      for (const statement of [`update ${table} set id = id`, `delete from ${table}`, `truncate ${table} cascade`]) {
        await expect(client.query(statement)).rejects.toThrow('History is never changed');
      }
    }
  } finally {
    await client.end();
  }
});

test('everything the application does still works, and the whole agrees with its history', async () => {
  const write = async (entries: EntryChange[]) => {
    const result = await applyChanges({ ctx: ctx(), input: changeSetInput.parse({ entries, why: 'test' }) });
    if (!result.ok) throw new Error(result.failure.detail);
  };
  await write([{ kind: 'site', slug: 'new-site', create: true, set: { name: 'New site' } }]);
  await write([{ kind: 'package', slug: 'new-package', create: true, set: { name: 'New' } }]);
  await write([{ kind: 'package', slug: 'new-package', set: { summary: 'changed' } }]);
  const entry = { kind: 'package' as const, slug: 'new-package', why: '' };
  const done = [
    await revertEntry({ ctx: ctx(), input: { ...entry, revision: 2, field: null, expectVersion: 2 } }),
    await trashEntry({ ctx: ctx(), input: { ...entry, expectVersion: 3 } }),
    await restoreEntry({ ctx: ctx(), input: { ...entry, expectVersion: 4 } }),
    await createPerson({ ctx: ctx(), input: { email: 'ann@example.org', name: 'Ann', grants: [] } }),
  ];
  expect(done.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  expect(await db().peopleEvent.count()).toBeGreaterThan(0);
  await rebuildReadiness({ ctx: ctx(), input: {} });
  expect((await checkIntegrity({ ctx: ctx() })).problems).toEqual([]);
});

test('a second start changes nothing, and takes back what somebody gave the role meanwhile', async () => {
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  const role = roleName(decodeURIComponent(new URL(owner).pathname.slice(1)));
  await client.query(`grant update, delete on revisions to "${role}"`);
  await client.end();
  expect(await Promise.all([applicationUrl(owner), applicationUrl(owner)])).toEqual(
    Array(2).fill(process.env.DATABASE_URL),
  );
  await expect(pool().query('delete from revisions')).rejects.toThrow(/permission denied/);
});

test('without a password to derive one from, or the right to make roles, the owner’s URL is kept and the reason told', async () => {
  const said: string[] = [];
  const bare = 'postgresql://somebody@127.0.0.1:1/nothing';
  expect(await applicationUrl(bare, (line) => said.push(line))).toBe(bare);
  const limited = process.env.DATABASE_URL ?? '';
  expect(await applicationUrl(limited, (line) => said.push(line))).toBe(limited);
  expect(said.map((line) => /owner: (.*)\. See/.exec(line)?.[1])).toEqual([
    'its URL has no password',
    'its role may not create roles',
  ]);
});
