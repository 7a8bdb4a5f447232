import { env } from '#lib/base/env.ts';
import { spellings } from '#lib/domain/called.ts';
import { type Asked, isFor } from '#lib/domain/review-requests.ts';
import { SignInNeeded } from './authorise.ts';
import { requestDto } from './care-of.ts';
import type { ReadContext } from './context.ts';
import type { QueueConflictDto, QueueDto, QueueEntryDto, QueueOverdueDto, QueueTaskDto } from './dto-queue.ts';
import { query } from './query.ts';
import { answersFor, idsInScope, type QueueScope, scopeOf } from './queue-scope.ts';
import { peopleOf, requestsAbout } from './requests-about.ts';

/** Entries of each kind that a queue looks at; a person who has more waiting does not read them all. */
export const QUEUE_SHOWN = 100;

/** Where an entry is and who answers for it, as conditions on `entries e`. $1: ids, $2: all packages, $3: all sites. */
const SCOPE = `(e.id = any($1::int[]) or ($2::boolean and e.kind = 'package') or ($3::boolean and e.kind = 'site'))`;

export const ENTRY = `json_build_object('kind', e.kind, 'slug', e.slug, 'name', e.name, 'version', e.version,
  'number', (select t.number from tasks t where t.id = e.id)) as entry`;

/** Fields in conflict `c`, with the entry `o` that each is about where it is about one. */
export const CONFLICTS = `fields_in_conflict c join entries e on e.id = c.entry_id
  left join entries o on o.slug = split_part(c.field, '.', 2) and o.kind = (case split_part(c.field, '.', 1)
    when 'platforms' then 'platform' when 'nodes' then 'platform' when 'runtimes' then 'runtime'
    when 'offers' then 'dependency' when 'needs' then 'dependency' end)::"EntryKind"`;
export const CONFLICT_FIELDS = `array_agg(c.field order by c.field collate "C") as fields,
  coalesce(json_object_agg(o.slug, o.name) filter (where o.slug is not null), '{}') as names`;

/** What waits for who asks: requests, contradictions to settle, what is overdue, own tasks. */
export async function readQueue({ ctx }: { ctx: ReadContext }): Promise<QueueDto> {
  const people = await peopleOf(ctx);
  const scope = scopeOf(ctx.actor, people);
  if (scope === null) throw new SignInNeeded();
  const ids = await idsInScope(ctx, scope);
  const values = [ids, scope.allPackages, scope.allSites] as const;
  const answersForSome = ids.length > 0 || scope.allPackages || scope.allSites;
  const all = await requestsFor(ctx, scope, values, people);
  // What is only overdue has a list of its own.
  const requests = all.filter(({ isOverdue }) => !isOverdue).map(({ isOverdue: _isOverdue, ...request }) => request);
  const conflicts = answersForSome ? await conflictsIn(ctx, values) : [];
  const asked = new Set(requests.filter(({ field }) => field === '').map(({ entry }) => `${entry.kind}/${entry.slug}`));
  const overdue = (answersForSome ? await overdueIn(ctx, values, scope.userId) : []).filter(
    ({ entry }) => !asked.has(`${entry.kind}/${entry.slug}`),
  );
  const tasks = scope.person === null ? [] : await tasksOf(ctx, scope.person.id);
  const parts = [requests, conflicts, overdue, tasks];
  return {
    requests,
    conflicts,
    overdue,
    tasks,
    more: parts.some(({ length }) => length >= QUEUE_SHOWN),
    total: parts.reduce((sum, { length }) => sum + length, 0),
  };
}

type Values = readonly [ids: number[], allPackages: boolean, allSites: boolean];

async function requestsFor(ctx: ReadContext, scope: QueueScope, values: Values, people: readonly Asked[]) {
  const called = scope.person === null ? [] : spellings(scope.person);
  const rows = await query<{ id: number; entry: QueueEntryDto }>(ctx, {
    text: `select e.id, ${ENTRY} from entries e where e.trashed_at is null and e.id in (
             select q.entry_id from review_requests q join entries e on e.id = q.entry_id
             where q.answered_at is null and (q.person_id = $4::int or ${SCOPE})
             union select e.id from entries e where e.review = 'to_be_reviewed' and e.trashed_at is null
               and (${SCOPE} or exists (select from unnest($5::text[]) called where position(called in lower(e.review_by)) > 0))
             union select c.entry_id from claims c join entries e on e.id = c.entry_id
               where c.raw ~* '\\mask ' and c.state in ('current', 'open')
               and (${SCOPE} or exists (select from unnest($5::text[]) called where position(called in lower(c.raw)) > 0))
             union select r.entry_id from remarks r join entries e on e.id = r.entry_id
               where r.text ~* '\\mask '
               and (${SCOPE} or exists (select from unnest($5::text[]) called where position(called in lower(r.text)) > 0)))
           order by e.kind, lower(e.name), e.id limit ${QUEUE_SHOWN}`,
    values: [...values, scope.person?.id ?? null, called],
  });
  const about = await requestsAbout(
    ctx,
    rows.map(({ id }) => id),
    people,
  );
  return rows.flatMap(({ id, entry }) => {
    const reader = { userId: scope.userId, answersFor: answersFor(scope, entry) };
    const mine = (about.get(id) ?? []).filter((request) => isFor(request, reader));
    return mine.map((request) => ({ entry, isOverdue: request.isOverdue, ...requestDto(request, reader) }));
  });
}

function conflictsIn(ctx: ReadContext, values: Values): Promise<QueueConflictDto[]> {
  return query<QueueConflictDto>(ctx, {
    text: `select ${ENTRY}, ${CONFLICT_FIELDS} from ${CONFLICTS}
           where e.trashed_at is null and ${SCOPE}
           group by e.id order by e.kind, lower(e.name), e.id limit ${QUEUE_SHOWN}`,
    values: [...values],
  });
}

/** Longest without a look first. */
function overdueIn(ctx: ReadContext, values: Values, userId: number): Promise<QueueOverdueDto[]> {
  return query<QueueOverdueDto>(ctx, {
    text: `select * from (
             select e.id, ${ENTRY}, coalesce(e.reviewed_on, (e.updated_at at time zone 'utc')::date)::text as last,
                    e.reviewed_on is not null as reviewed, coalesce(e.review_every_days, $4::int) as days
             from entries e where e.trashed_at is null and e.review <> 'to_be_reviewed' and ${SCOPE}) due
           where due.last::date + due.days < $5::date and not exists (
             select from review_requests q where q.entry_id = due.id and q.field = '' and q.answer = 'not_me'
               and q.answered_by_id = $6::int and q.answered_at >= due.last::date)
           order by due.last, due.entry ->> 'slug' limit ${QUEUE_SHOWN}`,
    values: [...values, env().REVIEW_EVERY_DAYS, ctx.now.toISOString().slice(0, 10), userId],
  });
}

function tasksOf(ctx: ReadContext, personId: number): Promise<QueueTaskDto[]> {
  return query<QueueTaskDto>(ctx, {
    text: `select t.number, e.name, t.state::text, t.due_on::text as "dueOn" from tasks t join entries e on e.id = t.id
           where t.owner_id = $1 and e.trashed_at is null and t.state in ('open', 'in_progress', 'blocked')
           order by t.due_on nulls last, t.position, t.number limit ${QUEUE_SHOWN}`,
    values: [personId],
  });
}
