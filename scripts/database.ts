import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir, dataDirHolder, lockDataDir, prepareDataDir } from './data-dir.ts';
import { checkDatabaseUrl } from './database-url.ts';
import { ensureDatabase, startPostgres } from './postgres.ts';

/** The database's name on the embedded server. */
export const databaseName = 'seaworthy';

/** A database to work on and how to let go of it; `ended` resolves when a server of our own dies. */
export type OpenDatabase = { url: string; embedded: boolean; ended?: Promise<void>; close(): Promise<void> };

/** The database named by DATABASE_URL, or the embedded one in the data directory, started for this process. */
export async function openDatabase(log: (line: string) => void): Promise<OpenDatabase> {
  const given = process.env.DATABASE_URL;
  if (given) {
    checkDatabaseUrl(given);
    return { url: given, embedded: false, close: async () => undefined };
  }
  const dir = dataDir();
  prepareDataDir(dir);
  const unlock = lockDataDir(dir);
  try {
    const server = await startPostgres({ dataDir: dir, log });
    await ensureDatabase(server, databaseName);
    const close = async () => {
      await server.stop();
      unlock();
    };
    return { url: server.url(databaseName), embedded: true, ended: server.ended, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The same for a chore: uses the embedded server of a running `npm start` when there is one. */
export async function joinDatabase(log: (line: string) => void): Promise<OpenDatabase> {
  const dir = dataDir();
  const file = join(dir, 'postgres.json');
  if (process.env.DATABASE_URL || dataDirHolder(dir) === undefined || !existsSync(file)) return openDatabase(log);
  const { port, password } = JSON.parse(readFileSync(file, 'utf8')) as { port: number; password: string };
  const url = `postgresql://postgres:${password}@127.0.0.1:${port}/${databaseName}`;
  return { url, embedded: true, close: async () => undefined };
}
