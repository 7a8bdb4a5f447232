import type { Tx } from '#lib/base/db.ts';
import { Prisma } from '#lib/base/generated/prisma/client.ts';

/** Rows sent with one statement. */
const CHUNK = 2000;
const NAME = /^[a-z_]+$/;

/**
 * Inserts many rows of one shape into one table, column names as in the database. For loads of a size that the ordinary
 * verbs would take hours over; the caller answers for revisions and projections, and `npm run db -- check` proves them.
 */
export async function bulkInsert(tx: Tx, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const first = rows[0];
  if (!first) return;
  const columns = Object.keys(first);
  const unusable = [table, ...columns].find((name) => !NAME.test(name));
  if (unusable !== undefined) throw new Error(`bulkInsert: “${unusable}” is not a table or column name.`);
  const names = Prisma.raw(columns.map((column) => `"${column}"`).join(', '));
  const into = Prisma.raw(`"${table}"`);
  for (let start = 0; start < rows.length; start += CHUNK) {
    const json = JSON.stringify(rows.slice(start, start + CHUNK));
    await tx.$executeRaw`
      insert into ${into} (${names})
      select ${names} from jsonb_populate_recordset(null::${into}, ${json}::jsonb)`;
  }
}

/** Moves the id sequence of a table past its highest id, after rows were inserted with ids of their own. */
export async function advanceSequence(tx: Tx, table: string): Promise<void> {
  if (!NAME.test(table)) throw new Error(`advanceSequence: “${table}” is not a table name.`);
  await tx.$queryRaw`
    select setval(pg_get_serial_sequence(${table}, 'id'), (select coalesce(max(id), 1) from ${Prisma.raw(`"${table}"`)}))`;
}
