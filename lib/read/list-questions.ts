import { encodeCursor } from '#lib/contracts/cursor.ts';
import {
  QUESTION_STANDINGS,
  type QuestionListParams,
  type QuestionStanding,
  questionCursor,
  questionListKey,
} from '#lib/contracts/question-params.ts';
import { word } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { QuestionItemDto, QuestionListDto } from './dto-question.ts';
import { searchWords } from './package-filter.ts';
import { compareValues, pageOf, type SortValues } from './page-of.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';

interface IndexedQuestion {
  id: number;
  topic: string;
  state: QuestionStanding;
  search: string;
  values: SortValues;
}

/** How a question stands, in SQL: `q` is its row. */
export const STANDING = `case
  when exists (select 1 from decisions d where d.question_id = q.id and d.state = 'accepted') then 'decided'
  when q.answered then 'answered' else 'open' end`;

/** One page of the questions: topic by topic, open ones first. */
export async function listQuestions({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: QuestionListParams;
}): Promise<QuestionListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const words = searchWords(input.q);
  const all = await indexedQuestions(ctx, version);
  const found = all.filter(({ search }) => words.every((one) => search.includes(one)));
  const states = new Set<QuestionStanding>(input.filters.state);
  const matches = ({ state }: IndexedQuestion) => states.size === 0 || states.has(state);
  const page = pageOf(found, {
    valuesOf: ({ values }) => values,
    matches,
    descending: false,
    limit: input.limit,
    cursor: questionCursor(input),
  });
  const key = questionListKey(input);
  return {
    items: await questionRows(
      ctx,
      page.rows.map(({ id }) => id),
    ),
    total: found.filter(matches).length,
    nextCursor: page.next && encodeCursor(key, page.next),
    previousCursor: page.previous && encodeCursor(key, page.previous),
    facets: {
      state: QUESTION_STANDINGS.flatMap((state) => {
        const count = found.filter((one) => one.state === state).length;
        return count > 0 ? [{ value: state, label: word(state), count }] : [];
      }),
    },
  };
}

/** All living questions in order, once per data version: few enough to be read one by one. */
function indexedQuestions(ctx: ReadContext, version: number): Promise<IndexedQuestion[]> {
  return perVersion(ctx, version, 'questions to search', async () => {
    const rows = await query<Omit<IndexedQuestion, 'values'> & { position: number }>(ctx, {
      text: `select q.id, q.topic, q.position, e.search, ${STANDING} as state
             from questions q join entries e on e.id = q.id where e.trashed_at is null`,
    });
    const topics = Map.groupBy(rows, ({ topic }) => topic);
    const placeOf = (topic: string): SortValues => {
      const group = topics.get(topic) ?? [];
      const isSettled = Number(group.every(({ state }) => state !== 'open'));
      return [isSettled, Math.min(...group.map(({ position }) => position)), topic];
    };
    return rows
      .map(({ position, ...row }) => ({
        ...row,
        values: [...placeOf(row.topic), Number(row.state !== 'open'), position, row.id],
      }))
      .sort((a, b) => compareValues(a.values, b.values));
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
