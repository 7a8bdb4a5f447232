import { catalogueName } from './catalogue-name.ts';
import { withClient } from './database-url.ts';

/**
 * Says whether the catalogue that SEED names is to be loaded: the database has no entry and was not already prepared
 * with that one. (`none` has no entries either, but still gives the database its title.)
 */
export async function wantsCatalogue(databaseUrl: string): Promise<boolean> {
  const sql = `select exists (select from entries) as filled,
                      exists (select from settings where key = 'catalogue' and value = to_jsonb($1::text)) as prepared`;
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(sql, [catalogueName(process.env.SEED)]);
    return !rows[0]?.filled && !rows[0]?.prepared;
  });
}
