import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import { db } from '#lib/base/db.ts';
import { reviewAnswer, reviewRequest } from '#lib/contracts/reviews.ts';
import { readOrphans } from '#lib/read/read-orphans.ts';
import { readQuestion } from '#lib/read/read-question.ts';
import { readQueue } from '#lib/read/read-queue.ts';
import { readTask } from '#lib/read/read-task.ts';
import { settleClaims } from '#lib/store/claims/settle-claims.ts';
import { stateClaim } from '#lib/store/claims/state-claim.ts';
import { joinPerson } from '#lib/store/people/join-person.ts';
import { recordSources } from '#lib/store/record-sources.ts';
import { answerReview } from '#lib/store/reviews/answer-review.ts';
import { askForReview } from '#lib/store/reviews/ask-for-review.ts';
import { type Grants, signedIn } from './test-sign-in.ts';
import { change } from './test-world.ts';

const ctx = () => ({ actor: systemActor('test'), now: new Date() });
const WHO: Record<string, Grants> = {
  reader: [],
  steve: [],
  expert: [{ role: 'expert', entry: { kind: 'package', slug: 'mine' } }],
  neighbour: [{ role: 'expert', entry: { kind: 'package', slug: 'other' } }],
  contact: [{ role: 'site_contact', entry: null }],
  manager: [{ role: 'manager', entry: null }],
};
const users = new Map<string, number>();

beforeAll(async () => {
  await change([
    {
      kind: 'package',
      slug: 'mine',
      create: true,
      set: { name: 'Mine', strategy: 'vm', comments: { raw: 'ask Jim' } },
    },
    {
      kind: 'package',
      slug: 'other',
      create: true,
      set: { name: 'Other', review: { state: 'to_be_reviewed', by: 'Steve T.', on: null } },
    },
    {
      kind: 'package',
      slug: 'lost',
      create: true,
      set: { name: 'Lost', review: { state: 'to_be_reviewed', by: 'experts', on: null } },
    },
  ]);
  const people = [
    { slug: 'steve-t', name: 'Steve T.', note: '' },
    { slug: 'jim', name: 'Jim', note: '' },
  ];
  await recordSources({ ctx: ctx(), input: { sources: [], people, criteria: [] } });
  for (const [name, grants] of Object.entries(WHO)) {
    users.set(name, (await signedIn(name, grants)).userId);
  }
  const joined = await joinPerson({ ctx: ctx(), input: { person: 'steve-t', userId: users.get('steve') ?? 0 } });
  if (!joined.ok) throw new Error(joined.failure.detail);
});

const actor = (who: string) => ({
  kind: 'user' as const,
  userId: users.get(who) ?? 0,
  name: who,
  grants: [{ role: 'reader' as const, entry: null }, ...(WHO[who] ?? [])],
});
const as = (who: string) => ({ actor: actor(who), now: new Date() });
const queue = (who: string) => readQueue({ ctx: as(who) });
const answer = (who: string, input: Record<string, unknown>) =>
  answerReview({ ctx: as(who), input: reviewAnswer.parse({ kind: 'package', ...input }) });
const ask = (who: string, input: Record<string, unknown>) =>
  askForReview({ ctx: as(who), input: reviewRequest.parse({ text: 'Is it so?', ...input }) });
const kept = expect.objectContaining({ ok: true });
const refused = (kind: string) => ({ ok: false, failure: { kind } });

it('what is said otherwise waits in the queue of who answers for it until it is settled', async () => {
  const input = { ...{ kind: 'package' as const, slug: 'mine', field: 'strategy' }, why: 'Built one.' };
  const said = { ...input, value: 'container', raw: '', certainty: 'likely' as const };
  expect(await stateClaim({ ctx: as('reader'), input: said })).toEqual(kept);
  expect((await queue('expert')).conflicts).toMatchObject([{ entry: { slug: 'mine' }, fields: ['strategy'] }]);
  expect((await queue('neighbour')).conflicts).toEqual([]);
  const { version } = await db().entry.findFirstOrThrow({ where: { slug: 'mine' } });
  expect(await settleClaims({ ctx: as('expert'), input: { ...input, take: null, version } })).toEqual(kept);
  expect((await queue('expert')).conflicts).toEqual([]);
});

