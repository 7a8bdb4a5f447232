import { beforeAll, describe, expect, it, test } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import { db } from '#lib/base/db.ts';
import { ENTRY_KINDS } from '#lib/domain/vocabulary.ts';
import { readOrphans } from '#lib/read/read-orphans.ts';
import { readQuestion } from '#lib/read/read-question.ts';
import { readQueue } from '#lib/read/read-queue.ts';
import { readTask } from '#lib/read/read-task.ts';
import { joinPerson } from '#lib/store/people/join-person.ts';
import { recordSources } from '#lib/store/record-sources.ts';
import { CARE_FORMS } from './routes/care-forms.ts';
import type { Browser } from './test-browser.ts';
import { type Grants, signedIn, visitor } from './test-sign-in.ts';
import { change } from './test-world.ts';

const ctx = () => ({ actor: systemActor('test'), now: new Date() });
const WHO: Record<string, Grants> = {
  nobody: [],
  reader: [],
  steve: [],
  expert: [{ role: 'expert', entry: { kind: 'package', slug: 'mine' } }],
  neighbour: [{ role: 'expert', entry: { kind: 'package', slug: 'other' } }],
  contact: [{ role: 'site_contact', entry: null }],
  manager: [{ role: 'manager', entry: null }],
};
const browsers = new Map<string, Browser>();
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
    if (name === 'nobody') browsers.set(name, visitor());
    else {
      const { browser, userId } = await signedIn(name, grants);
      browsers.set(name, browser);
      users.set(name, userId);
    }
  }
  const joined = await joinPerson({ ctx: ctx(), input: { person: 'steve-t', userId: users.get('steve') ?? 0 } });
  if (!joined.ok) throw new Error(joined.failure.detail);
});

const entry = { kind: 'package', slug: 'mine' };
const next = '/statements/package/mine?field=strategy';
const post = async (who: string, path: string, form: Record<string, string>) => {
  const answer = await browsers.get(who)?.post(path, { ...entry, next, ...form });
  if (!answer) throw new Error(`Nobody is called ${who}.`);
  return { status: answer.status, to: answer.headers.get('location') ?? '' };
};
const everything = async () => ({
  entries: await db().entry.findMany({ orderBy: { id: 'asc' } }),
  claims: await db().claim.findMany({ orderBy: { id: 'asc' } }),
  requests: await db().reviewRequest.findMany({ orderBy: { id: 'asc' } }),
});
const actor = (who: string) => ({
  kind: 'user' as const,
  userId: users.get(who) ?? 0,
  name: who,
  grants: [{ role: 'reader' as const, entry: null }, ...(WHO[who] ?? [])],
});
const queue = (who: string) => readQueue({ ctx: { actor: actor(who), now: new Date() } });

const say = { field: 'strategy', chosen: 'container', raw: '', certainty: 'likely', why: 'Built one.' };
/** For each form: what it sends, and who may. */
const forms: Record<string, { form: () => Promise<Record<string, string>>; refused: string[] }> = {
  '/api/claims': { form: async () => say, refused: ['nobody'] },
  '/api/claims/settle': {
    form: async () => {
      const { version } = await db().entry.findUniqueOrThrow({
        where: { kind_slug: { kind: 'package', slug: 'mine' } },
      });
      return { field: 'strategy', take: '', version: String(version), why: 'So.' };
    },
    refused: ['nobody', 'reader', 'neighbour', 'contact', 'steve'],
  },
  '/api/reviews': { form: async () => ({ field: '', text: 'Is it so?', person: '' }), refused: ['nobody'] },
  '/api/reviews/answer': {
    form: async () => ({ field: '', person: 'jim', answer: 'still_true' }),
    refused: ['nobody', 'reader', 'neighbour', 'contact', 'steve'],
  },
};

test('every form is here', () => {
  expect(Object.keys(forms).sort()).toEqual([...CARE_FORMS].sort());
});

describe.each(Object.entries(forms))('%s', (path, { form, refused }) => {
  it.each(refused)('does nothing for %s', async (who) => {
    const before = await everything();
    expect((await post(who, path, await form())).status).toBe(who === 'nobody' ? 401 : 403);
    expect(await everything()).toEqual(before);
  });

  it.each<Record<string, string>>([{ kind: 'secret' }, { slug: '../x' }, { slug: '\u0000' }])(
    'refuses %j',
    async (wrong) => {
      const before = await everything();
      expect((await post('manager', path, { ...(await form()), ...wrong })).status).toBe(400);
      expect(await everything()).toEqual(before);
    },
  );
});

it('says otherwise, is told of a second time, and an expert settles it', async () => {
  expect(await post('reader', '/api/claims', say)).toEqual({ status: 303, to: `${next}&said=stated` });
  expect(await post('contact', '/api/claims', say)).toEqual({ status: 303, to: `${next}&said=stated-conflict` });
  expect(await post('reader', '/api/claims', { ...say, chosen: 'x' })).toMatchObject({ to: `${next}&said=unfit` });
  expect(await post('reader', '/api/claims', { ...say, why: ' ' })).toMatchObject({ to: `${next}&said=unfit` });
  expect(await post('reader', '/api/claims', { ...say, field: 'owners' })).toMatchObject({ status: 400 });
  expect((await queue('expert')).conflicts).toMatchObject([{ entry: { slug: 'mine' }, fields: ['strategy'] }]);
  const settle = (await forms['/api/claims/settle']?.form()) ?? {};
  const open = await db().claim.findFirstOrThrow({ where: { state: 'open' } });
  const take = { ...settle, take: String(open.id) };
  expect(await post('expert', '/api/claims/settle', { ...take, why: '' })).toMatchObject({
    to: `${next}&said=unfit`,
  });
  expect(await post('expert', '/api/claims/settle', { ...take, version: '1' })).toMatchObject({
    to: `${next}&said=precondition`,
  });
  expect(await post('expert', '/api/claims/settle', { ...take, next: '//elsewhere' })).toEqual({
    status: 303,
    to: '/?said=settled',
  });
  expect(await post('expert', '/api/claims/settle', take)).toMatchObject({ to: `${next}&said=settled-conflict` });
  expect((await queue('expert')).conflicts).toEqual([]);
});

