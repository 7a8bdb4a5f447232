import { joinDatabase } from './database.ts';
import { applyMigrations } from './migrate.ts';
import { Problem, report } from './problem.ts';
import { exitCode, startBound, stopChildren } from './run.ts';

/**
 * Runs a program of the project with DATABASE_URL set to the database a plain `npm start` would use, migrated. For
 * programs that may not import scripts, such as the seeds.
 */
async function main([program, ...args]: string[]): Promise<number> {
  if (!program) throw new Problem('Which program?', 'Usage: node scripts/with-database.ts PROGRAM [ARGUMENT…]');
  const database = await joinDatabase(console.log);
  try {
    await applyMigrations(database.url, { log: console.log });
    const env = { DATABASE_STATEMENT_TIMEOUT: '0', ...process.env, DATABASE_URL: database.url };
    return await exitCode(startBound(['--conditions=react-server', program, ...args], 'inherit', env));
  } finally {
    await database.close();
  }
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stopChildren(5000));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  report(error);
  process.exitCode = 1;
}
