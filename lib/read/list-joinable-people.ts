import { mustKeepPeople } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** Somebody whom the sources name, and whose account that is. */
export interface NamedPersonDto {
  slug: string;
  name: string;
  note: string;
  userId: number | null;
}

/** Everybody the sources name; for admins only. */
export function listJoinablePeople({ ctx }: { ctx: ReadContext }): Promise<NamedPersonDto[]> {
  mustKeepPeople(ctx);
  return query<NamedPersonDto>(ctx, {
    text: 'select slug, name, note, user_id as "userId" from people order by lower(name), id limit 1000',
  });
}
