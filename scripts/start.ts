import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { applicationUrl } from './app-role.ts';
import { ensureBuild, ensureClient } from './build.ts';
import { type OpenDatabase, openDatabase } from './database.ts';
import { applyMigrations } from './migrate.ts';
import { asProblem, Problem, report } from './problem.ts';
import { exitCode, root, startBound, startNode, stopChildren } from './run.ts';
import { checkSettings, type Settings } from './settings.ts';
import { wantsCatalogue } from './wants-catalogue.ts';
import { WEB_FLAGS } from './web-flags.ts';

/** Longer than the web server takes to finish the requests under way. */
const stopPatienceMs = 12_000;

const { values } = parseArgs({ options: { dev: { type: 'boolean', default: false } } });
const say = (line: string) => console.log(line);

const order = new AbortController();
let opening: Promise<OpenDatabase> | undefined;
let ending: Promise<never> | undefined;

/** Stops everything in the order in which it depends on each other, once, whoever asks. */
function end(code: number): Promise<never> {
  ending ??= (async () => {
    order.abort();
    await stopChildren(stopPatienceMs);
    const database = await opening?.catch(() => undefined);
    await database?.close();
    process.exit(code);
  })();
  return ending;
}

function fail(error: unknown): Promise<never> {
  if (!ending) report(error);
  return end(1);
}

async function checkPort({ host, port }: Settings): Promise<void> {
  const probe = createServer();
  const fault = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    probe.once('error', resolve).listen(port, host, () => probe.close(() => resolve(undefined)));
  });
  if (!fault) return;
  if (fault.code === 'EADDRINUSE') {
    throw new Problem(
      `Port ${port} on ${host} is taken by another program.`,
      `Stop that program, or choose another port: PORT=${port + 1} npm start`,
    );
  }
  throw new Problem(
    `Seaworthy cannot listen on ${host}, port ${port}: ${fault.message}.`,
    'Set HOST to an address of this machine and PORT to a number that this user may use (1024 or more).',
  );
}

async function prepareDatabase(client: Promise<void>): Promise<string> {
  say(process.env.DATABASE_URL ? 'Connecting to the database.' : 'Starting the database.');
  opening = openDatabase(say, order.signal);
  const opened = await opening;
  void opened.ended?.then((reason) => {
    const advice = 'Its log is postgres.log in DATA_DIR.';
    if (!ending)
      void fail(asProblem(reason) ?? new Problem('The embedded database ended and does not start again.', advice));
  });
  const applied = await applyMigrations(opened.url, { log: say });
  if (applied.length > 0) say(`Brought the database to its schema (${applied.join(', ')}).`);
  if (!(await wantsCatalogue(opened.url))) return opened.url;
  await client;
  const env = { DATABASE_STATEMENT_TIMEOUT: '0', ...process.env, DATABASE_URL: opened.url };
  const seeding = startBound(['--conditions=react-server', 'scripts/seed.ts'], 'inherit', env);
  if ((await exitCode(seeding)) !== 0) {
    throw new Problem('The catalogue could not be loaded.', 'The reason is above; SEED=none starts without one.');
  }
  return opened.url;
}

/** Starts one of the two processes and watches over it; resolves when it says that it is ready. */
function startProgram(name: 'web' | 'worker', databaseUrl: string, settings: Settings): Promise<void> {
  const { host, port } = settings;
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    HOST: host,
    PORT: String(port),
    NODE_ENV: values.dev ? 'development' : 'production',
  };
  const flags = name === 'web' ? WEB_FLAGS : [];
  const args = [...flags, '--conditions=react-server', `server/${name}.ts`, ...(values.dev ? ['--dev'] : [])];
  const child = startNode(args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: env as NodeJS.ProcessEnv });
  return new Promise((resolve) => {
    child.once('message', () => resolve());
    void exitCode(child).then((code) => {
      if (ending) return;
      // Killed, for its memory or by hand: what it had begun goes on with the next, and the pages stay.
      if (name === 'worker' && child.signalCode !== null) {
        say(`The worker was ended by ${child.signalCode}; starting it again.`);
        void startProgram(name, databaseUrl, settings).then(resolve);
      } else void fail(new Problem(`The ${name} process ended by itself (code ${code}).`, 'The reason is above.'));
    });
  });
}

async function main(): Promise<void> {
  const settings = checkSettings();
  await checkPort(settings);
  const client = ensureClient(say);
  const build = values.dev ? client : client.then(() => ensureBuild(say));
  const [url] = await Promise.all([prepareDatabase(client), build]);
  if (ending) return;
  const programs = (['web', 'worker'] as const).filter((name) => existsSync(join(root, `server/${name}.ts`)));
  // Chores are the owner's; what answers the world may add to history and not rewrite it.
  const application = await applicationUrl(url, say);
  await Promise.all(programs.map((name) => startProgram(name, application, settings)));
  const { host, port } = settings;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  say(`Seaworthy is ready: http://${name}:${port}`);
  // Not before the line above: nobody waits for it who has an admin.
  const own = { ...process.env, DATABASE_URL: url, HOST: host, PORT: String(port) };
  await exitCode(startBound(['--conditions=react-server', 'scripts/user.ts', 'first-admin'], 'inherit', own));
}

function stop(): void {
  if (!ending) say('Stopping.');
  void end(0);
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
// When another program started this one and was killed outright.
process.on('disconnect', stop);
await main().catch(fail);
