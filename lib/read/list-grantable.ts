import { mustKeepPeople } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

interface Named {
  slug: string;
  name: string;
}

/** Suggestions while somebody types, so a part of them is enough. */
const SUGGESTED = 500;

/** Packages and sites that a role can be given for, the first by name. */
export async function listGrantable({ ctx }: { ctx: ReadContext }): Promise<{ packages: Named[]; sites: Named[] }> {
  mustKeepPeople(ctx);
  const text = `select slug, name from entries where kind = $1::"EntryKind" and trashed_at is null order by lower(name) limit $2`;
  const of = (kind: 'package' | 'site') => query<Named>(ctx, { text, values: [kind, SUGGESTED] });
  const [packages, sites] = await Promise.all([of('package'), of('site')]);
  return { packages, sites };
}
