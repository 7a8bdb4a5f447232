import type { TaskState } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** A task with a day it is due on, as calendars have it. */
export interface DatedTaskDto {
  number: number;
  slug: string;
  name: string;
  body: string;
  state: TaskState;
  owner: string | null;
  dueOn: string;
  closedOn: string | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

/** More than any calendar shows. */
const AT_MOST = 2000;

/** Tasks that are due on a day, by that day; those of an owner (the slug of a person) when one is given. */
export function listDatedTasks({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { owners: readonly string[] };
}): Promise<DatedTaskDto[]> {
  mustBeAllowedToRead(ctx);
  return query<DatedTaskDto>(ctx, {
    text: `select t.number, e.slug, e.name, t.body, t.state::text, p.name as owner, t.due_on::text as "dueOn",
                  t.closed_on::text as "closedOn", e.version, e.created_at as "createdAt", e.updated_at as "updatedAt"
           from tasks t join entries e on e.id = t.id left join people p on p.id = t.owner_id
           where e.trashed_at is null and t.due_on is not null
             and (cardinality($1::text[]) = 0 or p.slug = any($1::text[]) or (t.owner_id is null and 'nobody' = any($1::text[])))
           order by t.due_on, t.position, t.number limit ${AT_MOST}`,
    values: [[...input.owners]],
  });
}
