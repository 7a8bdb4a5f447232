import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { closeDatabase, type Tx, withTransaction } from './db.ts';

const { template, prefix, adminUrl } = inject('testDatabase');
const name = `${prefix}${randomBytes(4).toString('hex')}`;

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

// A setup file: runs once for each test file, before it is imported, so that `db()` finds an own, migrated, empty copy.
await administer(`create database "${name}" template "${template}"`);
const url = new URL(adminUrl);
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.href;

afterAll(async () => {
  await closeDatabase();
  await administer(`drop database if exists "${name}" with (force)`);
});

class Rollback extends Error {}

/** Runs a test in a transaction that is rolled back afterwards, so that tests of one file do not see each other. */
export async function inRollback(work: (tx: Tx) => Promise<void>): Promise<void> {
  try {
    await withTransaction(async (tx) => {
      await work(tx);
      throw new Rollback();
    });
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
  }
}