describe('requests', () => {
  it('Steve is asked by name, the expert for Jim who has no account, and nobody else anything', async () => {
    expect((await queue('steve')).requests).toMatchObject([{ entry: { slug: 'other' }, mine: true }]);
    expect((await queue('expert')).requests).toMatchObject([{ entry: { slug: 'mine' }, person: { slug: 'jim' } }]);
    expect(await queue('neighbour')).toMatchObject({ requests: [], total: 0 });
    expect(await queue('reader')).toMatchObject({ total: 0 });
  });

  it('what nobody can answer is the managers’, and theirs only', async () => {
    const asked = await readOrphans({ ctx: as('manager') });
    expect(asked?.requests).toMatchObject([{ entry: { slug: 'lost' }, text: 'To be reviewed by experts.' }]);
    expect(await readOrphans({ ctx: as('expert') })).toBeNull();
  });

  it('an answer is kept once; “not me” goes to who answers for it', async () => {
    const steves = { slug: 'other', person: 'steve-t' };
    expect(await answer('steve', { ...steves, answer: 'not_me', note: 'Long ago.' })).toEqual(kept);
    expect((await queue('steve')).requests).toEqual([]);
    const [passed] = (await queue('neighbour')).requests;
    expect(passed).toMatchObject({ entry: { slug: 'other' }, person: null });
    const still = { slug: 'other', request: passed?.id, answer: 'still_true' };
    expect(await answer('reader', still)).toMatchObject(refused('forbidden'));
    expect(await answer('neighbour', still)).toEqual(kept);
    expect(await answer('neighbour', still)).toMatchObject(refused('conflict'));
    const other = await db().entry.findFirstOrThrow({ where: { slug: 'other' } });
    expect(other).toMatchObject({ review: 'reviewed', reviewBy: 'neighbour' });
    expect((await queue('neighbour')).total).toBe(0);
  });

  it('a task and a question show what is asked about them, and to whom it is theirs', async () => {
    await change([
      { kind: 'task', slug: 'asked', create: true, set: { name: 'Asked' } },
      { kind: 'question', slug: 'asked', create: true, set: { name: 'Asked' } },
    ]);
    const { number } = await db().task.findFirstOrThrow({ where: { entry: { slug: 'asked' } } });
    for (const kind of ['task', 'question']) {
      expect(await ask('reader', { kind, slug: 'asked' })).toEqual(kept);
    }
    const seenBy = async (who: string) => {
      const task = await readTask({ ctx: as(who), input: { number: String(number) } });
      const question = await readQuestion({ ctx: as(who), input: { slug: 'asked' } });
      return [task, question].map((one) => (one.ok ? one.value.care.requests : one.failure));
    };
    const request = { text: 'Is it so?', askedBy: 'reader' };
    expect(await seenBy('manager')).toMatchObject([[{ ...request, mine: true }], [{ ...request, mine: true }]]);
    expect(await seenBy('steve')).toMatchObject([[{ ...request, mine: false }], [{ ...request, mine: false }]]);
  });

  it('what nobody has looked at within its interval is overdue', async () => {
    expect(await answer('expert', { slug: 'mine', person: 'jim', answer: 'changed', note: 'It moved.' })).toEqual(kept);
    const later = new Date(Date.now() + 400 * 86_400_000);
    const of = async () => (await readQueue({ ctx: { actor: actor('expert'), now: later } })).overdue;
    expect(await of()).toMatchObject([{ entry: { slug: 'mine' }, reviewed: true, days: 365 }]);
    await change([{ kind: 'package', slug: 'mine', set: { reviewEveryDays: 500 } }]);
    expect(await of()).toEqual([]);
  });
});
