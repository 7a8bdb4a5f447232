import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { withClient } from './database-url.ts';
import { Problem } from './problem.ts';

/**
 * One gzip file of JSON lines: a header, then for each table its name and columns, its rows as arrays of PostgreSQL's own
 * text form, and their number; at the end the sequences. Made of plain queries, since an embedded server has no pg_dump.
 */
export const backupFormat = 'seaworthy-backup-1';
/** Rows read or written with one statement. */
export const rowsAtOnce = 1000;

/** Text forms that do not depend on the settings of either server. */
export const sessionForms = `set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'iso_8601';
  set local extra_float_digits = 3; set local bytea_output = 'hex'`;

/** The first line of a backup. */
export type Header = { format: string; createdAt: string; migrations: string[] };
/** The line before a table's rows. */
export type TableLine = { table: string; columns: string[] };
type Sequence = { sequence: string; value: string; isCalled: boolean };
/** Any line of a backup. */
export type Line = Header | TableLine | { end: string; rows: number } | { sequences: Sequence[] } | (string | null)[];

/** A name as SQL takes it. */
export const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The migrations a database has. */
export async function migrationNames(client: pg.Client): Promise<string[]> {
  const table = await client.query(`select to_regclass('_prisma_migrations') as name`);
  if (!table.rows[0]?.name) {
    throw new Problem(
      'The database has no tables yet.',
      'Create them first: npm run db -- migrate (npm start does it too).',
    );
  }
  const { rows } = await client.query<{ name: string }>(
    `select migration_name as name from _prisma_migrations where finished_at is not null and rolled_back_at is null
     order by migration_name`,
  );
  return rows.map((row) => row.name);
}

/** The tables of the application with the columns that are stored and not computed. */
export async function tables(client: pg.Client): Promise<TableLine[]> {
  const { rows } = await client.query<TableLine>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> '_prisma_migrations'
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
  );
  return rows;
}

async function sequences(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'S' order by 1`,
  );
  const found: Sequence[] = [];
  for (const { name } of rows) {
    const state = await client.query(`select last_value::text as value, is_called as called from ${quote(name)}`);
    found.push({ sequence: name, value: state.rows[0].value, isCalled: state.rows[0].called });
  }
  return found;
}

async function* rowsOf(client: pg.Client, { table, columns }: TableLine): AsyncGenerator<(string | null)[]> {
  const list = columns.map((name) => `${quote(name)}::text`).join(', ');
  await client.query(`declare reading cursor for select ${list} from ${quote(table)}`);
  for (;;) {
    const { rows } = await client.query<(string | null)[]>({
      text: `fetch ${rowsAtOnce} from reading`,
      rowMode: 'array',
    });
    yield* rows;
    if (rows.length < rowsAtOnce) break;
  }
  await client.query('close reading');
}

async function* backupLines(client: pg.Client, counts: Map<string, number>): AsyncGenerator<string> {
  const line = (value: Line) => `${JSON.stringify(value)}\n`;
  yield line({ format: backupFormat, createdAt: new Date().toISOString(), migrations: await migrationNames(client) });
  for (const table of await tables(client)) {
    yield line(table);
    let rows = 0;
    for await (const row of rowsOf(client, table)) {
      rows += 1;
      yield line(row);
    }
    counts.set(table.table, rows);
    yield line({ end: table.table, rows });
  }
  yield line({ sequences: await sequences(client) });
}

/** Writes everything in the database, as it was at one moment, to a file that appears only when complete. */
export async function backup(databaseUrl: string, file: string): Promise<{ tables: number; rows: number }> {
  const unfinished = `${file}.unfinished`;
  const counts = new Map<string, number>();
  try {
    await withClient(databaseUrl, async (client) => {
      await client.query(`begin isolation level repeatable read read only; ${sessionForms}`);
      const output = createWriteStream(unfinished, { mode: 0o600 });
      await pipeline(Readable.from(backupLines(client, counts)), createGzip(), output);
      await client.query('commit');
    });
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  return { tables: counts.size, rows: [...counts.values()].reduce((sum, rows) => sum + rows, 0) };
}
