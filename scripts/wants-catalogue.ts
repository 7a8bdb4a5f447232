import { catalogueName } from './catalogue-name.ts';
import { withClient } from './database-url.ts';

/** Says whether the catalogue is to be loaded: one is wanted, and the database has no entry yet. */
export async function wantsCatalogue(databaseUrl: string): Promise<boolean> {
  if (catalogueName(process.env.SEED) === 'none') return false;
  const sql = 'select exists (select from entries) as filled';
  return withClient(databaseUrl, async (client) => !(await client.query(sql)).rows[0]?.filled);
}
