import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** A database that does not answer this in time hangs; with waiting for a connection it stays below two seconds. */
const PATIENCE_MS = 1000;

let asked: Promise<number> | null = null;

/**
 * The number that rises with every committed change. Whatever is read after it is at least as new, so that a result
 * kept under it is never older than it says. Also the cheapest way to learn that the database is gone.
 *
 * Everybody who asks in the same turn of the event loop shares one statement. It is sent after the last of them asked,
 * so that each hears of everything that was committed before its own question.
 */
export function readDataVersion({ ctx }: { ctx: ReadContext }): Promise<number> {
  if (ctx.version !== undefined) return Promise.resolve(ctx.version);
  if (ctx.db) return versionNow(ctx);
  asked ??= new Promise((resolve, reject) => {
    setImmediate(() => {
      asked = null;
      versionNow(ctx).then(resolve, reject);
    });
  });
  return asked;
}

async function versionNow(ctx: ReadContext): Promise<number> {
  const rows = await query<{ version: number }>(ctx, {
    text: 'select version::float8 as version from data_version where id = 1',
    timeoutMs: PATIENCE_MS,
  });
  const version = rows[0]?.version;
  if (version === undefined) throw new Error('The table data_version is empty: the database was not migrated.');
  return version;
}
