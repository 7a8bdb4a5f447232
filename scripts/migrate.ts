import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { connectionConfig, connectOrExplain, describeDatabase } from './database-url.ts';
import { Problem } from './problem.ts';
import { applyQueueSchema } from './queue-schema.ts';
import { openSchemaEngine } from './schema-engine.ts';

/** Where the migrations of this checkout are. */
export const migrationsDir = fileURLToPath(new URL('../prisma/migrations', import.meta.url));

/** Any number, the same for every process that migrates. */
const lockKey = 7_326_984;
const lockPatienceMs = 120_000;
const noFilters = { externalTables: [], externalEnums: [] };

type Migration = { name: string; sql: string };
type AppliedRow = { migration_name: string; checksum: string; finished_at: Date | null; rolled_back_at: Date | null };

/** Reads the migrations of a folder in the order in which they apply. */
export async function readMigrations(dir = migrationsDir): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({ name, sql: await readFile(join(dir, name, 'migration.sql'), 'utf8') })),
  );
}

/** The form in which the schema engine wants them. */
async function migrationList(dir: string, migrations: Migration[]): Promise<MigrationList> {
  return {
    baseDir: dir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

async function appliedMigrations(client: pg.Client): Promise<AppliedRow[]> {
  const table = await client.query(`select to_regclass('_prisma_migrations') as name`);
  if (!table.rows[0]?.name) return [];
  const rows = await client.query<AppliedRow>(
    `select migration_name, checksum, finished_at, rolled_back_at from _prisma_migrations where rolled_back_at is null`,
  );
  return rows.rows;
}

function refuseIfAhead(applied: AppliedRow[], migrations: Migration[], where: string): void {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = applied.map((row) => row.migration_name).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new Problem(
    `The database ${where} is ahead of this checkout: it has ${unknown.join(', ')}, which prisma/migrations does not.`,
    'Update the checkout to the version that last ran on this database, or restore a backup made before.',
  );
}

function warnIfEdited(applied: AppliedRow[], migrations: Migration[], log: (line: string) => void): void {
  const sums = new Map(migrations.map(({ name, sql }) => [name, createHash('sha256').update(sql).digest('hex')]));
  const edited = applied.filter((row) => row.finished_at && sums.get(row.migration_name) !== row.checksum);
  if (edited.length === 0) return;
  log(`Warning: ${edited.map((row) => row.migration_name).join(', ')} changed after it was applied to this database.`);
}

async function lock(client: pg.Client, log: (line: string) => void): Promise<void> {
  const giveUpAt = Date.now() + lockPatienceMs;
  for (let told = false; ; told = true) {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as locked', [lockKey]);
    if (rows[0]?.locked) return;
    if (!told) log('Another process is migrating this database; waiting for it.');
    if (Date.now() > giveUpAt) {
      throw new Problem(
        `Another process has been migrating this database for more than ${lockPatienceMs / 1000} seconds.`,
        'Find it (application_name seaworthy-migrate in pg_stat_activity), end it when it hangs, then run again.',
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The engine's errors are JSON inside a message; the database's own sentence is the useful part. */
function databaseMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const found = /Database error:\s*([\s\S]*?)(?:\n\s*\n|$)/.exec(text) ?? /(ERROR: .*)/.exec(text);
  return (found?.[1] ?? text).trim();
}

async function run(engine: SchemaEngine, list: MigrationList, client: pg.Client): Promise<string[]> {
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: list, filters: noFilters });
    return appliedMigrationNames;
  } catch (error) {
    const failed = (await appliedMigrations(client)).find((row) => !row.finished_at)?.migration_name;
    if (failed) await engine.markMigrationRolledBack({ migrationName: failed });
    throw new Problem(
      `The migration ${failed ?? ''} failed: ${databaseMessage(error)}`,
      'Nothing of it was kept. Correct the cause (often data that break a new rule), then run again.',
      { cause: error },
    );
  }
}

/**
 * Brings a database to the schema of this checkout and returns the names of what was applied. Refuses a database that
 * a newer checkout has migrated. Safe to run twice at once: one waits for the other.
 */
export async function applyMigrations(
  databaseUrl: string,
  options: { log?: (line: string) => void; dir?: string } = {},
): Promise<string[]> {
  const { log = () => undefined, dir = migrationsDir } = options;
  const config = { ...connectionConfig(databaseUrl), application_name: 'seaworthy-migrate' };
  const client = new pg.Client(config);
  await connectOrExplain(client, databaseUrl);
  try {
    await lock(client, log);
    const migrations = await readMigrations(dir);
    const applied = await appliedMigrations(client);
    refuseIfAhead(applied, migrations, describeDatabase(databaseUrl));
    warnIfEdited(applied, migrations, log);
    const done = new Set(applied.filter((row) => row.finished_at).map((row) => row.migration_name));
    // Loading the engine takes a third of a second, which an ordinary start need not spend.
    if (migrations.every((migration) => done.has(migration.name))) {
      await applyQueueSchema(client);
      return [];
    }
    const engine = await openSchemaEngine(config);
    try {
      // A migration runs as one transaction, so one that did not finish (a killed process) has left nothing.
      for (const row of applied.filter((one) => !one.finished_at)) {
        await engine.markMigrationRolledBack({ migrationName: row.migration_name });
      }
      const names = await run(engine, await migrationList(dir, migrations), client);
      await applyQueueSchema(client);
      return names;
    } finally {
      engine.free();
    }
  } finally {
    await client.end();
  }
}
