import { beforeEach, describe, expect, test } from 'vitest';
import { pool, withTransaction } from '#lib/base/db.ts';
import { readVersions } from '#lib/read/read-data-version.ts';
import { trashEntry } from '../trash-entry.ts';
import { editComment } from './edit-comment.ts';
import { hideComment } from './hide-comment.ts';
import { notify } from './notify.ts';
import { postComment } from './post-comment.ts';
import { resolveThread } from './resolve-thread.ts';
import { changed, inboxOf, NOW, person, SYSTEM, type TestPerson } from './test-people.ts';
import { watchEntry } from './watch-entry.ts';

const gleam = { kind: 'package', slug: 'gleam' } as const;
const EXPERT = { role: 'expert', entry: gleam } as const;
let ann: TestPerson;
let bob: TestPerson;
let expert: TestPerson;
let manager: TestPerson;
let turn = 0;

beforeEach(async () => {
  await pool().query('truncate comments, watches, inbox_items');
  turn += 1;
  if (turn === 1) {
    await changed(SYSTEM, [
      { ...gleam, create: true, set: { name: 'Gleam' } },
      { kind: 'task', slug: 'port-it', create: true, set: { name: 'Port it' } },
      { kind: 'image', slug: 'gleam', create: true, set: { name: 'Gleam, the image' } },
      { kind: 'platform', slug: 'rhel6', create: true, set: { name: 'RHEL6', family: 'rhel', generation: 6 } },
    ]);
  }
  ann = await person('Ann Expert');
  bob = await person('Bob');
  expert = await person('Eve', EXPERT);
  manager = await person('Max', { role: 'manager', entry: null });
});

const say = async (who: TestPerson, body: string, replyTo: number | null = null): Promise<number> => {
  const done = await postComment({ ctx: who.ctx, input: { ...gleam, body, replyTo } });
  if (!done.ok) throw new Error(done.failure.detail);
  return done.value.id;
};
const watch = (who: TestPerson, watching = true) => watchEntry({ ctx: who.ctx, input: { ...gleam, watching } });
const row = async (id: number) => (await pool().query('select * from comments where id = $1', [id])).rows[0];
const everything = async () =>
  (await pool().query('select (select json_agg(c order by id) from comments c) as c, talk, version from data_version'))
    .rows[0];

