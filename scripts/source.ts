import { parseArgs } from 'node:util';
import { systemActor } from '#lib/auth/actor.ts';
import { publicUrl } from '#lib/auth/public-url.ts';
import { newSourceInput } from '#lib/contracts/ingest/source.ts';
import { Problem } from './problem.ts';
import { runChore, say } from './run-chore.ts';

const USAGE = `One of:
  npm run --silent source -- create NAME --provider dockerhub|ghcr|gitlab|harbor|quay|distribution|generic
      --registry HOST[:PORT] [--registry …] [--trust HOST …] [--allow-private] [--user NAME] [--create]
      --map 'REPOSITORY=IMAGE' [--map 'REPOSITORY=IMAGE,TAGS' …]
      (a password for --user and a secret made elsewhere come from REGISTRY_PASSWORD and SOURCE_SECRET)
  npm run --silent source -- list
  npm run --silent source -- rotate NAME [--at-once]
  npm run --silent source -- retire NAME`;

const OPTIONS = {
  provider: { type: 'string' },
  registry: { type: 'string', multiple: true },
  trust: { type: 'string', multiple: true },
  'allow-private': { type: 'boolean' },
  user: { type: 'string' },
  map: { type: 'string', multiple: true },
  create: { type: 'boolean' },
  'at-once': { type: 'boolean' },
} as const;

const context = () => ({ actor: systemActor('source'), now: new Date() });

/** `fermi/glastrelease=glastrelease`, and after a comma the tags that are followed. */
function ruleOf(text: string) {
  const [, repository = '', image = '', tagPolicy = ''] = /^([^=]*)=([^=,]*)(?:,(.*))?$/.exec(text) ?? [];
  if (image === '') throw new Problem(`“${text}” maps nothing.`, USAGE);
  return { repository, image, tagPolicy };
}

type Values = ReturnType<typeof parse>['values'];

function inputOf(name: string, values: Values) {
  const { REGISTRY_PASSWORD: registryPassword = '', SOURCE_SECRET: secret } = process.env;
  const parsed = newSourceInput.safeParse({
    name,
    provider: values.provider,
    registryHosts: values.registry ?? [],
    trustedHosts: values.trust ?? [],
    allowPrivate: values['allow-private'] ?? false,
    registryUser: values.user ?? '',
    registryPassword,
    rules: (values.map ?? []).map(ruleOf),
    createImages: values.create ?? false,
    ...(secret && { secret }),
  });
  if (parsed.success) return parsed.data;
  const said = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Problem(`No source was made. ${said.join(' ')}`, USAGE);
}

async function create(name: string, input: ReturnType<typeof inputOf>): Promise<void> {
  const { createSource } = await import('#lib/store/sources/create-source.ts');
  const made = await createSource({ ctx: context(), input });
  if (!made.ok) throw new Problem(made.failure.detail, USAGE);
  const { path, secret } = made.value;
  say(`The source ${name} is at ${publicUrl()}/api/webhooks/${path}. Its secret is shown this once:`);
  console.log(JSON.stringify({ path: `/api/webhooks/${path}`, secret }));
}

async function sources() {
  const { listSources } = await import('#lib/read/list-sources.ts');
  return listSources({ ctx: context() });
}

async function list(): Promise<void> {
  for (const source of await sources()) {
    const { name, provider, state, registryHosts, rules, unmapped, lastEvent } = source;
    const counts = [`${rules} mapped`, `${unmapped} unmapped`, `last event ${lastEvent ?? 'never'}`];
    console.log([name, provider, state, registryHosts.join(','), ...counts].join('\t'));
  }
}

async function numberOf(name: string): Promise<number> {
  const found = (await sources()).find((one) => one.name === name);
  if (!found) throw new Problem(`There is no source “${name}”.`, 'See: npm run --silent source -- list');
  return found.id;
}

async function rotate(name: string, alone: boolean): Promise<void> {
  const { rotateSecret } = await import('#lib/store/sources/rotate-secret.ts');
  const given = process.env.SOURCE_SECRET;
  const id = await numberOf(name);
  const made = await rotateSecret({ ctx: context(), input: { id, alone, ...(given && { secret: given }) } });
  if (!made.ok) throw new Problem(made.failure.detail, USAGE);
  const { path, secret } = made.value;
  const before = alone ? 'Every other one is refused from now on' : 'The one before is good until the next rotation';
  say(`The source ${name} has a new secret. ${before}.`);
  console.log(JSON.stringify({ path: `/api/webhooks/${path}`, secret }));
}

async function retire(name: string): Promise<void> {
  const { disableSource } = await import('#lib/store/sources/disable-source.ts');
  const done = await disableSource({ ctx: context(), input: { id: await numberOf(name), disabled: true } });
  if (!done.ok) throw new Problem(done.failure.detail, USAGE);
  say(`Whatever the source ${name} sends is refused from now on. What it sent before stays.`);
}

/** What was asked for, as something to run once the database is open. Throws before it is opened when it makes no sense. */
function choreOf(args: string[]): () => Promise<void> {
  const { values, positionals } = parse(args);
  const [what, name, ...rest] = positionals;
  if (rest.length === 0 && what === 'list' && name === undefined) return list;
  if (rest.length === 0 && name !== undefined) {
    if (what === 'create') {
      const input = inputOf(name, values);
      return () => create(name, input);
    }
    if (what === 'rotate') return () => rotate(name, values['at-once'] ?? false);
    if (what === 'retire') return () => retire(name);
  }
  throw new Problem(what ? 'That is no way to call it.' : 'What is to be done?', USAGE);
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error), USAGE);
  }
}

await runChore(choreOf);
