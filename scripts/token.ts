import { parseArgs } from 'node:util';
import { systemActor } from '#lib/auth/actor.ts';
import { Problem } from './problem.ts';
import { runChore, say } from './run-chore.ts';

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

await runChore(choreOf);
