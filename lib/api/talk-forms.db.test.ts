import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { digestKey, userOfDigestKey } from '#lib/auth/digest-key.ts';
import { pool } from '#lib/base/db.ts';
import { app } from './app.ts';
import { ACTOR_NAMES, type ActorName, type Actors, accountOf, inBrowsers, MEMBERS } from './test-actors.ts';
import { buildSubjects } from './test-subjects.ts';

/** Every form of comments, inboxes and mail × every kind of actor. */
const SETTLERS = inBrowsers(['expert of this package', 'manager', 'admin']);
let actors: Actors;
let bystander = 0;

beforeAll(async () => {
  actors = await buildSubjects();
  const { rows } = await pool().query<{ id: number }>(
    `insert into users (name, handle, digest, updated_at) values ('Bystander', 'bystander', 'daily', now()) returning id`,
  );
  bystander = rows[0]?.id ?? 0;
});

/** Of the bystander: a comment, an item of the inbox, a watch; everybody has an item of their own. */
beforeEach(async () => {
  await pool().query('truncate comments, inbox_items, watches');
  await pool().query(
    `insert into comments (id, entry_id, user_id, body) select 7, id, $1, 'words' from entries where kind = 'package' and slug = 'subject'`,
    [bystander],
  );
  await pool().query(
    `insert into inbox_items (id, user_id, kind, key, text, href) select 1000 + id, id, 'change', 'k', 't', '/' from users`,
  );
  await pool().query(`update users set digest = 'none'`);
});

const post = (name: ActorName, path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(form), headers: { ...actors[name], ...headers } });

async function everything() {
  const { rows } = await pool().query(`
    select (select json_agg(c) from comments c) as comments, (select json_agg(i order by id) from inbox_items i) as inbox,
           (select json_agg(w) from watches w) as watches, (select json_agg(array[id::text, digest::text] order by id) from users) as digests`);
  return rows[0];
}

const userOf = async (name: ActorName): Promise<number> =>
  (await pool().query<{ id: number }>('select id from users where name = $1', [accountOf(name)])).rows[0]?.id ?? 0;

/** What each form may be sent with, who may, and what it leaves undone for everybody else. */
const FORMS: [path: string, may: readonly ActorName[], form: (name: ActorName) => Promise<Record<string, string>>][] = [
  ['/api/comments/resolve', SETTLERS, async () => ({ id: '7', resolved: 'yes' })],
  ['/api/comments/hide', SETTLERS, async () => ({ id: '7' })],
  ['/api/watch', MEMBERS, async () => ({ entry: 'package/subject', watching: 'yes' })],
  ['/api/inbox/read', MEMBERS, async (name) => ({ id: String(1000 + (await userOf(name))) })],
  ['/api/digest', MEMBERS, async () => ({ digest: 'weekly' })],
];

describe.each(FORMS)('%s', (path, may, form) => {
  test.each(ACTOR_NAMES)('by %s', async (name) => {
    const before = await everything();
    const response = await post(name, path, { ...(await form(name)), next: '/packages/subject#comments' });
    if (may.includes(name)) {
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe('/packages/subject#comments');
      expect(await everything()).not.toEqual(before);
      return;
    }
    expect([401, 403]).toContain(response.status);
    expect(await everything()).toEqual(before);
  });

  test('from a page of another site', async () => {
    const before = await everything();
    const input = await form('admin in a browser');
    expect((await post('admin in a browser', path, input, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': '' };
    expect((await post('admin in a browser', path, input, foreign)).status).toBe(403);
    expect(await everything()).toEqual(before);
  });

  test('incomplete, and with another way back', async () => {
    const before = await everything();
    expect((await post('admin in a browser', path, {})).status).toBe(400);
    expect(await everything()).toEqual(before);
    const away = await post('admin in a browser', path, {
      ...(await form('admin in a browser')),
      next: '//evil.example',
    });
    expect(away.headers.get('location')).toBe('/');
  });
});

test('an inbox is one’s own: of others nothing is marked, and of one’s own nothing that came after the page', async () => {
  const me = await userOf('reader in a browser');
  await pool().query(
    `insert into inbox_items (id, user_id, kind, key, text, href) values (5000, $1, 'change', 'later', 't', '/')`,
    [me],
  );
  expect((await post('reader in a browser', '/api/inbox/read', { id: String(1000 + bystander) })).status).toBe(303);
  expect((await post('reader in a browser', '/api/inbox/read', { upTo: '4999' })).status).toBe(303);
  const { rows } = await pool().query<{ id: number }>('select id from inbox_items where read_at is not null');
  expect(rows).toEqual([{ id: 1000 + me }]);
});

describe('the link that every mail carries', () => {
  const digestOf = async (id: number) =>
    (await pool().query<{ digest: string }>('select digest from users where id = $1', [id])).rows[0]?.digest;
  beforeEach(() => pool().query(`update users set digest = 'daily'`));

  test('ends the mails of one person with one click, without a session, and again', async () => {
    const key = await digestKey(bystander);
    for (let click = 0; click < 2; click += 1) {
      const path = `/api/digest/off?key=${encodeURIComponent(key)}`;
      const answer = await post('anonymous', path, { 'List-Unsubscribe': 'One-Click' });
      expect(answer.status).toBe(200);
    }
    expect(await digestOf(bystander)).toBe('none');
    const { rows } = await pool().query(`select count(*)::int as count from users where digest = 'none'`);
    expect(rows).toEqual([{ count: 1 }]);
  });

  test('only looked at it ends nothing, and leads to the page with the button', async () => {
    const key = await digestKey(bystander);
    const looked = await app.request(`/api/digest/off?key=${encodeURIComponent(key)}`);
    expect(looked.headers.get('location')).toBe(`/digest/off?key=${encodeURIComponent(key)}`);
    expect(await digestOf(bystander)).toBe('daily');
    const pressed = await post('anonymous', '/api/digest/off', { key, page: 'yes' });
    expect(pressed.headers.get('location')).toBe('/digest/off?said=off');
    expect(await digestOf(bystander)).toBe('none');
  });

  test('is of nobody else, however it is bent', async () => {
    const key = await digestKey(bystander);
    const mac = key.slice(key.indexOf('.') + 1);
    const flipped = `${mac[0] === 'A' ? 'B' : 'A'}${mac.slice(1)}`;
    for (const bent of [
      '',
      mac,
      `${bystander + 1}.${mac}`,
      `0${bystander}.${mac}`,
      `${bystander}.`,
      `${bystander}.${flipped}`,
      `${key}x`,
      'x'.repeat(5000),
      '\u0000',
    ]) {
      expect((await post('anonymous', '/api/digest/off', { key: bent })).status).toBe(403);
      expect(await userOfDigestKey(bent)).toBeNull();
    }
    expect(await digestOf(bystander)).toBe('daily');
  });
});