describe('comments', () => {
  test('who is mentioned, answered or watching is told once, by the nearest; never oneself', async () => {
    await watch(bob);
    const root = await say(ann, `Look, ${bob.mention} ${ann.mention} @nobody-99999`);
    expect(await inboxOf(bob)).toEqual([
      {
        kind: 'mention',
        key: `mention:${root}`,
        text: 'Ann Expert mentioned you on Gleam',
        href: `/packages/gleam#comment-${root}`,
      },
    ]);
    expect(await inboxOf(ann)).toEqual([]);
    const answer = await say(bob, 'Seen.', root);
    expect(await inboxOf(ann)).toMatchObject([{ kind: 'reply', key: `comment:${answer}` }]);
    // An answer to an answer belongs to the thread.
    const second = await say(manager, 'And I.', answer);
    expect((await row(second)).reply_to_id).toBe(root);
    expect((await inboxOf(bob)).map(({ kind }) => kind)).toEqual(['mention', 'comment']);
    expect((await inboxOf(ann)).map(({ kind }) => kind)).toEqual(['reply', 'reply']);
  });

  test('an image is spoken of, and watched by who edits it, as everything with a page is', async () => {
    const image = { kind: 'image', slug: 'gleam' } as const;
    await changed(manager.ctx, [{ ...image, set: { flavour: { value: 'uber', raw: '' } } }]);
    const done = await postComment({ ctx: bob.ctx, input: { ...image, body: 'Too large.', replyTo: null } });
    if (!done.ok) throw new Error(done.failure.detail);
    const { id, path } = done.value;
    expect(path).toBe(`/images/gleam#comment-${id}`);
    expect(await inboxOf(manager)).toMatchObject([{ kind: 'comment', href: path }]);
    const settled = await resolveThread({ ctx: expert.ctx, input: { id, resolved: true } });
    expect(settled).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    expect((await resolveThread({ ctx: manager.ctx, input: { id, resolved: true } })).ok).toBe(true);
  });

  test('mentions count where they are words: not in code, links, addresses, under another name or number', async () => {
    const other = bob.mention.replace('bob', 'eve');
    await say(
      ann,
      `\`${bob.mention}\` [${bob.mention}](https://example.org) x${bob.mention} a@b${bob.mention} ${other}`,
    );
    expect(await inboxOf(bob)).toEqual([]);
    await say(ann, `**${bob.mention}**, (${bob.mention}).`);
    expect(await inboxOf(bob)).toHaveLength(1);
  });

  test('one comment mentions twenty people at most', async () => {
    const many = Array.from({ length: 21 }, (_, index) => `@p-${index + 1}`).join(' ');
    const before = await everything();
    const refused = await postComment({ ctx: ann.ctx, input: { ...gleam, body: many, replyTo: null } });
    expect(refused).toMatchObject({ failure: { kind: 'invalid', errors: [{ pointer: '/body' }] } });
    expect(await everything()).toEqual(before);
  });

  test('what is not there, in the trash, resolved or hidden is not answered', async () => {
    const root = await say(ann, 'one');
    const to = (replyTo: number | null, subject: { kind: 'package' | 'task'; slug: string } = gleam) =>
      postComment({ ctx: bob.ctx, input: { ...subject, body: 'two', replyTo } });
    expect(await to(null, { kind: 'package', slug: 'nothing' })).toMatchObject({ failure: { kind: 'not_found' } });
    expect(await to(999)).toMatchObject({ failure: { kind: 'not_found' } });
    // A comment on another entry is none that is there.
    expect(await to(root, { kind: 'task', slug: 'port-it' })).toMatchObject({ failure: { kind: 'not_found' } });
    await resolveThread({ ctx: ann.ctx, input: { id: root, resolved: true } });
    expect(await to(root)).toMatchObject({ failure: { kind: 'conflict' } });
    await resolveThread({ ctx: ann.ctx, input: { id: root, resolved: false } });
    await hideComment({ ctx: ann.ctx, input: { id: root } });
    expect(await to(root)).toMatchObject({ failure: { kind: 'conflict' } });
    await changed(SYSTEM, [{ kind: 'package', slug: `old-${turn}`, create: true, set: { name: 'Old' } }]);
    await trashEntry({ ctx: SYSTEM, input: { kind: 'package', slug: `old-${turn}`, expectVersion: null, why: '' } });
    const gone = { kind: 'package', slug: `old-${turn}` } as const;
    expect(await to(null, gone)).toMatchObject({ failure: { kind: 'conflict' } });
  });

  test('only its author edits a comment, and of two windows the second is told', async () => {
    const id = await say(ann, 'one');
    const edit = (who: TestPerson, version: number, body: string) =>
      editComment({ ctx: who.ctx, input: { id, version, body } });
    for (const who of [bob, expert, manager]) {
      expect(await edit(who, 1, 'mine now')).toMatchObject({ failure: { kind: 'forbidden' } });
    }
    expect(await edit(ann, 1, `two ${bob.mention}`)).toMatchObject({ value: { version: 2 } });
    expect(await edit(ann, 1, 'three')).toMatchObject({
      failure: { kind: 'precondition', current: { id, version: 2, body: `two ${bob.mention}` } },
    });
    // Who is mentioned from now on is told, and told once.
    await edit(ann, 2, `three ${bob.mention}`);
    expect(await inboxOf(bob)).toMatchObject([{ kind: 'mention' }]);
    expect(await edit(ann, 3, `three ${bob.mention}`)).toMatchObject({ value: { version: 3 } });
    await hideComment({ ctx: ann.ctx, input: { id } });
    expect(await edit(ann, 3, 'four')).toMatchObject({ failure: { kind: 'conflict' } });
  });

  test('forty edits of one version at once: one is stored, the rest are told', async () => {
    const id = await say(ann, 'one');
    const done = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        editComment({ ctx: ann.ctx, input: { id, version: 1, body: `edit ${at}` } }),
      ),
    );
    expect(done.filter(({ ok }) => ok)).toHaveLength(1);
    expect(done.filter((one) => !one.ok && one.failure.kind === 'precondition')).toHaveLength(39);
    expect((await row(id)).version).toBe(2);
  });

  test.each([
    ['ann', 'its author', true],
    ['expert', 'the expert of the package', true],
    ['manager', 'a manager', true],
    ['bob', 'another reader', false],
  ] as const)('hidden and resolved by %s (%s): %s', async (name, _, may) => {
    const who = { ann, bob, expert, manager }[name];
    const id = await say(ann, 'words');
    const before = await everything();
    for (const act of [
      () => resolveThread({ ctx: who.ctx, input: { id, resolved: true } }),
      () => hideComment({ ctx: who.ctx, input: { id } }),
    ]) {
      const done = await act();
      expect(done.ok).toBe(may);
      if (!done.ok) expect(done.failure.kind).toBe('forbidden');
    }
    if (may) expect(await row(id)).toMatchObject({ resolved_by_id: who.id, hidden_by_id: who.id });
    else expect(await everything()).toEqual(before);
  });

  test('an answer is not resolved by itself', async () => {
    const root = await say(ann, 'one');
    const answer = await say(ann, 'two', root);
    expect(await resolveThread({ ctx: ann.ctx, input: { id: answer, resolved: true } })).toMatchObject({
      failure: { kind: 'invalid' },
    });
  });

  test('pages learn of it by the version of talk, and the data’s stays', async () => {
    const ctx = { actor: ann.ctx.actor, now: NOW };
    const before = await readVersions({ ctx });
    await say(ann, 'one');
    expect(await readVersions({ ctx })).toEqual({ data: before.data, talk: before.talk + 1 });
  });
});

