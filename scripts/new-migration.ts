import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SchemasContainer } from '@prisma/schema-engine-wasm';
import { migrationsDir, readMigrations } from './migrate.ts';
import { Problem } from './problem.ts';
import { openOfflineEngine } from './schema-engine.ts';

const schemaDir = fileURLToPath(new URL('../prisma', import.meta.url));

/**
 * The schema as the last migration left it, in one text. The engine can also read a schema back from a database, but
 * not through the driver adapter; and a text in the repository needs no server to compare with. Its ending keeps Prisma
 * from taking it for a part of the schema.
 */
const snapshotFile = join(migrationsDir, 'schema.snapshot');

/** Reads the schema folder as one text, in a fixed order. */
async function readSchema(dir = schemaDir): Promise<string> {
  const names = (await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.prisma')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(dir, name), 'utf8')));
  return texts.map((text) => `${text.trim()}\n`).join('\n');
}

function datamodel(content: string): SchemasContainer {
  return { files: [{ path: 'schema.prisma', content }] };
}

/** The SQL that leads from one schema text to another; '' when they describe the same tables. */
async function schemaDifference(from: string, to: string): Promise<string> {
  const engine = await openOfflineEngine();
  try {
    const { stdout } = await engine.diff({
      from: from ? { tag: 'schemaDatamodel', ...datamodel(from) } : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', ...datamodel(to) },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    // Creating the schema, even "if not exists", takes a right on the database that a tenant need not have.
    const sql = (stdout ?? '').replace(/^-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n/, '').trim();
    return sql === '-- This is an empty migration.' ? '' : sql;
  } finally {
    engine.free();
  }
}

/** The SQL that no migration contains yet; '' when the migrations build what the schema folder says. */
export async function pendingSql(): Promise<string> {
  const before = existsSync(snapshotFile) ? await readFile(snapshotFile, 'utf8') : '';
  return schemaDifference(before, await readSchema());
}

/** Writes the next migration folder from the schema's difference and returns its path, or undefined for none. */
export async function writeMigration(title: string): Promise<string | undefined> {
  if (!/^[a-z0-9_]+$/.test(title)) {
    throw new Problem(
      `"${title}" is no migration name.`,
      'Use small letters, digits and _, for example add_sign_offs.',
    );
  }
  const sql = await pendingSql();
  if (sql) {
    const last = (await readMigrations()).at(-1)?.name ?? '0';
    const number = String(Number.parseInt(last, 10) + 1).padStart(4, '0');
    const dir = join(migrationsDir, `${number}_${title}`);
    await mkdir(dir);
    await writeFile(join(dir, 'migration.sql'), `${sql}\n`);
    await writeFile(snapshotFile, await readSchema());
    return relative(process.cwd(), dir);
  }
  await writeFile(snapshotFile, await readSchema());
  return undefined;
}