describe('queues', () => {
  it('Steve is asked by name, the expert for Jim who has no account, and nobody else anything', async () => {
    expect((await queue('steve')).requests).toMatchObject([{ entry: { slug: 'other' }, mine: true }]);
    expect((await queue('expert')).requests).toMatchObject([{ entry: { slug: 'mine' }, person: { slug: 'jim' } }]);
    expect(await queue('neighbour')).toMatchObject({ requests: [], total: 0 });
    expect(await queue('reader')).toMatchObject({ total: 0 });
  });

  it('what nobody can answer is the managers’, and theirs only', async () => {
    const asked = await readOrphans({ ctx: { actor: actor('manager'), now: new Date() } });
    expect(asked?.requests).toMatchObject([{ entry: { slug: 'lost' }, text: 'To be reviewed by experts.' }]);
    expect(await readOrphans({ ctx: { actor: actor('expert'), now: new Date() } })).toBeNull();
  });

  it('an answer is kept once; “not me” goes to who answers for it', async () => {
    const steves = { slug: 'other', field: '', person: 'steve-t', next: '/queue' };
    expect(await post('steve', '/api/reviews/answer', { ...steves, answer: 'not_me', note: 'Long ago.' })).toEqual({
      status: 303,
      to: '/queue?said=not_me',
    });
    expect((await queue('steve')).requests).toEqual([]);
    const [passed] = (await queue('neighbour')).requests;
    expect(passed).toMatchObject({ entry: { slug: 'other' }, person: null });
    const answer = { ...steves, person: '', request: String(passed?.id), answer: 'still_true' };
    expect(await post('neighbour', '/api/reviews/answer', answer)).toMatchObject({ to: '/queue?said=still_true' });
    expect(await post('neighbour', '/api/reviews/answer', answer)).toMatchObject({
      to: '/queue?said=still_true-conflict',
    });
    const other = await db().entry.findFirstOrThrow({ where: { slug: 'other' } });
    expect(other).toMatchObject({ review: 'reviewed', reviewBy: 'neighbour' });
    expect((await queue('neighbour')).total).toBe(0);
  });

  it('“changed” leads to where it is corrected', async () => {
    const jims = { person: 'jim', field: '', answer: 'changed', note: 'It moved.' };
    expect(await post('expert', '/api/reviews/answer', jims)).toEqual({
      status: 303,
      to: '/edit/package/mine?said=correct',
    });
  });

  it.each(ENTRY_KINDS)(
    '“changed” leads to the form of a %s, too, and whoever may not edit it to its statements',
    async (kind) => {
      const slug = `some-${kind.replace('_', '-')}`;
      await change([{ kind, slug, create: true, set: { name: 'Some' } }]);
      const asked = { kind, slug, field: 'name', text: 'Is it so?', person: 'steve-t', next: '/queue' };
      const answer = { kind, slug, field: 'name', answer: 'changed', next: '/queue' };
      for (const [who, to] of [
        ['manager', `/edit/${kind.replace('_', '-')}/${slug}?said=correct`],
        ['steve', `/statements/${kind}/${slug}?field=name&said=correct`],
      ] as const) {
        expect(await post('reader', '/api/reviews', asked)).toMatchObject({ to: '/queue?said=asked' });
        const { id } = await db().reviewRequest.findFirstOrThrow({
          where: { answeredAt: null, entry: { kind, slug } },
        });
        expect(await post(who, '/api/reviews/answer', { ...answer, request: String(id) })).toEqual({ status: 303, to });
      }
    },
  );

  it('a task and a question show what is asked about them, and to whom it is theirs', async () => {
    await change([
      { kind: 'task', slug: 'asked', create: true, set: { name: 'Asked' } },
      { kind: 'question', slug: 'asked', create: true, set: { name: 'Asked' } },
    ]);
    const { number } = await db().task.findFirstOrThrow({ where: { entry: { slug: 'asked' } } });
    for (const kind of ['task', 'question']) {
      await post('reader', '/api/reviews', { kind, slug: 'asked', field: '', text: 'Is it so?', person: '' });
    }
    const seenBy = async (who: string) => {
      const asks = { actor: actor(who), now: new Date() };
      const task = await readTask({ ctx: asks, input: { number: String(number) } });
      const question = await readQuestion({ ctx: asks, input: { slug: 'asked' } });
      return [task, question].map((one) => (one.ok ? one.value.care.requests : one.failure));
    };
    const request = { text: 'Is it so?', askedBy: 'reader' };
    expect(await seenBy('manager')).toMatchObject([[{ ...request, mine: true }], [{ ...request, mine: true }]]);
    expect(await seenBy('steve')).toMatchObject([[{ ...request, mine: false }], [{ ...request, mine: false }]]);
  });

  it('what nobody has looked at within its interval is overdue', async () => {
    const later = new Date(Date.now() + 400 * 86_400_000);
    const of = async () => (await readQueue({ ctx: { actor: actor('expert'), now: later } })).overdue;
    expect(await of()).toMatchObject([{ entry: { slug: 'mine' }, reviewed: true, days: 365 }]);
    await change([{ kind: 'package', slug: 'mine', set: { reviewEveryDays: 500 } }]);
    expect(await of()).toEqual([]);
  });
});
