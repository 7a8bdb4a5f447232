import { personOf } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import { type ClaimInput, changeSetInput, type EntryChange } from '#lib/contracts/changes.ts';
import type { ReviewAnswerInput } from '#lib/contracts/reviews.ts';
import { type OpenRequest, openRequests } from '#lib/domain/review-requests.ts';
import { applyChanges } from '../apply-changes.ts';
import { bumpTalkVersion } from '../bump-data-version.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { inTrash, type LockedEntry, lockEntry, missing } from '../lock-entries.ts';
import { speakerOf } from '../speaker.ts';
import { transact } from '../transact.ts';
import { wordsOf } from '../words-of.ts';
import { requestsOfEntry } from './requests-of-entry.ts';

interface Step {
  tx: Tx;
  ctx: WriteContext;
  input: ReviewAnswerInput;
  entry: LockedEntry;
  request: OpenRequest;
}

/**
 * Answers a request: *still true* and *changed* are kept in the history of the entry (its review, or a confirmation of
 * the field), *not me* on the request, which then is everybody's who answers for the entry. The person who was asked by
 * name may answer, and who answers for the entry. Fails with `conflict` when somebody has answered already.
 */
export function answerReview({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: ReviewAnswerInput;
}): Promise<Result<{ changeSet: number | null }>> {
  const { kind, slug } = input;
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'review.ask', { kind, slug });
    const entry = await lockEntry(tx, { kind, slug });
    if (entry === null) throw missing(kind, slug);
    const { questions, people } = await requestsOfEntry(tx, entry, ctx.now);
    const request = openRequests(questions, people).find((one) => isMeant(one, input));
    // Also of one that is answered by now: whoever was asked is told so.
    const stored = questions.stored.find(({ id }) => id === input.request);
    const asked = people.find(({ id, slug }) =>
      input.request === null ? slug === input.person : id === stored?.personId,
    );
    if (asked === undefined || asked.userId === null || asked.userId !== personOf(ctx.actor))
      mustBeAllowed(ctx, 'review.answer', { kind, slug });
    if (entry.trashedAt !== null) throw inTrash(kind, slug);
    if (request === undefined) {
      throw new Refused({ kind: 'conflict', detail: 'This is not asked any more: somebody has answered.' });
    }
    const step = { tx, ctx, input, entry, request };
    const changeSet = input.answer === 'not_me' ? await passOn(step) : await answered(step);
    await bumpTalkVersion(tx);
    return { changeSet };
  });
}

const isMeant = (one: OpenRequest, { request, person, field }: ReviewAnswerInput): boolean =>
  request === null
    ? one.id === null && one.field === field && (one.person?.slug ?? null) === person
    : one.id === request;

/** Keeps the answer with its request, which gets a row now if it had none. */
async function keep(
  { tx, ctx, input, entry, request }: Step,
  { changeSetId, close }: { changeSetId: number | null; close: boolean },
): Promise<void> {
  const { answer, note } = input;
  const data = { answer, note, answeredById: personOf(ctx.actor), answeredAt: ctx.now, changeSetId };
  if (request.id !== null && close) {
    await tx.reviewRequest.update({ where: { id: request.id }, data });
    return;
  }
  const { field, text, person } = request;
  const asked = { entryId: entry.id, field, text, personId: person?.id ?? null, createdAt: ctx.now };
  await tx.reviewRequest.create({ data: { ...asked, ...data } });
}

/** Closes the request to who said "not me"; for whoever answers for the entry it stays open, or is opened. */
async function passOn(step: Step): Promise<null> {
  const { tx, ctx, entry, request } = step;
  const { field, person, text } = request;
  await keep(step, { changeSetId: null, close: person !== null });
  const open = { entryId: entry.id, field, personId: null, answeredAt: null };
  if (person !== null && (await tx.reviewRequest.count({ where: open })) === 0) {
    await tx.reviewRequest.create({ data: { entryId: entry.id, field, text, createdAt: ctx.now } });
  }
  return null;
}

async function answered(step: Step): Promise<number> {
  const { tx, ctx, input, request } = step;
  const speaker = await speakerOf(tx, ctx.actor);
  const name = speaker?.name ?? (ctx.actor.kind === 'user' ? ctx.actor.name : '');
  const change = await changeOf(step, { by: speaker?.slug ?? null, name });
  const words = input.answer === 'changed' ? 'It has changed' : 'It is still true';
  const why = `${request.text} ${words}${input.note === '' ? '.' : `: ${input.note}`}`.slice(0, 2000);
  const done = await applyChanges({
    ctx: { ...ctx, db: tx },
    input: changeSetInput.parse({ why: why.toWellFormed(), entries: [change] }),
    // Who was asked may answer, also somebody who may edit nothing; the lock has been asked above.
    leave: 'review.ask',
  });
  if (!done.ok) throw new Refused(done.failure);
  const changeSetId = done.value[0]?.changeSet;
  if (changeSetId === undefined) throw new Error('An answer left no revision.');
  await keep(step, { changeSetId, close: true });
  return changeSetId;
}

/** A stored value of a field is JSON. */
const stored = (value: unknown): ClaimInput['value'] => value as ClaimInput['value'];

/** What an answer writes: the review of the whole entry, or for one field that it was looked at. */
async function changeOf(
  { tx, ctx, input, entry, request }: Step,
  { by, name }: { by: string | null; name: string },
): Promise<EntryChange> {
  const { kind, slug, note, answer } = input;
  const on = ctx.now.toISOString().slice(0, 10);
  const { field } = request;
  const last = await tx.remark.aggregate({ where: { entryId: entry.id }, _max: { position: true } });
  const words = note === '' ? 'Looked at; it has changed.' : note;
  const remark = { position: (last._max.position ?? -1) + 1, topic: 'Review', text: words, by };
  const remarks = answer === 'changed' || note !== '' ? [remark] : [];
  if (field === '') {
    const review = { state: 'reviewed' as const, by: name, on };
    // Reviewed twice on one day by one person, the field is the same and the statement is new.
    const claim = { field: 'review', value: review, raw: `reviewed${name === '' ? '' : ` by ${name}`}`, by, on };
    return { kind, slug, set: { review }, claims: [claim], remarks };
  }
  if (answer === 'changed') return { kind, slug, remarks };
  const value = entry.fields[field];
  if (value === undefined) {
    throw new Refused({ kind: 'conflict', detail: 'Nothing is said there that could still be true. Say what it is.' });
  }
  const present = await tx.claim.findFirst({ where: { entryId: entry.id, field, state: 'current' } });
  const claim = { field, value: stored(value), raw: present?.raw ?? wordsOf(value), by, on };
  return { kind, slug, claims: [claim], remarks };
}
