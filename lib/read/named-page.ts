import type { PlainListParams } from '#lib/contracts/plain-list-params.ts';
import type { ReadContext } from './context.ts';
import { plainPage } from './plain-page.ts';
import { query } from './query.ts';

/** One page of a list of entries by name: which are on it, how many there are, and the cursors around it. */
export async function namedPage(ctx: ReadContext, list: 'dependencies', input: PlainListParams) {
  const rows = await query<{ id: number; search: string; name: string; slug: string }>(ctx, {
    text: `select id, search, lower(name) as name, slug from entries
           where kind = 'dependency' and trashed_at is null`,
  });
  return plainPage(
    list,
    input,
    rows.map(({ id, search, name, slug }) => ({ id, search, order: [name, slug] })),
  );
}
