import { parseArgs } from 'node:util';
import { systemActor } from '#lib/auth/actor.ts';
import { ensureClient } from './build.ts';
import { joinDatabase, type OpenDatabase } from './database.ts';
import { applyMigrations } from './migrate.ts';
import { Problem, reportAndExit } from './problem.ts';

/** Standard output belongs to the token alone, so that a shell can take it up. */
const say = (line: string) => console.error(line);

const USAGE = `One of:
  npm run --silent token -- create NAME --scope builds:write,tests:write [--expires DAYS]
  npm run --silent token -- list
  npm run --silent token -- revoke NAME`;

type Options = { scope?: string; expires?: string };
const context = () => ({ actor: systemActor('token'), now: new Date() });

async function create(name: string, { scope = '', expires }: Options): Promise<void> {
  const { createToken } = await import('#lib/store/create-token.ts');
  const scopes = scope.split(',').filter(Boolean);
  const expiresInDays = expires === undefined ? null : Number(expires);
  const made = await createToken({ ctx: context(), input: { name, scopes, expiresInDays, of: 'machine' } });
  if (!made.ok) {
    const faults = made.failure.errors?.map(({ detail }) => detail) ?? [];
    throw new Problem([made.failure.detail, ...faults].join(' '), USAGE);
  }
  const until = made.value.expiresAt
    ? `until ${made.value.expiresAt.toISOString().slice(0, 10)}`
    : 'until it is revoked';
  say(`The token ${name} may ${made.value.scopes.join(', ')} ${until}. It is shown this once:`);
  console.log(made.value.token);
}

async function tokens() {
  const { listTokens } = await import('#lib/read/list-tokens.ts');
  return listTokens({ ctx: context() });
}

async function list(): Promise<void> {
  for (const { name, prefix, state, scopes, owner, expiresAt, lastUsed } of await tokens()) {
    const day = (at: string | null, none: string) => at?.slice(0, 10) ?? none;
    const cells = [name, `${prefix}…`, state, scopes.join(','), owner ?? 'machine'];
    console.log([...cells, `expires ${day(expiresAt, 'never')}`, `used ${day(lastUsed, 'never')}`].join('\t'));
  }
}

async function revoke(name: string): Promise<void> {
  const { revokeToken } = await import('#lib/store/revoke-token.ts');
  const found = (await tokens()).find((one) => one.name === name && one.state !== 'revoked');
  if (!found) throw new Problem(`There is no token “${name}” to revoke.`, 'See: npm run --silent token -- list');
  const revoked = await revokeToken({ ctx: context(), input: { id: found.id } });
  if (!revoked.ok) throw new Problem(revoked.failure.detail, USAGE);
  say(`The token ${name} (${found.prefix}…) is revoked.`);
}

/** What was asked for, as something to run once the database is open. Throws before it is opened when it makes no sense. */
function choreOf(args: string[]): () => Promise<void> {
  const { values, positionals } = parse(args);
  const [what, name, ...rest] = positionals;
  if (rest.length === 0 && what === 'list' && name === undefined) return list;
  if (rest.length === 0 && what === 'create' && name !== undefined) return () => create(name, values);
  if (rest.length === 0 && what === 'revoke' && name !== undefined) return () => revoke(name);
  throw new Problem(what ? 'That is no way to call it.' : 'What is to be done?', USAGE);
}

function parse(args: string[]) {
  try {
    const options = { scope: { type: 'string' }, expires: { type: 'string' } } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error), USAGE);
  }
}

async function main(args: string[]): Promise<void> {
  const chore = choreOf(args);
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
}

let opening: Promise<OpenDatabase> | undefined;
let stopping = false;

/** A server of our own must not stay. */
async function stop(): Promise<never> {
  stopping = true;
  await opening?.then(({ close }) => close()).catch(() => undefined);
  process.exit(1);
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, stop);

await main(process.argv.slice(2)).catch((error) => (stopping ? undefined : reportAndExit(error)));
