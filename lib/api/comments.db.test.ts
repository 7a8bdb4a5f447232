import { beforeAll, describe, expect, test } from 'vitest';
import { pool } from '#lib/base/db.ts';
import { comment, commentList } from '#lib/contracts/api/comment.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { handleOf } from '#lib/contracts/mention.ts';
import { app } from './app.ts';
import { type ActorName, type Actors, buildActors } from './test-actors.ts';
import { change } from './test-world.ts';

const PATH = '/api/v1/comments';
const subject = { kind: 'package', slug: 'subject' };
let actors: Actors;

beforeAll(async () => {
  await change([
    { kind: 'package', slug: 'subject', create: true, set: { name: 'Subject' } },
    { kind: 'package', slug: 'other', create: true, set: { name: 'Other' } },
    { kind: 'site', slug: 'subject', create: true, set: { name: 'Subject' } },
    { kind: 'site', slug: 'other', create: true, set: { name: 'Other' } },
    { kind: 'platform', slug: 'rhel6', create: true, set: { name: 'RHEL6', family: 'rhel', generation: 6 } },
  ]);
  actors = await buildActors('subject', 'other');
});

async function ask(
  name: ActorName,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) {
  const response = await app.request(path, {
    method,
    headers: { 'content-type': 'application/json', ...actors[name], ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text), text };
}

const READER = 'reader in a browser';
const say = async (body: string, more: object = {}, name: ActorName = READER): Promise<number> => {
  const said = await ask(name, 'POST', PATH, { entry: subject, body, ...more });
  expect(said.status, said.text).toBe(201);
  return comment.parse(said.body).id;
};
const counts = async () =>
  (await pool().query('select (select count(*) from comments) as comments, (select talk from data_version) as talk'))
    .rows[0];

test('said, read by anybody, edited, taken back; no address of anybody in any of it', async () => {
  const id = await say('  one\r\ntwo  ');
  const edited = await ask(READER, 'PATCH', `${PATH}/${id}`, { body: 'three' }, { 'if-match': '"1"' });
  expect(edited).toMatchObject({ status: 200, body: { version: 2, body: 'three' } });
  expect(edited.headers.get('etag')).toBe('"2"');
  const list = await ask('anonymous', 'GET', `${PATH}?entry=package/subject`);
  expect(commentList.parse(list.body).items.at(-1)).toMatchObject({ id, body: 'three', hidden: false });
  expect((await ask(READER, 'DELETE', `${PATH}/${id}`)).status).toBe(204);
  const after = await ask('anonymous', 'GET', `${PATH}?entry=package/subject`);
  expect(after.body.items.at(-1)).toMatchObject({ id, body: '', hidden: true });
  for (const { text } of [list, after, edited]) expect(text).not.toMatch(/[\w.-]+@example\.org/);
});

test('of two windows the second is told what it says now', async () => {
  const id = await say('one');
  const edit = (body: string, headers = {}) => ask(READER, 'PATCH', `${PATH}/${id}`, { body }, headers);
  expect((await edit('two')).status).toBe(428);
  expect((await edit('two', { 'if-match': '"1"' })).status).toBe(200);
  const stale = await edit('three', { 'if-match': '"1"' });
  expect(stale).toMatchObject({ status: 412, body: { current: { id, version: 2, body: 'two' } } });
});

test('a list is read to its end, a page at a time', async () => {
  await pool().query('delete from comments');
  const ids: number[] = [];
  for (let at = 0; at < 7; at += 1) ids.push(await say(`number ${at}`));
  const seen: number[] = [];
  let path: string | null = `${PATH}?entry=package/subject&limit=3`;
  while (path !== null) {
    const { body, headers } = await ask('anonymous', 'GET', path);
    expect(body.total).toBe(7);
    seen.push(...commentList.parse(body).items.map(({ id }) => id));
    const next: string | undefined = /^<(.+)>; rel="next"$/.exec(headers.get('link') ?? '')?.[1];
    expect(next === undefined).toBe(body.nextCursor === null);
    path = next ?? null;
  }
  expect(seen).toEqual(ids);
});

describe('what cannot be used changes nothing and is told', () => {
  const bodies: [string, unknown, number][] = [
    ['nothing', { entry: subject, body: '' }, 422],
    ['blanks', { entry: subject, body: ' \n\t ' }, 422],
    ['20,001 characters', { entry: subject, body: 'x'.repeat(20_001) }, 422],
    ['nearly a megabyte', { entry: subject, body: 'x'.repeat(1_000_000) }, 422],
    ['more than a megabyte', { entry: subject, body: 'x'.repeat(1_100_000) }, 413],
    ['a control character', { entry: subject, body: 'bell \u0007' }, 422],
    ['half a character', { entry: subject, body: 'half \ud800' }, 422],
    ['another author', { entry: subject, body: 'x', userId: 1 }, 422],
    ['a version', { entry: subject, body: 'x', version: 9 }, 422],
    ['a day', { entry: subject, body: 'x', createdAt: '2001-01-01T00:00:00Z' }, 422],
    ['a kind that nobody speaks of', { entry: { kind: 'platform', slug: 'rhel6' }, body: 'x' }, 422],
    ['an entry that is not there', { entry: { kind: 'package', slug: 'nothing' }, body: 'x' }, 404],
    ['an odd slug', { entry: { kind: 'package', slug: '../x' }, body: 'x' }, 422],
    ['a reply to nothing', { entry: subject, body: 'x', replyTo: 2_147_483_647 }, 404],
    ['a reply to no number', { entry: subject, body: 'x', replyTo: 'a' }, 422],
    ['no object', [1], 422],
    ['no JSON', '{', 400],
  ];
  test.each(bodies)('a comment with %s', async (_, body, status) => {
    const before = await counts();
    const answer = await ask(READER, 'POST', PATH, body);
    expect(answer.status, answer.text.slice(0, 300)).toBe(status);
    problem.strict().parse(answer.body);
    expect(answer.text.length).toBeLessThan(3000);
    expect(await counts()).toEqual(before);
  });

  test('twenty thousand characters exactly are stored', async () => {
    await say('y'.repeat(20_000));
  });

  test('a comment is not moved to another entry by answering it there', async () => {
    const root = await say('here');
    const before = await counts();
    const there = { entry: { kind: 'package', slug: 'other' }, body: 'x', replyTo: root };
    expect((await ask(READER, 'POST', PATH, there)).status).toBe(404);
    expect(await counts()).toEqual(before);
  });

  test.each(['0', '-1', 'abc', '1e3', '99999999999', '%00', "1'--", '2147483648'])('the address %s', async (id) => {
    const before = await counts();
    for (const [method, rest, body] of [
      ['PATCH', '', { body: 'x' }],
      ['DELETE', '', undefined],
      ['POST', '/resolve', { resolved: true }],
    ] as const) {
      const answer = await ask('admin in a browser', method, `${PATH}/${id}${rest}`, body, { 'if-match': '"1"' });
      expect(answer.status).toBe(404);
    }
    expect(await counts()).toEqual(before);
  });

  test.each([
    '',
    'entry=',
    'entry=package',
    'entry=package/',
    'entry=platform/rhel6',
    'entry=package/../x',
    'entry=package/subject&entry=package/other',
    'entry=package/subject&limit=0',
    'entry=package/subject&limit=201',
    'entry=package/subject&cursor=zzz',
    'entry=package/subject&sort=id',
    '__proto__=1&entry=package/subject',
  ])('the list asked with %s', async (query) => {
    expect((await ask('anonymous', 'GET', `${PATH}?${query}`)).status).toBe(400);
  });

  test('a list of what is not there', async () => {
    expect((await ask('anonymous', 'GET', `${PATH}?entry=package/nothing`)).status).toBe(404);
  });
});

test('who is not signed in cannot find out by a mention who has an account', async () => {
  const { rows } = await pool().query<{ id: number; name: string }>('select id, name from users limit 3');
  for (const { id, name } of rows) {
    const body = { entry: subject, body: `@${handleOf({ userId: id, name })}` };
    expect((await ask('anonymous', 'POST', PATH, body)).status).toBe(401);
  }
});
