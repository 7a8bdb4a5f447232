import type { ReadContext } from './context.ts';
import type { RemarkDto } from './dto.ts';
import { query } from './query.ts';

/** What was said about some entries, by their ids, each in its order. */
export async function remarksByEntry(ctx: ReadContext, ids: readonly number[]): Promise<Map<number, RemarkDto[]>> {
  const rows = await query<RemarkDto & { id: number }>(ctx, {
    text: `select r.entry_id as id, r.position, r.topic, r.text, p.name as by, r.role, r.answers_to as "answersTo",
                  s.title as source
           from remarks r left join people p on p.id = r.person_id left join sources s on s.id = r.source_id
           where r.entry_id = any($1::int[]) order by r.entry_id, r.position`,
    values: [[...ids]],
  });
  const groups = Map.groupBy(rows, ({ id }) => id);
  return new Map([...groups].map(([id, group]) => [id, group.map(({ id: _id, ...remark }): RemarkDto => remark)]));
}
