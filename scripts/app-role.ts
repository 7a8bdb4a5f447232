import { createHmac } from 'node:crypto';
import type pg from 'pg';
import { QUEUE_SCHEMA } from '#lib/base/queue-names.ts';
import { describeDatabase, withClient } from './database-url.ts';

/** Tables whose rows the application adds and never touches again: what happened is not rewritten. */
export const HISTORY_TABLES = ['change_sets', 'revisions', 'people_events', 'source_events'] as const;

/** Any number, the same for every process that makes the role; writing rights twice at once is an error. */
const lockKey = 7_326_986;

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The role of a database's application; roles belong to the whole server, so its name has the database's in it. */
export const roleName = (database: string): string => `${database.slice(0, 50)}_app`;

/**
 * The URL by which the web server and the worker connect: as a role that owns nothing, may read and write the tables, and
 * has no right to change, delete or truncate history or to switch off what guards it. Makes the role and gives it its
 * rights, whatever the database was before; safe to run at every start. Where the owner can make none, has no password to
 * derive one from, or the new role cannot log in, the owner's URL is returned and the reason told.
 */
export async function applicationUrl(ownerUrl: string, log: (line: string) => void = () => undefined): Promise<string> {
  const url = new URL(ownerUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  const role = roleName(database);
  const secret = decodeURIComponent(url.password);
  const why = secret === '' ? 'its URL has no password' : await mayNot(ownerUrl);
  if (why !== null) {
    log(ownerInstead(ownerUrl, why));
    return ownerUrl;
  }
  const password = createHmac('sha256', secret).update(`seaworthy application ${role}`).digest('base64url');
  await withClient(ownerUrl, (client) => giveRights(client, { role, password, database }));
  url.username = encodeURIComponent(role);
  url.password = password;
  const refused = await whyNoLogin(url.href);
  if (refused === null) return url.href;
  log(ownerInstead(ownerUrl, `${role} cannot log in (${refused})`));
  return ownerUrl;
}

const ownerInstead = (ownerUrl: string, why: string): string =>
  `The application connects to ${describeDatabase(ownerUrl)} with the role of DATABASE_URL itself: ${why}. See docs/history.md.`;

/** A connection pooler, or the server's own list of who may come from where, may know the owner only. */
async function whyNoLogin(url: string): Promise<string | null> {
  try {
    await withClient(url, (client) => client.query('select 1'));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Why the owner cannot make a role; null when it can. */
async function mayNot(ownerUrl: string): Promise<string | null> {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
    );
    return rows[0]?.may ? null : 'its role may not create roles';
  });
}

interface Role {
  role: string;
  password: string;
  database: string;
}

async function giveRights(client: pg.Client, { role, password, database }: Role): Promise<void> {
  const name = quote(role);
  const history = HISTORY_TABLES.map(quote).join(', ');
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await client.query(`${verb} role ${name} login password ${literal(password)}`);
  for (const statement of [
    `grant connect on database ${quote(database)} to ${name}`,
    `grant usage on schema public to ${name}`,
    `grant select, insert, update, delete on all tables in schema public to ${name}`,
    `grant usage, select on all sequences in schema public to ${name}`,
    `grant execute on all functions in schema public to ${name}`,
    `grant usage on schema ${QUEUE_SCHEMA} to ${name}`,
    `grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${name}`,
    `grant execute on all functions in schema ${QUEUE_SCHEMA} to ${name}`,
    `revoke update, delete, truncate, references, trigger on ${history} from ${name}`,
    `revoke insert, update, delete on _prisma_migrations from ${name}`,
  ]) {
    await client.query(statement);
  }
  await client.query('commit');
}
