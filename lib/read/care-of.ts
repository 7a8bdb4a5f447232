import { personOf } from '#lib/auth/actor.ts';
import { authorize } from '#lib/auth/authorize.ts';
import { env } from '#lib/base/env.ts';
import { type Asked, isFor, type OpenRequest } from '#lib/domain/review-requests.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import type { AnswerDto, CareDto, RequestDto } from './dto-care.ts';
import { query } from './query.ts';
import { peopleOf, requestsAbout } from './requests-about.ts';

/** Answers that a page shows. */
const ANSWERS_SHOWN = 50;

/** A request as somebody who may or may not answer for the entry reads it. */
export function requestDto(request: OpenRequest, reader: { userId: number; answersFor: boolean } | null): RequestDto {
  const { id, field, person, text, askedBy, on } = request;
  return {
    id,
    field,
    person: person && { slug: person.slug, name: person.name, hasAccount: person.userId !== null },
    text,
    askedBy,
    since: on,
    mine: reader !== null && isFor(request, reader),
  };
}

/** How an entry is looked after, as who asks sees it. */
export async function careOf(
  ctx: ReadContext,
  { id, kind, slug }: { id: number; kind: EntryKind; slug: string },
  people?: readonly Asked[],
): Promise<CareDto> {
  const requests = (await requestsAbout(ctx, [id], people ?? (await peopleOf(ctx)))).get(id) ?? [];
  const [row] = await query<{ days: number | null }>(ctx, {
    text: 'select review_every_days as days from entries where id = $1',
    values: [id],
  });
  const answers = await query<AnswerDto>(ctx, {
    text: `select q.id, q.field, q.text, p.name as person, q.answer::text, q.note, u.name as by,
                  to_char(q.answered_at at time zone 'utc', 'YYYY-MM-DD') as on
           from review_requests q left join people p on p.id = q.person_id left join users u on u.id = q.answered_by_id
           where q.entry_id = $1 and q.answered_at is not null order by q.answered_at desc, q.id desc limit ${ANSWERS_SHOWN}`,
    values: [id],
  });
  const userId = personOf(ctx.actor);
  const answersFor = authorize(ctx.actor, 'review.answer', { kind, slug }).ok;
  return {
    today: ctx.now.toISOString().slice(0, 10),
    days: row?.days ?? env().REVIEW_EVERY_DAYS,
    ownDays: row?.days != null,
    requests: requests.map((request) => requestDto(request, userId === null ? null : { userId, answersFor })),
    answers,
  };
}
