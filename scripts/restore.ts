import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import {
  backupFormat,
  type Header,
  type Line,
  migrationNames,
  quote,
  rowsAtOnce,
  sessionForms,
  type TableLine,
  tables,
} from './backup.ts';
import { withClient } from './database-url.ts';
import { Problem } from './problem.ts';

async function* readLines(file: string): AsyncGenerator<Line> {
  const input = createReadStream(file).pipe(createGunzip());
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
    yield JSON.parse(line) as Line;
}

function damaged(file: string, why: string): Problem {
  return new Problem(`${file} is not a complete backup: ${why}.`, 'Use another one. Nothing was changed.');
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select exists (select from entries) as filled');
  if (!rows[0]?.filled) return;
  throw new Problem(
    'The database is not empty.',
    'A backup is restored into an empty database only: create one, set DATABASE_URL to it (or another DATA_DIR), run again.',
  );
}

async function refuseOtherSchema(client: pg.Client, header: Header, file: string): Promise<void> {
  const here = await migrationNames(client);
  if (here.join() === header.migrations.join()) return;
  const last = (names: string[]) => names.at(-1) ?? 'none';
  throw new Problem(
    `${file} was made with the schema ${last(header.migrations)}, this checkout has ${last(here)}.`,
    'Restore it with the version of Seaworthy that made it, then update that one.',
  );
}

async function insert(client: pg.Client, { table, columns }: TableLine, rows: (string | null)[][]): Promise<void> {
  if (rows.length === 0) return;
  // One text array per column; the cast back to the column's type is PostgreSQL's own reading of its own text.
  const types = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [quote(table)],
  );
  const typeOf = new Map(types.rows.map((row) => [row.name, row.type]));
  const list = columns.map(quote).join(', ');
  const casts = columns.map((name, at) => `c${at}::${typeOf.get(name)}`).join(', ');
  const arrays = columns.map((_, at) => `$${at + 1}::text[]`).join(', ');
  const names = columns.map((_, at) => `c${at}`).join(', ');
  await client.query(
    `insert into ${quote(table)} (${list}) overriding system value select ${casts} from unnest(${arrays}) as t (${names})`,
    columns.map((_, at) => rows.map((row) => row[at])),
  );
}

async function restoreLines(client: pg.Client, file: string): Promise<{ tables: number; rows: number }> {
  let table: TableLine | undefined;
  let pending: (string | null)[][] = [];
  let inTable = 0;
  let complete = false;
  const total = { tables: 0, rows: 0 };
  const flush = async () => {
    if (table) await insert(client, table, pending);
    pending = [];
  };
  let first = true;
  for await (const line of readLines(file)) {
    if (first && (!('format' in line) || line.format !== backupFormat))
      throw damaged(file, 'it does not begin like one');
    first = false;
    if (Array.isArray(line)) {
      inTable += 1;
      if (pending.push(line) >= rowsAtOnce) await flush();
    } else if ('format' in line) await refuseOtherSchema(client, line, file);
    else if ('table' in line) {
      table = line;
      inTable = 0;
      await client.query(`delete from ${quote(line.table)}`);
    } else if ('end' in line) {
      await flush();
      const { rows } = await client.query(`select count(*)::int as rows from ${quote(line.end)}`);
      if (inTable !== line.rows || rows[0].rows !== line.rows) throw damaged(file, `rows of ${line.end} are missing`);
      total.tables += 1;
      total.rows += line.rows;
    } else {
      for (const { sequence, value, isCalled } of line.sequences) {
        await client.query('select setval($1::regclass, $2::bigint, $3)', [quote(sequence), value, isCalled]);
      }
      complete = true;
    }
  }
  if (!complete) throw damaged(file, 'its end is missing');
  return total;
}

async function foreignKeys(client: pg.Client): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select t.relname as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
     from pg_constraint c join pg_class t on t.oid = c.conrelid
     where c.contype = 'f' and c.conparentid = 0 and t.relnamespace = current_schema()::regnamespace`,
  );
  return rows;
}

/** Fills an empty, migrated database from a backup: all of it or nothing. */
export function restore(databaseUrl: string, file: string): Promise<{ tables: number; rows: number }> {
  return withClient(databaseUrl, async (client) => {
    await client.query(`begin; ${sessionForms}`);
    try {
      await refuseUnlessEmpty(client);
      // Tables refer to each other in circles, so the keys between them are taken away and made again, which checks
      // every row. Switching the checks off instead would take a superuser.
      const keys = await foreignKeys(client);
      const own = await tables(client);
      for (const { table, name } of keys)
        await client.query(`alter table ${quote(table)} drop constraint ${quote(name)}`);
      for (const { table } of own) await client.query(`alter table ${quote(table)} disable trigger user`);
      const total = await restoreLines(client, file);
      for (const { table } of own) await client.query(`alter table ${quote(table)} enable trigger user`);
      for (const { table, name, definition } of keys) {
        await client.query(`alter table ${quote(table)} add constraint ${quote(name)} ${definition}`);
      }
      await client.query('commit');
      return total;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      const { code } = error as { code?: string };
      if (code === 'Z_BUF_ERROR' || code === 'Z_DATA_ERROR' || error instanceof SyntaxError) {
        throw damaged(file, 'it is cut off or not a gzip file of ours');
      }
      throw error;
    }
  });
}
