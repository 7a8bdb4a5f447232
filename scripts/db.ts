import { existsSync } from 'node:fs';
import { systemActor } from '#lib/auth/actor.ts';
import { backup } from './backup.ts';
import { ensureClient } from './build.ts';
import { joinDatabase, type OpenDatabase } from './database.ts';
import { applyMigrations } from './migrate.ts';
import { writeMigration } from './new-migration.ts';
import { Problem, reportAndExit } from './problem.ts';
import { restore } from './restore.ts';

const say = (line: string) => console.log(line);

type Chore = { usage: string; run(url: string, args: string[]): Promise<void> };

async function migrate(url: string): Promise<void> {
  const applied = await applyMigrations(url, { log: say });
  say(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The schema is up to date.');
}

async function seed(url: string): Promise<void> {
  await applyMigrations(url, { log: say });
  const { seedEmptyDatabase } = await import('./seed.ts');
  if (!(await seedEmptyDatabase(say))) say('Nothing was loaded: the database has entries, or SEED is none.');
}

function fileArgument([file]: string[]): string {
  if (file) return file;
  throw new Problem('Which file?', 'Name it after the chore, for example: npm run db -- backup seaworthy.backup.gz');
}

async function saveBackup(url: string, args: string[]): Promise<void> {
  const file = fileArgument(args);
  const { tables, rows } = await backup(url, file);
  say(`Wrote ${file}: ${rows} rows of ${tables} tables.`);
}

async function restoreBackup(url: string, args: string[]): Promise<void> {
  const file = fileArgument(args);
  if (!existsSync(file))
    throw new Problem(`There is no file ${file}.`, 'Name a file that "npm run db -- backup" wrote.');
  await applyMigrations(url, { log: say });
  const { tables, rows } = await restore(url, file);
  say(`Restored ${file}: ${rows} rows of ${tables} tables, all counts as written.`);
}

const context = () => ({ actor: systemActor('db'), now: new Date() });

async function rebuild(): Promise<void> {
  const { rebuildReadiness } = await import('#lib/store/rebuild-readiness.ts');
  const outcome = await rebuildReadiness({ ctx: context(), input: {} });
  say(`The readiness projection is rebuilt: ${JSON.stringify(outcome)}`);
}

async function check(): Promise<void> {
  const { checkIntegrity } = await import('#lib/read/check-integrity.ts');
  const { problems, counted } = await checkIntegrity({ ctx: context() });
  for (const [what, count] of Object.entries(counted)) say(`${what}: ${count}`);
  for (const problem of problems) console.error(problem);
  say(problems.length > 0 ? `${problems.length} differences.` : 'Everything agrees.');
  if (problems.length > 0) process.exitCode = 1;
}

const chores: Record<string, Chore> = {
  migrate: { usage: 'migrate', run: migrate },
  seed: { usage: 'seed', run: seed },
  backup: { usage: 'backup FILE', run: saveBackup },
  restore: { usage: 'restore FILE', run: restoreBackup },
  'rebuild-readiness': { usage: 'rebuild-readiness', run: rebuild },
  check: { usage: 'check', run: check },
};

async function diff(args: string[]): Promise<void> {
  const path = await writeMigration(args[0] ?? '');
  say(
    path ? `Wrote ${path}; read it, add what Prisma cannot say, commit it.` : 'The migrations agree with the schema.',
  );
}

let opening: Promise<OpenDatabase> | undefined;
let stopping = false;

/** What the chore has written so far is one transaction that is not committed; a server of our own must not stay. */
async function stop(): Promise<never> {
  stopping = true;
  say('Stopping.');
  await opening?.then(({ close }) => close()).catch(() => undefined);
  process.exit(1);
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, stop);

async function main([name = '', ...args]: string[]): Promise<void> {
  if (name === 'diff') return diff(args);
  const chore = chores[name];
  if (!chore) {
    const usages = Object.values(chores).map((one) => `npm run db -- ${one.usage}`);
    throw new Problem(
      name ? `There is no chore "${name}".` : 'Which chore?',
      `One of:\n  ${[...usages, 'npm run db -- diff NAME'].join('\n  ')}`,
    );
  }
  opening = joinDatabase(say);
  const database = await opening;
  try {
    process.env.DATABASE_URL = database.url;
    process.env.DATABASE_STATEMENT_TIMEOUT ??= '0';
    await ensureClient(say);
    await chore.run(database.url, args);
    const { closeDatabase } = await import('#lib/base/db.ts');
    await closeDatabase();
  } finally {
    await database.close();
  }
}

await main(process.argv.slice(2)).catch((error) => (stopping ? undefined : reportAndExit(error)));
