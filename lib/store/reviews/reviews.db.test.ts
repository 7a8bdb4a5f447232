import { beforeEach, describe, expect, it } from 'vitest';
import { type Actor, systemActor } from '#lib/auth/actor.ts';
import { db } from '#lib/base/db.ts';
import { changeSetInput, type EntryChange } from '#lib/contracts/changes.ts';
import { type ReviewAnswerInput, reviewAnswer, reviewRequest } from '#lib/contracts/reviews.ts';
import type { Grant } from '#lib/domain/permissions.ts';
import { applyChanges } from '../apply-changes.ts';
import { createPerson } from '../people/create-person.ts';
import { joinPerson } from '../people/join-person.ts';
import { recordSources } from '../record-sources.ts';
import { answerReview } from './answer-review.ts';
import { askForReview } from './ask-for-review.ts';

const now = new Date('2026-02-03T04:05:06Z');
const system = { actor: systemActor('test'), now };
const kind = 'package';
let count = 0;
let slug = '';
let steve: Actor;
let reader: Actor;
let expert: Actor;

async function change(entries: EntryChange[]) {
  const done = await applyChanges({ ctx: system, input: changeSetInput.parse({ entries }) });
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
}

async function person(name: string, grants: readonly Grant[]): Promise<Actor & { kind: 'user' }> {
  const made = await createPerson({ ctx: system, input: { name, email: `${name}-${count}@example.org`, grants: [] } });
  if (!made.ok) throw new Error(made.failure.detail);
  return { kind: 'user', userId: made.value.userId, name, grants: [{ role: 'reader', entry: null }, ...grants] };
}

beforeEach(async () => {
  count += 1;
  slug = `isoc-${count}`;
  const named = [
    { slug: `steve-${count}`, name: `Steve ${count}.`, note: '' },
    { slug: `jim-${count}`, name: `Jim ${count}`, note: '' },
  ];
  await recordSources({ ctx: system, input: { sources: [], people: named, criteria: [] } });
  await change([{ kind, slug, create: true, set: { name: 'Isoc', strategy: 'vm' } }]);
  const joined = await person('Steve', []);
  await joinPerson({ ctx: system, input: { person: `steve-${count}`, userId: joined.userId } });
  [steve, reader, expert] = [
    joined,
    await person('Rita', []),
    await person('Ann', [{ role: 'expert', entry: { kind, slug } }]),
  ];
});

const ask = (actor: Actor, more: object = {}) =>
  askForReview({ ctx: { actor, now }, input: reviewRequest.parse({ kind, slug, text: 'Is it so?', ...more }) });
const answer = (actor: Actor, more: Partial<ReviewAnswerInput> & { answer: ReviewAnswerInput['answer'] }) =>
  answerReview({ ctx: { actor, now }, input: reviewAnswer.parse({ kind, slug, ...more }) });
const entry = () => db().entry.findUniqueOrThrow({ where: { kind_slug: { kind, slug } } });
const requests = async () =>
  db().reviewRequest.findMany({ where: { entryId: (await entry()).id }, orderBy: { id: 'asc' } });
const toBeReviewed = (by: string) =>
  change([{ kind, slug, set: { review: { state: 'to_be_reviewed', by, on: null } } }]);

