import 'server-only';
import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from './env.ts';
import { type Prisma, PrismaClient } from './generated/prisma/client.ts';
import { log } from './log.ts';

export { isDatabaseDown } from './database-down.ts';

/** What store and read accept: the client itself or a transaction of it. */
export type Db = PrismaClient | Prisma.TransactionClient;

/** A transaction of the client, as `withTransaction` hands it out. */
export type Tx = Prisma.TransactionClient;

type Connections = { prisma: PrismaClient; pool: pg.Pool };

/**
 * The pages are a bundle with its own copy of this module, in the same process as the API; a well-known symbol lets
 * both copies (and every hot reload) use one set of connections.
 */
const key = Symbol.for('seaworthy.connections');
const shared = globalThis as unknown as { [key]?: Connections };

/**
 * A request must learn within two seconds that the database is gone: connecting, and waiting for a free connection,
 * end well before that. A statement may run longer than that when the database is there, but not for ever; should the
 * server fall silent, the client gives up a little later than the server would have.
 */
const connectWithinMs = 1500;
const silenceAllowanceMs = 2000;

/** Prepared statements are kept per connection by the server, so only so many different texts get a name. */
const namedStatements = new Map<string, string>();
const namedStatementsAtMost = 1000;

function statementName(query: { sql: string }): string {
  const known = namedStatements.get(query.sql);
  if (known) return known;
  if (namedStatements.size >= namedStatementsAtMost) return '';
  const name = `p_${createHash('sha1').update(query.sql).digest('base64url')}`;
  namedStatements.set(query.sql, name);
  return name;
}

/** Connections that stay open when nobody asks: a busy process takes long to open one. */
const KEPT_OPEN = 4;

function poolConfig(): pg.PoolConfig {
  const statementMs = env().DATABASE_STATEMENT_TIMEOUT;
  return {
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    min: Math.min(KEPT_OPEN, env().DATABASE_POOL),
    application_name: 'seaworthy',
    keepAlive: true,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: connectWithinMs,
    idle_in_transaction_session_timeout: 60_000,
    ...(statementMs > 0 && { statement_timeout: statementMs, query_timeout: statementMs + silenceAllowanceMs }),
  };
}

function connections(): Connections {
  const existing = shared[key];
  if (existing) return existing;
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  const onError = (error: Error) => log.warn({ error: error.message }, 'a database connection was lost');
  const pool = new pg.Pool(poolConfig());
  pool.on('error', onError);
  const adapter = new PrismaPg(poolConfig(), {
    statementNameGenerator: statementName,
    onPoolError: onError,
    onConnectionError: onError,
  });
  const created = { pool, prisma: new PrismaClient({ adapter }) };
  shared[key] = created;
  return created;
}

/** The Prisma client. Made at the first call, so that importing this module needs no database. */
export function db(): PrismaClient {
  return connections().prisma;
}

/** The plain `pg` pool for hot reads; give the query a `name` to have it prepared once per connection. */
export function pool(): pg.Pool {
  return connections().pool;
}

/** Opens the connections that are kept open. */
export async function openConnections(): Promise<void> {
  const open = Array.from({ length: Math.min(KEPT_OPEN, env().DATABASE_POOL) }, () => pool().query('select 1'));
  await Promise.all(open);
}

/**
 * Runs `work` in one transaction: all of it is stored or nothing. With `tx` given (a caller's own transaction, a test
 * that rolls back) it joins that one.
 */
export function withTransaction<T>(
  work: (tx: Tx) => Promise<T>,
  options: { tx?: Tx | undefined; timeoutMs?: number; isolationLevel?: Prisma.TransactionIsolationLevel } = {},
): Promise<T> {
  if (options.tx) return work(options.tx);
  return db().$transaction(work, {
    maxWait: connectWithinMs,
    timeout: options.timeoutMs ?? 30_000,
    ...(options.isolationLevel && { isolationLevel: options.isolationLevel }),
  });
}

/** Closes every connection; the next `db()` or `pool()` opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = shared[key];
  if (!open) return;
  delete shared[key];
  await Promise.all([open.prisma.$disconnect(), open.pool.end()]);
}
