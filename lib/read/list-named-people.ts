import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** As many as a form offers; the first by name. */
const PEOPLE_AT_MOST = 500;

/** People the catalogue names, who can own tasks, by name. */
export function listNamedPeople({ ctx }: { ctx: ReadContext }): Promise<{ slug: string; name: string }[]> {
  mustBeAllowedToRead(ctx);
  return query(ctx, { text: `select slug, name from people order by lower(name), slug limit ${PEOPLE_AT_MOST}` });
}