describe('asking', () => {
  it('is for any member, once while it is open, and changes nothing of the entry', async () => {
    const before = await entry();
    const talk = async () => Number((await db().dataVersion.findFirstOrThrow()).talk);
    const heard = await talk();
    expect(await ask(reader)).toMatchObject({ ok: true });
    expect(await talk()).toBe(heard + 1);
    expect(await ask(expert)).toMatchObject({ failure: { kind: 'conflict' } });
    expect(await ask(expert, { field: 'strategy' })).toMatchObject({ ok: true });
    expect(await ask(reader, { person: `jim-${count}` })).toMatchObject({ ok: true });
    expect(await entry()).toEqual(before);
    expect(await requests()).toHaveLength(3);
  });

  it('of two who ask the same at once one is told', async () => {
    const both = await Promise.all([ask(reader), ask(expert)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await requests()).toHaveLength(1);
  });

  it.each([
    ['nobody the sources name', { person: 'nobody' }, 'invalid'],
    ['a field that is not there', { field: 'colour' }, 'invalid'],
    ['an entry that is not there', { slug: 'nothing' }, 'not_found'],
  ])('not %s', async (_, more, kind) => {
    expect(await ask(reader, more)).toMatchObject({ ok: false, failure: { kind } });
  });
});

describe('answering', () => {
  it('still true, of what the entry says of itself: its review, on this day, in the history', async () => {
    await toBeReviewed(`Steve ${count}.`);
    const before = await entry();
    const request = { person: `steve-${count}`, answer: 'still_true' } as const;
    expect(await answer(reader, request)).toMatchObject({ failure: { kind: 'forbidden' } });
    const done = await answer(steve, request);
    expect(done.ok).toBe(true);
    const after = await entry();
    expect(after.version).toBe(before.version + 1);
    expect(after.fields).toMatchObject({ review: { state: 'reviewed', by: `Steve ${count}.`, on: '2026-02-03' } });
    const set = await db().changeSet.findUniqueOrThrow({ where: { id: done.ok ? (done.value.changeSet ?? 0) : 0 } });
    expect(set.why).toBe(`To be reviewed by Steve ${count}. It is still true.`);
    expect(await requests()).toMatchObject([{ answer: 'still_true', changeSetId: set.id }]);
    expect(await answer(steve, request)).toMatchObject({ failure: { kind: 'conflict' } });
  });

  it('still true, of one field: a statement of this day beside the old one, and the value as it was', async () => {
    const asked = await ask(reader, { field: 'strategy' });
    const request = asked.ok ? asked.value.id : 0;
    expect(await answer(steve, { request, answer: 'still_true' })).toMatchObject({ failure: { kind: 'forbidden' } });
    expect(await answer(expert, { request, answer: 'still_true', note: 'Seen it.' })).toMatchObject({ ok: true });
    expect((await entry()).fields).toMatchObject({ strategy: 'vm' });
    const claims = await db().claim.findMany({ where: { field: 'strategy', entry: { slug } }, orderBy: { id: 'asc' } });
    expect(claims).toMatchObject([{ state: 'superseded' }, { state: 'current', value: 'vm' }]);
    expect(claims[1]?.statedOn?.toISOString()).toContain('2026-02-03');
    expect(await db().remark.findFirst({ where: { entry: { slug } } })).toMatchObject({ text: 'Seen it.' });
  });

  it('changed: closed at once, with a remark', async () => {
    const asked = await ask(reader, { field: 'strategy' });
    const request = asked.ok ? asked.value.id : 0;
    expect(await answer(expert, { request, answer: 'changed', note: 'It is a container.' })).toMatchObject({
      ok: true,
    });
    expect(await requests()).toMatchObject([{ answer: 'changed', note: 'It is a container.' }]);
    expect((await entry()).fields).toMatchObject({ strategy: 'vm' });
    expect(await answer(expert, { request, answer: 'still_true' })).toMatchObject({ failure: { kind: 'conflict' } });
  });

  it('not me: it is whose it can be, with the note, and the entry is as it was', async () => {
    await toBeReviewed(`Steve ${count}.`);
    const before = await entry();
    const notMe = { answer: 'not_me', note: 'Ask the shift.' } as const;
    expect(await answer(steve, { ...notMe, person: `steve-${count}` })).toMatchObject({
      ok: true,
      value: { changeSet: null },
    });
    expect(await entry()).toEqual(before);
    const [declined, open] = await requests();
    expect(declined).toMatchObject({ answer: 'not_me', note: 'Ask the shift.' });
    expect(open).toMatchObject({ answer: null, personId: null });
    expect(await answer(steve, { ...notMe, request: open?.id ?? 0 })).toMatchObject({ failure: { kind: 'forbidden' } });
    // Who answers for it says so too: it stays open, for others and for the managers.
    expect(await answer(expert, { ...notMe, request: open?.id ?? 0 })).toMatchObject({ ok: true });
    expect((await requests()).map(({ answer }) => answer)).toEqual(['not_me', null, 'not_me']);
  });

  it('“ask Jim” is answered once', async () => {
    await change([{ kind, slug, set: { comments: { raw: `like the other, ask Jim ${count}` } } }]);
    const request = { person: `jim-${count}`, answer: 'still_true' } as const;
    expect(await answer(expert, request)).toMatchObject({ ok: true });
    expect(await answer(expert, request)).toMatchObject({ failure: { kind: 'conflict' } });
  });

  it('of two answers at once one is told, and the history has one', async () => {
    const asked = await ask(reader);
    const request = asked.ok ? asked.value.id : 0;
    const { version } = await entry();
    const both = await Promise.all([
      answer(expert, { request, answer: 'still_true' }),
      answer(system.actor, { request, answer: 'changed' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await entry()).version).toBe(version + 1);
  });
});

describe('who somebody of the sources is', () => {
  it('one account is one person; each is told in the events of the account', async () => {
    const userId = 'userId' in reader ? reader.userId : 0;
    const joined = async () => (await db().person.findMany({ where: { userId } })).map((one) => one.slug);
    await joinPerson({ ctx: system, input: { person: `jim-${count}`, userId } });
    expect(await joined()).toEqual([`jim-${count}`]);
    await joinPerson({ ctx: system, input: { person: `steve-${count}`, userId } });
    expect(await joined()).toEqual([`steve-${count}`]);
    await joinPerson({ ctx: system, input: { person: `steve-${count}`, userId: null } });
    expect(await joined()).toEqual([]);
    const events = await db().peopleEvent.findMany({ where: { userId, what: { contains: 'of the sources' } } });
    expect(events).toHaveLength(4);
    expect(await joinPerson({ ctx: system, input: { person: 'nobody', userId } })).toMatchObject({
      failure: { kind: 'not_found' },
    });
    expect(await joinPerson({ ctx: system, input: { person: `jim-${count}`, userId: 99_999 } })).toMatchObject({
      failure: { kind: 'not_found' },
    });
  });
});
