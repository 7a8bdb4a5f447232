import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** A database that does not answer this in time hangs; with waiting for a connection it stays below two seconds. */
const PATIENCE_MS = 1000;

/**
 * The number that rises with every committed change. Whatever is read after it is at least as new, so that a result
 * kept under it is never older than it says. Also the cheapest way to learn that the database is gone.
 */
export async function readDataVersion({ ctx }: { ctx: ReadContext }): Promise<number> {
  const rows = await query<{ version: number }>(ctx, {
    text: 'select version::float8 as version from data_version where id = 1',
    timeoutMs: PATIENCE_MS,
  });
  const version = rows[0]?.version;
  if (version === undefined) throw new Error('The table data_version is empty: the database was not migrated.');
  return version;
}
