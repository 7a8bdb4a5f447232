import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** A database that does not answer this in time hangs; with waiting for a connection it stays below two seconds. */
const PATIENCE_MS = 1000;

/** What results are kept under. */
export interface Versions {
  /** Rises with every committed change of the catalogue. */
  data: number;
  /** Rises with everything else that pages show: comments, review requests, shared views. */
  talk: number;
}

let asked: Promise<Versions> | null = null;

/** The number that rises with every committed change of the catalogue; see `readVersions`. */
export async function readDataVersion({ ctx }: { ctx: ReadContext }): Promise<number> {
  return ctx.version ?? (await readVersions({ ctx })).data;
}

/**
 * The numbers that rise with every committed change. Whatever is read after it is at least as new, so that a result
 * kept under it is never older than it says. Also the cheapest way to learn that the database is gone.
 *
 * Everybody who asks in the same turn of the event loop shares one statement. It is sent after the last of them asked,
 * so that each hears of everything that was committed before its own question.
 */
export function readVersions({ ctx }: { ctx: ReadContext }): Promise<Versions> {
  if (ctx.db) return versionNow(ctx);
  asked ??= new Promise((resolve, reject) => {
    setImmediate(() => {
      asked = null;
      versionNow(ctx).then(resolve, reject);
    });
  });
  return asked;
}

async function versionNow(ctx: ReadContext): Promise<Versions> {
  const [row] = await query<Versions>(ctx, {
    text: 'select version::float8 as data, talk::float8 as talk from data_version where id = 1',
    timeoutMs: PATIENCE_MS,
  });
  if (row === undefined) throw new Error('The table data_version is empty: the database was not migrated.');
  return row;
}
