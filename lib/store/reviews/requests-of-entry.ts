import type { Tx } from '#lib/base/db.ts';
import { env } from '#lib/base/env.ts';
import { type Asked, overdueSince, type Questions } from '#lib/domain/review-requests.ts';
import type { LockedEntry } from '../lock-entries.ts';

/** What is asked about an entry, and the people whom the sources name; for a verb that holds the entry's lock. */
export async function requestsOfEntry(
  tx: Tx,
  { id }: LockedEntry,
  now: Date,
): Promise<{ questions: Questions; people: Asked[] }> {
  const entry = await tx.entry.findUniqueOrThrow({
    where: { id },
    select: { review: true, reviewBy: true, reviewedOn: true, updatedAt: true, reviewEveryDays: true },
  });
  const claim = await tx.claim.findFirst({
    where: { entryId: id, field: 'review', state: 'current' },
    select: { changeSet: { select: { recordedAt: true, at: true } } },
  });
  const sentences = await tx.$queryRaw<{ text: string }[]>`
    select c.raw as text from claims c
    where c.entry_id = ${id} and c.raw ~* '\\mask ' and c.state in ('current', 'open')
    union all
    select r.text from remarks r where r.entry_id = ${id} and r.text ~* '\\mask '`;
  const stored = await tx.reviewRequest.findMany({ where: { entryId: id }, orderBy: { id: 'asc' } });
  return {
    people: await tx.person.findMany({ select: { id: true, slug: true, name: true, userId: true } }),
    questions: {
      review: {
        state: entry.review,
        by: entry.reviewBy,
        since: claim?.changeSet.recordedAt.toISOString() ?? '',
        on: claim?.changeSet.at.toISOString().slice(0, 10) ?? '',
      },
      overdue: overdueSince(
        (entry.reviewedOn ?? entry.updatedAt).toISOString().slice(0, 10),
        now.toISOString().slice(0, 10),
        entry.reviewEveryDays ?? env().REVIEW_EVERY_DAYS,
      ),
      sentences: sentences.map(({ text }) => text),
      stored: stored.map(({ createdAt, answeredAt, ...row }) => ({
        ...row,
        askedBy: null,
        since: createdAt.toISOString(),
        answeredAt: answeredAt?.toISOString() ?? null,
      })),
    },
  };
}