describe('watching', () => {
  test('a comment or an edit of one’s own begins it, a switch ends it for good', async () => {
    const watching = async () =>
      (await pool().query('select user_id, active from watches order by user_id')).rows.map(({ user_id, active }) => [
        user_id,
        active,
      ]);
    await say(ann, 'one');
    await changed(expert.ctx, [{ ...gleam, set: { summary: `by Eve ${turn}` } }]);
    expect(await watching()).toEqual([
      [ann.id, true],
      [expert.id, true],
    ]);
    await watch(ann, false);
    await say(ann, 'two');
    expect(await watching()).toContainEqual([ann.id, false]);
    await watch(ann);
    expect(await watching()).toContainEqual([ann.id, true]);
    // What has no page to speak on is not watched by editing it.
    await changed(manager.ctx, [{ kind: 'platform', slug: 'rhel6', set: { summary: `x ${turn}` } }]);
    expect(await watching()).toHaveLength(2);
  });

  test('a change is one item a watcher, with its reason; never for its writer, the suspended, or who switched off', async () => {
    for (const who of [ann, bob, expert, manager]) await watch(who);
    await watch(bob, false);
    await pool().query('update users set suspended_at = now() where id = $1', [manager.id]);
    const set = await changed(expert.ctx, [{ ...gleam, set: { summary: `new ${turn}` } }], 'tried it');
    expect(await inboxOf(ann)).toEqual([
      {
        kind: 'change',
        key: expect.stringMatching(`^change:${set}:`),
        text: 'Eve changed Gleam: tried it',
        href: `/activity/${set}`,
      },
    ]);
    for (const who of [bob, expert, manager]) expect(await inboxOf(who)).toEqual([]);
    // A change set without a change tells nobody.
    await changed(expert.ctx, [{ ...gleam, set: { summary: `new ${turn}` } }]);
    expect(await inboxOf(ann)).toHaveLength(1);
  });

  test('a change of many entries is one item', async () => {
    const slugs = Array.from({ length: 8 }, (_, at) => `many-${turn}-${at}`);
    const make = slugs.map((slug) => ({ kind: 'package' as const, slug, create: true as const, set: { name: slug } }));
    await changed(SYSTEM, make);
    for (const slug of slugs) await watchEntry({ ctx: ann.ctx, input: { kind: 'package', slug, watching: true } });
    for (const slug of slugs.slice(0, 5))
      await watchEntry({ ctx: bob.ctx, input: { kind: 'package', slug, watching: true } });
    const set = await changed(
      manager.ctx,
      slugs.map((slug) => ({ kind: 'package', slug, set: { summary: 'at once' } })),
    );
    expect(await inboxOf(ann)).toEqual([
      { kind: 'change', key: `change:${set}`, text: 'Max changed 8 entries that you watch', href: `/activity/${set}` },
    ]);
    expect(await inboxOf(bob)).toHaveLength(5);
  });

  test('a change that is not stored tells nobody', async () => {
    await watch(ann);
    const refused = changed(expert.ctx, [
      { ...gleam, set: { summary: 'half' } },
      { kind: 'image', slug: 'gleam', create: true, set: { name: 'Gleam, the image' } },
      { kind: 'platform', slug: 'rhel6', set: { summary: 'not mine' } },
    ]);
    await expect(refused).rejects.toThrow('forbidden');
    expect(await inboxOf(ann)).toEqual([]);
  });

  test('trash and restore are told', async () => {
    const slug = `gone-${turn}`;
    await changed(SYSTEM, [{ kind: 'package', slug, create: true, set: { name: 'Gone' } }]);
    await watchEntry({ ctx: ann.ctx, input: { kind: 'package', slug, watching: true } });
    await trashEntry({ ctx: manager.ctx, input: { kind: 'package', slug, expectVersion: null, why: '' } });
    expect(await inboxOf(ann)).toMatchObject([{ text: 'Max put into the trash: Gone' }]);
  });

  test('writers, speakers and a watcher at once: an item for each of theirs, none twice, none lost', async () => {
    await watch(ann);
    const edits = Array.from({ length: 20 }, (_, at) =>
      changed(at % 2 ? expert.ctx : manager.ctx, [{ ...gleam, set: { summary: `edit ${turn} ${at}` } }]),
    );
    const words = Array.from({ length: 20 }, (_, at) => say(bob, `word ${at} ${at % 2 ? ann.mention : ''}`));
    const [sets, ids] = await Promise.all([Promise.all(edits), Promise.all(words)]);
    const keys = (await inboxOf(ann)).map(({ key }) => key.split(':').slice(0, 2).join(':'));
    const expected = [
      ...sets.map((set) => `change:${set}`),
      ...ids.map((id, at) => `${at % 2 ? 'mention' : 'comment'}:${id}`),
    ];
    expect(keys.sort()).toEqual(expected.sort());
    // Both writers watch since their first edit: each was told of all but the own ones that came after it.
    for (const who of [expert, manager]) {
      const told = (await inboxOf(who)).filter(({ kind }) => kind === 'change').map(({ text }) => text.split(' ')[0]);
      expect(new Set(told)).toEqual(new Set(told.length > 0 ? [who === expert ? 'Max' : 'Eve'] : []));
    }
  });
});

test('the same is told once, to people who are there and not shut out', async () => {
  await pool().query('update users set suspended_at = now() where id = $1', [manager.id]);
  const told = {
    users: [ann.id, ann.id, manager.id, 987_654],
    kind: 'request',
    key: 'request:1',
    text: 'x',
    href: '/',
  } as const;
  await withTransaction((tx) => notify(tx, told));
  await withTransaction((tx) => notify(tx, { ...told, users: [ann.id, bob.id], text: 'y' }));
  const { rows } = await pool().query('select user_id, text from inbox_items order by user_id');
  expect(rows).toEqual([
    { user_id: ann.id, text: 'x' },
    { user_id: bob.id, text: 'y' },
  ]);
});
