import type { NounParams } from '#lib/contracts/noun-params.ts';
import { type QuestionLine, questionsNoun } from '#lib/contracts/tables/questions.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { QuestionItemDto, QuestionListDto } from './dto-question.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { type ListRow, tableList } from './table-list.ts';

/** How a question stands, in SQL: `q` is its row. */
export const STANDING = `case
  when exists (select 1 from decisions d where d.question_id = q.id and d.state = 'accepted') then 'decided'
  when q.answered then 'answered' else 'open' end`;

/** One page of the questions: topic by topic, open ones first, unless asked otherwise. */
export async function listQuestions({ ctx, input }: { ctx: ReadContext; input: NounParams }): Promise<QuestionListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const { items, ...list } = tableList(questionsNoun, await indexedQuestions(ctx, version), input);
  const rows = await questionRows(
    ctx,
    items.map(({ id }) => id),
  );
  return { items: rows, ...list };
}

/** All living questions with how their topics stand, once per data version. */
function indexedQuestions(ctx: ReadContext, version: number): Promise<(QuestionLine & ListRow)[]> {
  return perVersion(ctx, version, 'questions to search', async () => {
    const rows = await query<Omit<QuestionLine & ListRow, 'isSettled' | 'topicAt'>>(ctx, {
      text: `select q.id, e.name, q.topic, q.position, e.search, ${STANDING} as state,
                    (select count(*)::int from remarks r where r.entry_id = q.id) as remarks,
                    (extract(epoch from e.updated_at) * 1000)::float8 as "updatedAt"
             from questions q join entries e on e.id = q.id where e.trashed_at is null`,
    });
    const topics = new Map(
      [...Map.groupBy(rows, ({ topic }) => topic)].map(([topic, group]) => [
        topic,
        {
          isSettled: group.every(({ state }) => state !== 'open'),
          topicAt: Math.min(...group.map(({ position }) => position)),
        },
      ]),
    );
    return rows.map((row) => ({ ...row, ...(topics.get(row.topic) ?? { isSettled: false, topicAt: 0 }) }));
  });
}

type Row = Omit<QuestionItemDto, 'updatedAt'> & { id: number; updatedAt: Date };

/** Some questions with their options and decisions, in the order of the ids. */
async function questionRows(ctx: ReadContext, ids: readonly number[]): Promise<QuestionItemDto[]> {
  if (ids.length === 0) return [];
  const rows = await query<Row>(ctx, {
    text: `select q.id, e.slug, e.name, q.topic, ${STANDING} as state, e.version, e.updated_at as "updatedAt",
                  (select count(*)::int from remarks r where r.entry_id = q.id) as remarks,
                  coalesce((select json_agg(json_build_object('slug', o.slug, 'name', o.name,
                      'pros', (select count(*) from option_points p where p.option_id = o.id and p.side = 'pro'),
                      'cons', (select count(*) from option_points p where p.option_id = o.id and p.side = 'con'))
                      order by o.position, o.slug)
                    from options o where o.question_id = q.id), '[]') as options,
                  coalesce((select json_agg(json_build_object('slug', d.slug, 'state', d.state, 'option', o.name, 'text', d.text)
                      order by d.id desc)
                    from decisions d left join options o on o.id = d.option_id
                    where d.question_id = q.id and d.state <> 'superseded'), '[]') as decisions
           from questions q join entries e on e.id = q.id where q.id = any($1::int[])`,
    values: [[...ids]],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { id: _id, updatedAt, ...item } = row;
    return [{ ...item, updatedAt: updatedAt.toISOString() }];
  });
}
