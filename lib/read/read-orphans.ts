import { authorize } from '#lib/auth/authorize.ts';
import { isNobodys } from '#lib/domain/review-requests.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import { requestDto } from './care-of.ts';
import type { ReadContext } from './context.ts';
import type { OrphansDto, QueueConflictDto, QueueEntryDto } from './dto-queue.ts';
import { query } from './query.ts';
import { CONFLICT_FIELDS, CONFLICTS, ENTRY, QUEUE_SHOWN } from './read-queue.ts';
import { peopleOf, requestsAbout } from './requests-about.ts';

/** Accounts that answer for an entry `e` by a role for it or for all of its kind. */
const ANSWERABLE = `array(
  select u.id from users u where u.suspended_at is null and (
    exists (select from role_grants g where g.user_id = u.id and g.role in ('expert', 'site_contact')
            and (g.entry_id = e.id or (g.entry_id is null and (e.kind, g.role::text) in (('package', 'expert'), ('site', 'site_contact')))))
    or (e.kind = 'package' and 'expert' = any(u.claimed_roles)) or (e.kind = 'site' and 'site_contact' = any(u.claimed_roles))))`;

/** Entries that are looked at for requests of nobody; further ones come up once these are answered. */
const LOOKED_AT = 400;

/** What waits and nobody but who keeps the catalogue can answer or settle; null for who does not keep it. */
export async function readOrphans({ ctx }: { ctx: ReadContext }): Promise<OrphansDto | null> {
  mustBeAllowedToRead(ctx);
  // Who may answer for an entry of any kind is a keeper.
  if (!authorize(ctx.actor, 'review.answer', null).ok) return null;
  const rows = await query<{ id: number; entry: QueueEntryDto; answerable: number[] }>(ctx, {
    text: `select e.id, ${ENTRY}, ${ANSWERABLE} as answerable from entries e
           where e.trashed_at is null and e.id in (
             select q.entry_id from review_requests q where q.answered_at is null
             union select x.id from entries x where x.review = 'to_be_reviewed' and x.trashed_at is null
             union select c.entry_id from claims c where c.raw ~* '\\mask ' and c.state in ('current', 'open')
             union select r.entry_id from remarks r where r.text ~* '\\mask ')
           order by e.kind, lower(e.name), e.id limit ${LOOKED_AT}`,
  });
  const ids = rows.map(({ id }) => id);
  const about = await requestsAbout(ctx, ids, await peopleOf(ctx));
  const requests = rows.flatMap(({ id, entry, answerable }) =>
    (about.get(id) ?? [])
      .filter((request) => !request.isOverdue && isNobodys(request, answerable))
      .map((request) => ({ entry, ...requestDto(request, null) })),
  );
  const conflicts = await query<QueueConflictDto>(ctx, {
    text: `select ${ENTRY}, ${CONFLICT_FIELDS} from ${CONFLICTS}
           where e.trashed_at is null and cardinality(${ANSWERABLE}) = 0
           group by e.id order by e.kind, lower(e.name), e.id limit ${QUEUE_SHOWN}`,
  });
  return {
    requests: requests.slice(0, QUEUE_SHOWN),
    conflicts,
    more: rows.length === LOOKED_AT || requests.length > QUEUE_SHOWN || conflicts.length === QUEUE_SHOWN,
    total: requests.length + conflicts.length,
  };
}
