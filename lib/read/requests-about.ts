import { env } from '#lib/base/env.ts';
import {
  type Asked,
  type OpenRequest,
  openRequests,
  overdueSince,
  type StoredRequest,
} from '#lib/domain/review-requests.ts';
import type { ReviewState } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

interface Row {
  last: string;
  days: number;
  id: number;
  review: ReviewState;
  by: string;
  since: string;
  on: string;
  sentences: string[];
  stored: StoredRequest[];
}

/** How instants are written here, as JavaScript writes them. */
const INSTANT = (column: string): string => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Who the sources name, with their accounts. */
export const peopleOf = (ctx: ReadContext): Promise<Asked[]> =>
  query<Asked>(ctx, { text: 'select id, slug, name, user_id as "userId" from people order by lower(name), id' });

/** What is asked about some entries and not answered, by the entry's id. */
export async function requestsAbout(
  ctx: ReadContext,
  ids: readonly number[],
  people: readonly Asked[],
): Promise<Map<number, OpenRequest[]>> {
  if (ids.length === 0) return new Map();
  const today = ctx.now.toISOString().slice(0, 10);
  const rows = await query<Row>(ctx, {
    text: `select e.id, e.review::text, e.review_by as by, coalesce(e.review_every_days, $2::int) as days,
             coalesce(e.reviewed_on, (e.updated_at at time zone 'utc')::date)::text as last,
             coalesce((select to_char(t.at at time zone 'utc', 'YYYY-MM-DD') from claims c
                       join change_sets t on t.id = c.change_set_id
                       where c.entry_id = e.id and c.field = 'review' and c.state = 'current'), '') as on,
             coalesce((select ${INSTANT('t.recorded_at')} from claims c join change_sets t on t.id = c.change_set_id
                       where c.entry_id = e.id and c.field = 'review' and c.state = 'current'), '') as since,
             array(select c.raw from claims c where c.entry_id = e.id and c.raw ~* '\\mask '
                     and c.state in ('current', 'open')
                   union all select r.text from remarks r where r.entry_id = e.id and r.text ~* '\\mask ') as sentences,
             coalesce((select json_agg(json_build_object(
                 'id', q.id, 'field', q.field, 'personId', q.person_id, 'text', q.text, 'askedBy', u.name,
                 'since', ${INSTANT('q.created_at')}, 'answer', q.answer, 'answeredById', q.answered_by_id,
                 'answeredAt', ${INSTANT('q.answered_at')}) order by q.id)
               from review_requests q left join users u on u.id = q.asked_by_id
               where q.entry_id = e.id), '[]') as stored
           from entries e where e.id = any($1::int[])`,
    values: [[...ids], env().REVIEW_EVERY_DAYS],
  });
  return new Map(
    rows.map(({ id, review: state, by, since, on, last, days, sentences, stored }) => [
      id,
      openRequests(
        { review: { state, by, since, on }, overdue: overdueSince(last, today, days), sentences, stored },
        people,
      ),
    ]),
  );
}
