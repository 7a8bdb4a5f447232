import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roleName } from './app-role.ts';
import { dataDirHolder, lockDataDir, lockFile } from './data-dir.ts';
import { checkDatabaseUrl, withClient, withDatabase } from './database-url.ts';
import { startPostgres } from './postgres.ts';
import { clearRemains } from './postgres-remains.ts';

/** A server on which databases may be made and dropped freely. */
export type ScratchServer = {
  /** A database on it from which the others are made; possibly somebody's own, so never to be written to. */
  adminUrl: string;
  /** The URL of a database on it, which need not exist yet. */
  url(database: string): string;
  /** Creates a database, as a copy of another when `template` is given. */
  create(name: string, template?: string): Promise<string>;
  drop(name: string): Promise<void>;
  /** Drops every database whose name begins so. */
  dropAll(prefix: string): Promise<void>;
  stop(): Promise<void>;
};

/** Durability is worth nothing to a server that is deleted afterwards. */
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The operations of a scratch server on any server where `adminUrl` may create databases. */
export function scratchOn(adminUrl: string, stop: () => Promise<void> = async () => undefined): ScratchServer {
  const run = (sql: string) => withClient(adminUrl, (client) => client.query(sql));
  const drop = async (name: string) => {
    await run(`drop database if exists ${quote(name)} with (force)`);
    // The role that a start made for the application of this database.
    const role = roleName(name);
    const { rowCount } = await withClient(adminUrl, (client) =>
      client.query('select 1 from pg_roles where rolname = $1', [role]),
    );
    if (rowCount === 1) await run(`drop role ${quote(role)}`);
  };
  return {
    adminUrl,
    url: (database) => withDatabase(adminUrl, database),
    async create(name, template) {
      await run(`create database ${quote(name)}${template ? ` template ${quote(template)}` : ''}`);
      return withDatabase(adminUrl, name);
    },
    drop,
    async dropAll(prefix) {
      const { rows } = await run('select datname as name from pg_database');
      for (const { name } of rows) if (String(name).startsWith(prefix)) await drop(name);
    },
    stop,
  };
}

const prefix = 'seaworthy-scratch-';

/** Removes the servers of test runs that were killed before they could do it themselves. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const dir = join(tmpdir(), name);
    const mine = statSync(dir, { throwIfNoEntry: false })?.uid === process.getuid?.();
    // Without a lock file it is being made at this moment.
    if (!mine || !existsSync(lockFile(dir)) || dataDirHolder(dir) !== undefined) continue;
    await clearRemains(join(dir, 'postgres', 'cluster'), () => undefined);
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * The server for tests and for computing migrations: next to the database of TEST_DATABASE_URL or DATABASE_URL when
 * one is given (whose own tables are never touched), otherwise an embedded one that vanishes at `stop`.
 */
export async function startScratchServer(env: NodeJS.ProcessEnv = process.env): Promise<ScratchServer> {
  const given = env.TEST_DATABASE_URL || env.DATABASE_URL;
  if (given) {
    checkDatabaseUrl(given);
    return scratchOn(given);
  }
  await sweep();
  const dataDir = mkdtempSync(join(tmpdir(), prefix));
  lockDataDir(dataDir);
  // As root the server runs as another account, which has to reach the cluster inside.
  chmodSync(dataDir, 0o755);
  const server = await startPostgres({ dataDir, flags: careless });
  return scratchOn(server.url('postgres'), async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
}
