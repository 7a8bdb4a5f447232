import { closeDatabase } from '#lib/base/db.ts';
import { env } from '#lib/base/env.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { catalogueName } from './catalogue-name.ts';
import { withClient } from './database-url.ts';
import { report } from './problem.ts';
import { wantsCatalogue } from './wants-catalogue.ts';

/** Any number, the same for every process that seeds. */
const lockKey = 7_326_985;

/**
 * Loads the catalogue into a database without entries; returns whether it did. Nothing is ever added to real data. Of two
 * at once, one waits and then finds the work done.
 */
export function seedEmptyDatabase(say: (line: string) => void): Promise<boolean> {
  const { DATABASE_URL } = env();
  const name = catalogueName(process.env.SEED);
  return withClient(DATABASE_URL, async (client) => {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as locked', [lockKey]);
    if (!rows[0]?.locked) {
      say('Another process is loading a catalogue; waiting for it.');
      await client.query('select pg_advisory_lock($1)', [lockKey]);
    }
    if (!(await wantsCatalogue(DATABASE_URL))) return false;
    say(`Loading the ${name} catalogue.`);
    await loadCatalogue({ name, now: new Date(), log: say });
    return true;
  });
}

if (import.meta.main) {
  try {
    await seedEmptyDatabase((line) => console.log(line));
  } catch (error) {
    report(error);
    process.exitCode = 1;
  } finally {
    await closeDatabase();
  }
}
