import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withClient } from './database-url.ts';
import { applyMigrations } from './migrate.ts';
import { pendingSql } from './new-migration.ts';
import { scratchOn } from './scratch-server.ts';

const server = scratchOn(process.env.DATABASE_URL ?? '');
const name = `seaworthy_test_${process.pid}_migrations`;
let dir = '';
let url = '';

function write(migration: string, sql: string): void {
  mkdirSync(join(dir, migration), { recursive: true });
  writeFileSync(join(dir, migration, 'migration.sql'), sql);
}

const count = (table: string) =>
  withClient(url, async (client) => (await client.query(`select count(*)::int as n from ${table}`)).rows[0].n);

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'seaworthy-migrations-'));
  await server.drop(name);
  url = await server.create(name);
});

afterEach(async () => {
  await server.drop(name);
  rmSync(dir, { recursive: true, force: true });
});

test('the migrations build what the schema folder says', async () => {
  expect(await pendingSql()).toBe('');
});

test('runs function bodies and texts with semicolons whole, each migration once', async () => {
  write(
    '0001_a',
    `create table a (t text); create function f() returns int language plpgsql as $$ begin return 1; end $$;`,
  );
  expect(await applyMigrations(url, { dir })).toEqual(['0001_a']);
  write('0002_b', `insert into a values ('one; two'); select f();`);
  expect(await applyMigrations(url, { dir })).toEqual(['0002_b']);
  expect(await applyMigrations(url, { dir })).toEqual([]);
  expect(await count('a')).toBe(1);
});

test('a failed migration leaves nothing and can be corrected', async () => {
  write('0001_a', 'create table a (n int); insert into a values (1); create table a (n int);');
  await expect(applyMigrations(url, { dir })).rejects.toThrow(/0001_a failed: .*already exists/s);
  write('0001_a', 'create table a (n int); insert into a values (1);');
  expect(await applyMigrations(url, { dir })).toEqual(['0001_a']);
  expect(await count('a')).toBe(1);
});

test('two at once apply each migration once', async () => {
  write('0001_a', 'create table a (n int); insert into a values (1); select pg_sleep(0.2);');
  const both = await Promise.all([applyMigrations(url, { dir }), applyMigrations(url, { dir })]);
  expect(both.flat()).toEqual(['0001_a']);
  expect(await count('a')).toBe(1);
});

test('a database ahead of the checkout is refused', async () => {
  write('0001_a', 'create table a (n int);');
  write('0002_b', 'create table b (n int);');
  await applyMigrations(url, { dir });
  rmSync(join(dir, '0002_b'), { recursive: true });
  await expect(applyMigrations(url, { dir })).rejects.toThrow('is ahead of this checkout: it has 0002_b');
});
