import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readMigrations } from './migrate.ts';

/** Migrations that databases of other people have had; what they did cannot be changed any more, only followed. */
const LANDED: Readonly<Record<string, string>> = {
  '0001_init': '85d12ced25c8f62f163c8f26000ebc5cb33115a3dd46c12599060726250fb233',
};

test('a migration that somebody has applied stays as it was', async () => {
  const migrations = await readMigrations();
  const sums = Object.fromEntries(
    migrations.map(({ name, sql }) => [name, createHash('sha256').update(sql).digest('hex')]),
  );
  expect(sums).toMatchObject(LANDED);
});
