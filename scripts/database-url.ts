import pg from 'pg';
import { Problem } from './problem.ts';

/** The oldest PostgreSQL whose features the schema uses. */
const oldestMajor = 15;

/** Checks the form of a connection URL before anything tries to use it. */
export function checkDatabaseUrl(databaseUrl: string): void {
  const example = 'postgresql://user:password@host:5432/database';
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  const fault = !url
    ? 'is not a URL'
    : !/^postgres(ql)?:$/.test(url.protocol)
      ? `begins with ${url.protocol}// and not with postgresql://`
      : url.pathname.length < 2
        ? 'names no database'
        : undefined;
  if (fault)
    throw new Problem(`DATABASE_URL ${fault}.`, `Write it like ${example}, with special characters %-encoded.`);
}

/** A database for messages: host, port and name, never the password. */
export function describeDatabase(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const host = url.searchParams.get('host') ?? url.hostname;
  return `"${decodeURIComponent(url.pathname.slice(1))}" at ${host || 'localhost'}:${url.port || '5432'}`;
}

/** The same server and user with another database. */
export function withDatabase(databaseUrl: string, name: string): string {
  const url = new URL(databaseUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

/** What every command's connection has in common. */
export function connectionConfig(databaseUrl: string): pg.ClientConfig & pg.PoolConfig {
  return { connectionString: databaseUrl, connectionTimeoutMillis: 5000, application_name: 'seaworthy' };
}

function explain(error: unknown, databaseUrl: string): Problem {
  const { code, message } = error as { code?: string; message?: string };
  const where = describeDatabase(databaseUrl);
  const reason = message || code || 'no answer';
  if (code === '28P01' || code === '28000') {
    return new Problem(
      `The database ${where} refused the login: ${reason}.`,
      'Check user and password in DATABASE_URL.',
    );
  }
  if (code === '3D000') {
    return new Problem(`The server has no database ${where}.`, 'Create it (createdb), or correct DATABASE_URL.');
  }
  return new Problem(
    `The database ${where} cannot be reached: ${reason}.`,
    'Check that the server runs and that host and port in DATABASE_URL are right, then run again.',
    { cause: error },
  );
}

/** Connects, or throws a problem that says why not; also refuses a server that is too old. */
export async function connectOrExplain(client: pg.Client, databaseUrl: string): Promise<void> {
  // A connection lost later shows in the query that needed it; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw explain(error, databaseUrl);
  }
  const { rows } = await client.query<{ version: string }>('select current_setting($1) as version', ['server_version']);
  const version = rows[0]?.version ?? 'unknown';
  if (Number.parseInt(version, 10) >= oldestMajor) return;
  await client.end();
  throw new Problem(
    `The server of ${describeDatabase(databaseUrl)} is PostgreSQL ${version}.`,
    `Seaworthy needs ${oldestMajor} or newer; leave DATABASE_URL out to use the embedded 18.`,
  );
}

/** Runs a piece of work on one connection and closes it whatever happens. */
export async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connectionConfig(databaseUrl));
  await connectOrExplain(client, databaseUrl);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
