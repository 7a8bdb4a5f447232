import { joinDatabase } from './database.ts';
import { applyMigrations } from './migrate.ts';
import { writeMigration } from './new-migration.ts';
import { Problem, reportAndExit } from './problem.ts';

const say = (line: string) => console.log(line);

type Chore = { usage: string; run(url: string, args: string[]): Promise<void> };

async function migrate(url: string): Promise<void> {
  const applied = await applyMigrations(url, { log: say });
  say(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The schema is up to date.');
}

const chores: Record<string, Chore> = {
  migrate: { usage: 'migrate', run: migrate },
};

async function diff(args: string[]): Promise<void> {
  const path = await writeMigration(args[0] ?? '');
  say(
    path ? `Wrote ${path}; read it, add what Prisma cannot say, commit it.` : 'The migrations agree with the schema.',
  );
}

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
  const database = await joinDatabase(say);
  try {
    process.env.DATABASE_URL = database.url;
    await chore.run(database.url, args);
  } finally {
    await database.close();
  }
}

await main(process.argv.slice(2)).catch(reportAndExit);
