import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import { db } from '#lib/base/db.ts';
import { apiView, apiViews } from '#lib/contracts/views.ts';
import { readVersions } from '#lib/read/read-data-version.ts';
import { app } from './app.ts';
import type { Browser } from './test-browser.ts';
import { SITE, signedIn, visitor } from './test-sign-in.ts';

const browsers = new Map<string, Browser>();

beforeAll(async () => {
  browsers.set('reader', (await signedIn('reader', [])).browser);
  browsers.set('other', (await signedIn('other', [])).browser);
  browsers.set('expert', (await signedIn('expert', [{ role: 'expert', entry: null }])).browser);
  browsers.set('manager', (await signedIn('manager', [{ role: 'manager', entry: null }])).browser);
  browsers.set('nobody', visitor());
});
beforeEach(async () => {
  await db().savedView.deleteMany();
});

const send = (who: string, method: string, path: string, body?: object) =>
  app.request(path, {
    method,
    headers: {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      cookie: browsers.get(who)?.cookiesFor(SITE) ?? '',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
const save = (who: string, body: object = {}) =>
  send(who, 'POST', '/api/v1/views', { table: 'packages', name: 'Mine', query: 'q=glast', ...body });
const saved = async (who: string, body: object = {}) => {
  const response = await save(who, body);
  expect(response.status, await response.clone().text()).toBe(201);
  return apiView.parse(await response.json());
};
const patch = (who: string, id: number, body: object) => send(who, 'PATCH', `/api/v1/views/${id}`, body);
const seen = async (who: string, query = '') =>
  apiViews.parse(await (await send(who, 'GET', `/api/v1/views${query}`)).json()).items;
const talk = async () => (await readVersions({ ctx: { actor: systemActor('test'), now: new Date() } })).talk;
const all = () => db().savedView.findMany({ orderBy: { id: 'asc' } });

test('a personal view is its owner’s alone, under the one way its query is written', async () => {
  const before = await talk();
  const view = await saved('reader', { query: '?open=x&sort=name&level=built&start=20&utm=1', name: '  Built ones ' });
  expect(view).toMatchObject({
    slug: 'built-ones',
    name: 'Built ones',
    query: 'level=built',
    own: true,
    shared: false,
  });
  expect(await seen('reader', '?table=packages')).toEqual([view]);
  expect(await seen('reader', '?table=tasks')).toEqual([]);
  for (const who of ['other', 'manager', 'nobody']) expect(await seen(who)).toEqual([]);
  expect(await talk(), 'what only one person sees makes no page new').toBe(before);
});

test('a shared one is everybody’s, and makes the pages new', async () => {
  const before = await talk();
  const view = await saved('expert', { shared: true });
  expect(await talk()).toBe(before + 1);
  for (const who of ['other', 'nobody']) expect(await seen(who)).toEqual([{ ...view, own: false }]);
  await patch('expert', view.id, { shared: false });
  expect(await seen('nobody')).toEqual([]);
  expect(await talk()).toBe(before + 2);
});

test('readers share nothing, and only who may lock views sets what a table opens with', async () => {
  expect((await save('reader', { shared: true })).status).toBe(403);
  const own = await saved('reader');
  const shared = await saved('expert', { shared: true, name: 'Shared' });
  expect((await patch('reader', own.id, { shared: true })).status).toBe(403);
  for (const [who, id] of [
    ['reader', own.id],
    ['expert', shared.id],
  ] as const) {
    for (const wish of [{ isDefault: true }, { locked: true }, { isDefault: true, shared: true, locked: true }]) {
      expect((await patch(who, id, wish)).status).toBe(403);
    }
  }
  expect((await all()).map(({ isDefault, locked }) => [isDefault, locked])).toEqual([
    [false, false],
    [false, false],
  ]);
});

test('what a table opens with is one view, shared and locked, also against its owner', async () => {
  const first = await saved('expert', { name: 'First', shared: true });
  const second = await saved('manager', { name: 'Second' });
  expect((await patch('manager', first.id, { isDefault: true })).status).toBe(200);
  expect(apiView.parse(await (await patch('manager', second.id, { isDefault: true })).json())).toMatchObject({
    shared: true,
    locked: true,
    isDefault: true,
  });
  expect((await seen('nobody')).filter(({ isDefault }) => isDefault)).toHaveLength(1);
  for (const wish of [{ name: 'Renamed' }, { query: '' }, { locked: false }, { shared: false }]) {
    expect((await patch('expert', first.id, wish)).status, JSON.stringify(wish)).toBe(403);
  }
  expect((await send('expert', 'DELETE', `/api/v1/views/${first.id}`)).status).toBe(403);
  for (const wish of [{ locked: false }, { shared: false }, { isDefault: true, locked: false, shared: false }]) {
    const answer = await patch('manager', second.id, wish);
    expect([200, 409]).toContain(answer.status);
    expect(await all()).toContainEqual(
      expect.objectContaining({ id: second.id, shared: true, locked: true, isDefault: true }),
    );
  }
  expect((await patch('manager', second.id, { isDefault: false, locked: false })).status).toBe(200);
  expect((await seen('nobody')).some(({ isDefault }) => isDefault)).toBe(false);
});

test('somebody else’s own view is not there, whatever is asked of it', async () => {
  const view = await saved('reader');
  for (const [who, status] of [
    ['other', 403],
    ['expert', 403],
    ['manager', 404],
  ] as const) {
    expect((await patch(who, view.id, { name: 'Taken' })).status).toBe(status);
    expect((await send(who, 'DELETE', `/api/v1/views/${view.id}`)).status).toBe(status);
    expect((await patch(who, 999_999, { name: 'Taken' })).status).toBe(status);
  }
  expect(await all()).toMatchObject([{ name: 'Mine' }]);
  expect((await send('reader', 'DELETE', `/api/v1/views/${view.id}`)).status).toBe(204);
  expect(await all()).toEqual([]);
});

test('names are taken once by their owner, and once among those that are shared', async () => {
  await saved('reader');
  expect((await save('reader', { name: 'MINE!' })).status).toBe(409);
  await saved('other');
  const shared = await saved('expert', { name: 'Ours', shared: true });
  expect((await save('manager', { name: 'ours', shared: true })).status).toBe(409);
  const own = await saved('manager', { name: 'ours' });
  expect((await patch('manager', own.id, { shared: true })).status).toBe(409);
  expect((await patch('expert', shared.id, { name: 'Theirs' })).status).toBe(200);
  expect((await patch('manager', own.id, { shared: true })).status).toBe(200);
});

test('two who save the same shared name at once: one of them has it', async () => {
  const answers = await Promise.all(['expert', 'manager'].map((who) => save(who, { name: 'Race', shared: true })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect(await all()).toHaveLength(1);
});

describe('what cannot be saved', () => {
  test.each<[string, object, number]>([
    ['a value that its table does not know', { query: 'level=wonderful' }, 422],
    ['an order that is none', { query: 'sort=password' }, 422],
    ['a control character', { query: 'q=%00' }, 422],
    ['half a character', { query: 'q=\ud800' }, 422],
    [
      'more than can be kept',
      { query: Array.from({ length: 50 }, (_, at) => `owner=${'o'.repeat(110)}${at}`).join('&') },
      422,
    ],
    ['a megabyte', { query: `q=${'x'.repeat(1024 * 1024)}` }, 413],
    ['another table', { table: 'users' }, 422],
    ['no name', { name: '  ' }, 422],
    ['a name of signs', { name: '— ☆ —' }, 422],
    ['the word for the whole table', { name: 'All' }, 422],
    ['a long name', { name: 'n'.repeat(81) }, 422],
    ['somebody else’s', { userId: 1 }, 422],
    ['a lock past the door', { locked: true, isDefault: true }, 422],
  ])('%s', async (_, body, status) => {
    const answer = await save('manager', body);
    expect(answer.status, await answer.clone().text()).toBe(status);
    expect(await all()).toEqual([]);
  });

  test('markup in a name is a name', async () => {
    expect(await saved('reader', { name: '<script>alert(1)</script>' })).toMatchObject({
      slug: 'script-alert-1-script',
    });
  });

  test.each(['/api/v1/views?table=users', '/api/v1/views?table=tasks&table=sites', '/api/v1/views?x=1'])(
    '%s is 400',
    async (path) => {
      expect((await app.request(path)).status).toBe(400);
    },
  );

  test.each(['0x1', '-1', '1e9', '99999999999', '%00'])('there is no view %s', async (id) => {
    expect((await send('manager', 'PATCH', `/api/v1/views/${id}`, { name: 'X' })).status).toBe(404);
  });
});

describe('the forms', () => {
  const press = async (who: string, form: Record<string, string>) => {
    const answer = await browsers.get(who)?.post('/api/views', { table: 'packages', ...form });
    return [answer?.status, answer?.headers.get('location')];
  };

  test('save, rename, replace, share, lock, unlock and delete lead back to the table', async () => {
    expect(await press('manager', { act: 'save', name: 'My view', query: '?level=built', shared: 'no' })).toEqual([
      303,
      '/packages?view=my-view&said=view-save',
    ]);
    const [{ id = 0 } = {}] = await all();
    const on = { id: String(id), query: 'level=tested', name: 'Better' };
    expect(await press('manager', { ...on, act: 'rename' })).toEqual([303, '/packages?view=better&said=view-rename']);
    expect(await all()).toMatchObject([{ query: 'level=built', name: 'Better' }]);
    expect(await press('manager', { ...on, act: 'replace' })).toEqual([303, '/packages?view=better&said=view-replace']);
    expect(await all()).toMatchObject([{ query: 'level=tested' }]);
    await press('manager', { ...on, act: 'make-default' });
    expect(await all()).toMatchObject([{ shared: true, locked: true, isDefault: true }]);
    await press('manager', { ...on, act: 'no-default' });
    expect(await all()).toMatchObject([{ shared: true, locked: false, isDefault: false }]);
    await press('manager', { ...on, act: 'lock' });
    expect(await all()).toMatchObject([{ locked: true }]);
    await press('manager', { ...on, act: 'unlock' });
    await press('manager', { ...on, act: 'unshare' });
    expect(await all()).toMatchObject([{ shared: false, locked: false }]);
    expect(await press('manager', { ...on, act: 'delete' })).toEqual([303, '/packages?view=all&said=view-delete']);
    expect(await all()).toEqual([]);
  });

  test('a refusal says why and keeps what was shown', async () => {
    await press('reader', { act: 'save', name: 'One', query: '' });
    expect(await press('reader', { act: 'save', name: 'one', query: 'level=built' })).toEqual([
      303,
      '/packages?level=built&said=view-taken',
    ]);
    expect(await press('reader', { act: 'save', name: '!', query: '' })).toEqual([303, '/packages?said=view-invalid']);
    expect((await press('reader', { act: 'save', name: 'Two', query: '', shared: 'yes' }))[0]).toBe(403);
    expect(await all()).toHaveLength(1);
  });

  test.each([
    [{ act: 'save', table: 'users' }, 400],
    [{ act: 'constructor', id: '1' }, 400],
    [{ act: 'toString', id: '1' }, 400],
    [{}, 400],
    [{ act: 'delete', id: '../1' }, 403],
  ])('%j does nothing', async (form, status) => {
    expect((await press('reader', form as Record<string, string>))[0]).toBe(status);
  });

  test('nobody in particular keeps nothing', async () => {
    for (const act of ['save', 'delete', 'rename', 'make-default']) {
      expect((await press('nobody', { act, id: '1', name: 'x', query: '' }))[0]).toBe(401);
    }
    expect(await all()).toEqual([]);
  });

  test('from a page of another site nothing is done', async () => {
    const answer = await app.request('/api/views', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'cross-site',
        cookie: browsers.get('manager')?.cookiesFor(SITE) ?? '',
      },
      body: 'table=packages&act=save&name=x&query=',
    });
    expect(answer.status).toBe(403);
    expect(await all()).toEqual([]);
  });
});
