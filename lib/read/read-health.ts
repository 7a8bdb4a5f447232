import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDatabaseDown } from '#lib/base/db.ts';
import { ok, type Result, unavailable } from '#lib/base/errors.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

const folder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
let expected: string[] | null = null;

/** Migrations this code was written for. */
function expectedMigrations(): string[] {
  expected ??= readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  return expected;
}

/** Whether the database answers and has the tables this code expects. Anybody may ask. */
export async function readHealth({ ctx }: { ctx: ReadContext }): Promise<Result<true>> {
  try {
    const rows = await query<{ name: string }>(ctx, {
      text: `select migration_name as name from _prisma_migrations
             where finished_at is not null and rolled_back_at is null`,
      timeoutMs: 1000,
    });
    const applied = new Set(rows.map(({ name }) => name));
    const missing = expectedMigrations().filter((name) => !applied.has(name));
    return missing.length === 0
      ? ok(true)
      : unavailable(`The database lacks ${missing.length} migrations of this version.`);
  } catch (error) {
    if (isDatabaseDown(error)) return unavailable('The database cannot be reached at the moment.');
    if (isMissingTable(error)) return unavailable('The database has not been migrated.');
    throw error;
  }
}

const isMissingTable = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '42P01';
