import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCatalogue } from '#seeds/load.ts';
import { backup } from './backup.ts';
import { applyMigrations } from './migrate.ts';
import { restore } from './restore.ts';
import { scratchOn } from './scratch-server.ts';

const dir = mkdtempSync(join(tmpdir(), 'seaworthy-backup-'));
const file = join(dir, 'all.gz');
const source = process.env.DATABASE_URL ?? '';
const server = scratchOn(source);
const name = `seaworthy_test_${process.pid}_restored`;
let target = '';

async function contents(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
     and relname <> '_prisma_migrations' order by 1`,
  );
  const sums: string[] = [];
  for (const { name: table } of rows) {
    const found = await client.query(
      `select count(*) as rows, md5(string_agg(t::text, '|' order by t::text)) as sum from "${table}" as t`,
    );
    sums.push(`${table} ${found.rows[0].rows} ${found.rows[0].sum}`);
  }
  await client.end();
  return sums;
}

beforeAll(async () => {
  await loadCatalogue({ name: 'fermi', now: new Date('2026-11-21T00:00:00Z'), log: () => undefined });
  target = await server.create(name);
  await applyMigrations(target);
});

afterAll(async () => {
  await server.drop(name);
  rmSync(dir, { recursive: true, force: true });
});

test('a damaged backup changes nothing', async () => {
  await backup(source, file);
  const before = await contents(target);
  const cut = join(dir, 'cut.gz');
  writeFileSync(cut, readFileSync(file).subarray(0, -2000));
  await expect(restore(target, cut)).rejects.toThrow('not a complete backup');
  writeFileSync(cut, 'no backup at all');
  await expect(restore(target, cut)).rejects.toThrow('not a complete backup');
  expect(await contents(target)).toEqual(before);
});

test('a restored backup is the same, row for row, and counts on where the original would', async () => {
  const written = await backup(source, file);
  expect(written.rows).toBeGreaterThan(500);
  expect(await restore(target, file)).toEqual(written);
  expect(await contents(target)).toEqual(await contents(source));

  const client = new pg.Client({ connectionString: target });
  await client.connect();
  const { rows } = await client.query(
    `select (select count(*) from pg_constraint where contype = 'f') as keys,
            (select count(*) from pg_trigger where tgenabled = 'D') as disabled,
            nextval(pg_get_serial_sequence('entries', 'id')) > (select max(id) from entries) as beyond`,
  );
  await client.end();
  expect(Number(rows[0].keys)).toBeGreaterThan(50);
  expect(rows[0]).toMatchObject({ disabled: '0', beyond: true });
});

test('a database with content is never restored over', async () => {
  await expect(restore(target, file)).rejects.toThrow('not empty');
});
