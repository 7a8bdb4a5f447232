import { ensureClient } from './build.ts';
import { joinDatabase, type OpenDatabase } from './database.ts';
import { applyMigrations } from './migrate.ts';
import { reportAndExit } from './problem.ts';

/** Standard output belongs to the answer of a chore alone, so that a program can take it up. */
export const say = (line: string) => console.error(line);

/**
 * Runs a command that works on the database, the running site's or our own. `choreOf` makes something to run of the words it
 * was called with, and throws before anything is opened when they make no sense.
 */
export async function runChore(choreOf: (args: string[]) => () => Promise<void>): Promise<void> {
  let opening: Promise<OpenDatabase> | undefined;
  let stopping = false;
  /** A server of our own must not stay. */
  const stop = async (): Promise<never> => {
    stopping = true;
    await opening?.then(({ close }) => close()).catch(() => undefined);
    process.exit(1);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, stop);
  try {
    const chore = choreOf(process.argv.slice(2));
    opening = joinDatabase(say);
    const database = await opening;
    try {
      process.env.DATABASE_URL = database.url;
      await applyMigrations(database.url, { log: say });
      await ensureClient(say);
      const { closeDatabase } = await import('#lib/base/db.ts');
      await chore().finally(closeDatabase);
    } finally {
      await database.close();
    }
  } catch (error) {
    if (!stopping) reportAndExit(error);
  }
}
