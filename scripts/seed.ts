import { closeDatabase } from '#lib/base/db.ts';
import { env } from '#lib/base/env.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { catalogueName } from './catalogue-name.ts';
import { report } from './problem.ts';
import { wantsCatalogue } from './wants-catalogue.ts';

/** Loads the catalogue into a database without entries; returns whether it did. Nothing is ever added to real data. */
export async function seedEmptyDatabase(say: (line: string) => void): Promise<boolean> {
  const name = catalogueName(process.env.SEED);
  if (!(await wantsCatalogue(env().DATABASE_URL))) return false;
  say(`Loading the ${name} catalogue.`);
  await loadCatalogue({ name, now: new Date(), log: say });
  return true;
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
