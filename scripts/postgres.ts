import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { type Account, findBinaries, makeClusterHome, serverAccount } from './postgres-binaries.ts';
import { clearRemains } from './postgres-remains.ts';
import { asProblem, Problem } from './problem.ts';

/** A running embedded server. */
export type EmbeddedPostgres = {
  /** The connection URL of a database on it. */
  url(database: string): string;
  /** Resolves when the server ends, asked or not. */
  ended: Promise<void>;
  /** Stops it (open transactions are rolled back) and waits for its end. */
  stop(): Promise<void>;
};

type Settings = { port: number; password: string };
const startPatienceMs = 60_000;
const logAtMost = 10 * 1024 * 1024;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks the system for a free TCP port. */
export function freePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().on('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** Port and password outlive a restart, so that a psql or a backup script set up yesterday works today. */
async function settings(dataDir: string): Promise<Settings> {
  const file = join(dataDir, 'postgres.json');
  const saved = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Settings) : undefined;
  if (saved && (await portIsFree(saved.port))) return saved;
  const fresh = { port: await freePort(), password: saved?.password ?? randomBytes(24).toString('base64url') };
  writeFileSync(`${file}.new`, `${JSON.stringify(fresh)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return fresh;
}

/** Rules for sorting and case that are the same on every machine, whatever locales it has. */
const initFlags = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', '--no-locale'].concat(
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
);

function initialise(native: string, home: string, cluster: string, password: string, user: Account): void {
  // A name of its own: an initdb whose starter was killed may go on writing for a moment.
  for (const name of readdirSync(home).filter((one) => one.startsWith('cluster.new'))) {
    rmSync(join(home, name), { recursive: true, force: true, maxRetries: 3 });
  }
  const unfinished = join(home, `cluster.new-${process.pid}`);
  const secret = join(home, 'password.new');
  writeFileSync(secret, `${password}\n`, { mode: 0o600 });
  if (user) chownSync(secret, user.uid, user.gid);
  const args = [`--pgdata=${unfinished}`, `--pwfile=${secret}`, ...initFlags];
  const done = spawnSync(join(native, 'bin', 'initdb'), args, { ...user, cwd: home, encoding: 'utf8' });
  rmSync(secret, { force: true });
  if (done.status !== 0) {
    const output = `${done.error?.message ?? ''}${done.stdout ?? ''}${done.stderr ?? ''}`;
    const disk = asProblem(new Error(output.trim()));
    throw disk ?? new Problem(`The database could not be created in ${home}: ${output.trim()}`, 'See above.');
  }
  // The name appears only once the cluster is complete, so that a kill half way leaves nothing to trip over.
  renameSync(unfinished, cluster);
}

async function waitUntilReady(
  url: string,
  child: ChildProcess,
  logFile: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const giveUpAt = Date.now() + startPatienceMs; ; ) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      await client.end().catch(() => undefined);
      signal?.throwIfAborted();
      if (child.exitCode === null && child.signalCode === null && Date.now() < giveUpAt) {
        await pause(40);
        continue;
      }
      const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n');
      const why = tail || String(error);
      throw (
        asProblem(new Error(why)) ??
        new Problem(`The embedded database did not start:\n${why}`, `The whole log is ${logFile}.`)
      );
    }
  }
}

/**
 * Starts the embedded PostgreSQL with its data under `dataDir`, creating the cluster the first time unless
 * `create` is false. Its own process group keeps a Ctrl-C in the terminal from stopping it before the programs that use
 * it. `flags` are settings of the server, for example `fsync=off` for one that is thrown away; `signal` gives up waiting
 * for it and stops it again.
 */
export async function startPostgres(options: {
  dataDir: string;
  log?: (line: string) => void;
  flags?: string[];
  signal?: AbortSignal | undefined;
  create?: boolean;
}): Promise<EmbeddedPostgres> {
  const { dataDir, log = () => undefined, flags = [], signal, create = true } = options;
  const user = serverAccount();
  const native = findBinaries(user);
  const home = makeClusterHome(join(dataDir, 'postgres'), user, log);
  const cluster = join(home, 'cluster');
  await clearRemains(cluster, log);
  const { port, password } = await settings(dataDir);
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    if (!create)
      throw new Problem(`The files of the database are gone from ${cluster}.`, 'Put them back, then run again.');
    log('Creating the database cluster.');
    initialise(native, home, cluster, password, user);
  }
  const logFile = join(dataDir, 'postgres.log');
  const keep = existsSync(logFile) && statSync(logFile).size < logAtMost;
  const output = openSync(logFile, keep ? 'a' : 'w', 0o600);
  const set = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'lc_messages=C', ...flags];
  const args = ['-D', cluster, '-p', String(port), ...set.flatMap((one) => ['-c', one])];
  const child = spawn(join(native, 'bin', 'postgres'), args, {
    ...user,
    cwd: home,
    detached: true,
    stdio: ['ignore', output, output],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const url = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    await ended;
  };
  try {
    await waitUntilReady(url('postgres'), child, logFile, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, ended, stop };
}

/** Creates a database unless the server has it. */
export async function ensureDatabase(server: EmbeddedPostgres, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
