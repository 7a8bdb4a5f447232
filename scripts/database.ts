import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir, dataDirHolder, lockDataDir, prepareDataDir } from './data-dir.ts';
import { checkDatabaseUrl } from './database-url.ts';
import { ensureDatabase, startPostgres } from './postgres.ts';

/** The database's name on the embedded server. */
const databaseName = 'seaworthy';

/**
 * A database to work on and how to let go of it; `ended` resolves when a server of our own is gone: with the reason why it
 * does not start again, or with nothing when it was closed.
 */
export type OpenDatabase = { url: string; embedded: boolean; ended?: Promise<unknown>; close(): Promise<void> };

const restartAttempts = 10;
const restartPauseMs = 500;

/**
 * Keeps an embedded server running at one address: when it ends by itself (killed, out of memory) it is started again,
 * and whoever uses it goes on after a moment, as with any server that is restarted.
 */
async function superviseServer(
  dir: string,
  log: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<Omit<OpenDatabase, 'embedded'>> {
  let server = await startPostgres({ dataDir: dir, log, signal });
  try {
    await ensureDatabase(server, databaseName);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const url = server.url(databaseName);
  let closing = false;

  let reason: unknown;
  const startAgain = async (): Promise<boolean> => {
    for (let attempt = 0; attempt < restartAttempts && !closing; attempt += 1) {
      // Processes of the dead server may hold its memory for a moment, which makes the next one refuse to start.
      await new Promise((resolve) => setTimeout(resolve, restartPauseMs));
      const next = await startPostgres({ dataDir: dir, create: false }).catch((error) => {
        reason = error;
      });
      if (!next) continue;
      server = next;
      if (closing) await server.stop();
      return next.url(databaseName) === url;
    }
    return false;
  };

  const ended = (async () => {
    for (;;) {
      await server.ended;
      if (closing) return undefined;
      log('The embedded database ended by itself; starting it again.');
      if (!(await startAgain())) return reason;
      log('The embedded database is back.');
    }
  })();
  const close = async () => {
    closing = true;
    await server.stop();
    await ended;
  };
  return { url, ended, close };
}

/**
 * The database named by DATABASE_URL, or the embedded one in the data directory, started for this process. With `signal`
 * the wait for it can be given up, which leaves nothing running.
 */
export async function openDatabase(log: (line: string) => void, signal?: AbortSignal): Promise<OpenDatabase> {
  const given = process.env.DATABASE_URL;
  if (given) {
    checkDatabaseUrl(given);
    return { url: given, embedded: false, close: async () => undefined };
  }
  const dir = dataDir();
  prepareDataDir(dir);
  const unlock = lockDataDir(dir);
  try {
    const { url, ended, close } = await superviseServer(dir, log, signal);
    return { url, embedded: true, ended, close: () => close().finally(unlock) };
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
