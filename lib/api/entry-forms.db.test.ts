import { beforeAll, describe, expect, it, test } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import { db } from '#lib/base/db.ts';
import { trashEntry } from '#lib/store/trash-entry.ts';
import { app } from './app.ts';
import { CREATE_FORM } from './routes/create-form.ts';
import { ENTRY_FORMS } from './routes/entry-forms.ts';
import { machineToken } from './test-actors.ts';
import type { Browser } from './test-browser.ts';
import { type Grants, SITE, signedIn, visitor } from './test-sign-in.ts';
import { change } from './test-world.ts';

const on = (kind: 'package' | 'site', slug: string) => ({ kind, slug });
const WHO: Readonly<Record<string, Grants>> = {
  nobody: [],
  reader: [],
  'expert of this package': [{ role: 'expert', entry: on('package', 'mine') }],
  'expert of another package': [{ role: 'expert', entry: on('package', 'other') }],
  'contact of a site': [{ role: 'site_contact', entry: on('site', 'farm') }],
  manager: [{ role: 'manager', entry: null }],
  admin: [{ role: 'admin', entry: null }],
  'suspended admin': [{ role: 'admin', entry: null }],
};
const browsers = new Map<string, Browser>();

async function enter(who: string, grants: Grants): Promise<void> {
  const suspended = who === 'suspended admin';
  browsers.set(who, who === 'nobody' ? visitor() : (await signedIn(who, grants, { suspended })).browser);
}

beforeAll(async () => {
  await change([
    { kind: 'package', slug: 'mine', create: true, set: { name: 'Mine', summary: 'one' } },
    { kind: 'package', slug: 'other', create: true, set: { name: 'Other' } },
    { kind: 'site', slug: 'farm', create: true, set: { name: 'Farm' } },
    { kind: 'platform', slug: 'rhel6', create: true, set: { name: 'RHEL6', family: 'rhel', generation: 6 } },
    { kind: 'task', slug: 'do-it', create: true, set: { name: 'Do it' } },
  ]);
  await change([{ kind: 'package', slug: 'other', set: { 'platforms.rhel6.run': { support: 'works' } } }]);
  for (const [who, grants] of Object.entries(WHO)) await enter(who, grants);
});

const entry = (slug: string, kind: 'package' | 'platform' | 'task' = 'package') =>
  db().entry.findUnique({ where: { kind_slug: { kind, slug } } });
const post = (who: string, path: string, form: Record<string, string>) => {
  const browser = browsers.get(who);
  if (!browser) throw new Error(`nobody is ${who}`);
  return browser.post(path, form);
};
const whereTo = (answer: Response) => answer.headers.get('location');
const everything = async () => ({
  entries: await db().entry.findMany({ orderBy: { id: 'asc' }, select: { id: true, version: true, trashedAt: true } }),
  revisions: await db().revision.count(),
});
/** Puts an entry into the trash past the forms under test. */
async function bringIntoTrash(kind: 'package' | 'task' | 'runtime', slug: string): Promise<void> {
  const ctx = { actor: systemActor('test'), now: new Date() };
  await trashEntry({ ctx, input: { kind, slug, expectVersion: null, why: 'test' } });
}

const KEEPERS = ['manager', 'admin'];
/** What each form sends, who may send it, and what then came of it. */
const forms: Record<string, { make(): Promise<Record<string, string>>; may: string[]; leadsTo: RegExp }> = {
  '/api/restore': {
    make: async () => {
      await bringIntoTrash('package', 'mine');
      return { kind: 'package', slug: 'mine' };
    },
    may: KEEPERS,
    leadsTo: /^\/packages\/mine\?saved=restored$/,
  },
  '/api/new': {
    make: async () => ({ kind: 'package', name: `New ${crypto.randomUUID()}` }),
    may: KEEPERS,
    leadsTo: /^\/edit\/package\/new-[0-9a-f-]+\?saved=created$/,
  },
};

test('every form of entries is here', () => {
  expect(Object.keys(forms).sort()).toEqual([...ENTRY_FORMS, CREATE_FORM].sort());
});

describe.each(Object.entries(forms))('%s', (path, { make, may, leadsTo }) => {
  it.each(Object.keys(WHO))('by %s', async (who) => {
    const form = await make();
    const before = await everything();
    const answer = await post(who, path, form);
    if (may.includes(who)) {
      expect(answer.status).toBe(303);
      expect(whereTo(answer)).toMatch(leadsTo);
      expect(await everything()).not.toEqual(before);
      return;
    }
    expect(answer.status).toBe(who === 'nobody' || who === 'suspended admin' ? 401 : 403);
    expect(await everything()).toEqual(before);
  });

  it('from another site', async () => {
    const body = new URLSearchParams(await make());
    const before = await everything();
    const cookie = browsers.get('admin')?.cookiesFor(SITE) ?? '';
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'same-site', origin: SITE },
      { origin: 'null' },
    ];
    for (const headers of foreign) {
      const answer = await app.request(path, { method: 'POST', body, headers: { ...headers, cookie } });
      expect(answer.status).toBe(403);
    }
    expect(await everything()).toEqual(before);
  });

  it('of another kind, too large, or with nothing in it', async () => {
    const form = await make();
    const before = await everything();
    const wrong: Record<string, string>[] = [{}, { ...form, kind: 'secret' }, { ...form, why: 'x'.repeat(70_000) }];
    for (const one of wrong) expect((await post('admin', path, one)).status).toBe(400);
    expect(await everything()).toEqual(before);
  });
});

it('a machine with the scope uses the same forms as everybody: as a manager', async () => {
  const { bearer } = await machineToken('forms', ['entries:write']);
  const body = new URLSearchParams({ kind: 'package', name: 'By a machine' });
  const answer = await app.request('/api/new', { method: 'POST', body, headers: { authorization: bearer } });
  expect(whereTo(answer)).toBe('/edit/package/by-a-machine?saved=created');
});

it('what is not in the trash stays as it is, and the page says so', async () => {
  const there = { kind: 'package', slug: 'other' };
  const before = await everything();
  expect(whereTo(await post('manager', '/api/restore', there))).toBe('/trash?said=not-there');
  expect((await post('manager', '/api/restore', { kind: 'site', slug: 'nowhere' })).status).toBe(404);
  expect((await post('manager', '/api/restore', { ...there, why: 'a\u0000b' })).status).toBe(400);
  expect(await everything()).toEqual(before);
});

it('a task comes back at its number, and what has no page of its own at its form', async () => {
  await bringIntoTrash('task', 'do-it');
  expect(whereTo(await post('manager', '/api/restore', { kind: 'task', slug: 'do-it' }))).toMatch(
    /^\/tasks\/\d+\?saved=restored$/,
  );
  await change([{ kind: 'runtime', slug: 'docker', create: true, set: { name: 'Docker' } }]);
  await bringIntoTrash('runtime', 'docker');
  const back = await post('manager', '/api/restore', { kind: 'runtime', slug: 'docker' });
  expect(whereTo(back)).toBe('/edit/runtime/docker?saved=restored');
});

it.each([
  [{ kind: 'package', name: '' }, 'bad-name'],
  [{ kind: 'package', name: 'x'.repeat(201) }, 'bad-name'],
  [{ kind: 'package', name: 'a\u0007b' }, 'bad-name'],
  [{ kind: 'package', name: '日本' }, 'bad-slug'],
  [{ kind: 'package', name: 'Fine', slug: '../up' }, 'bad-slug'],
  [{ kind: 'package', name: 'Fine', slug: 'x'.repeat(121) }, 'bad-slug'],
  [{ kind: 'package', name: 'Fine', summary: 'x'.repeat(4001) }, 'bad-summary'],
  [{ kind: 'package', name: 'Fine', why: 'x'.repeat(2001) }, 'bad-why'],
  [{ kind: 'package', name: 'Other' }, 'there'],
  [{ kind: 'platform', name: 'RHEL7', family: 'rhel', generation: 'seven' }, 'bad-generation'],
  [{ kind: 'platform', name: 'RHEL6 again', slug: 'again', family: 'rhel', generation: '6' }, 'bad-generation'],
  [{ kind: 'platform', name: 'Old', family: 'x'.repeat(61), generation: '1' }, 'bad-family'],
  [{ kind: 'dependency', name: 'Thing', dependencyKind: 'secret' }, 'bad-dependencyKind'],
])('nothing is created from %j, and the form says why', async (form: Record<string, string>, said) => {
  const before = await everything();
  const answer = await post('manager', '/api/new', form);
  expect(answer.status).toBe(303);
  const address = new URL(whereTo(answer) ?? '', SITE);
  expect(address.pathname).toBe(`/new/${form.kind}`);
  expect(address.searchParams.get('said')).toBe(said);
  expect(address.searchParams.get('name') ?? '').toBe(form.name);
  expect(await everything()).toEqual(before);
});

it('fields that a form does not have are not looked at', async () => {
  const foreign = {
    version: '99',
    'fields.strategy': 'retire',
    strategy: 'retire',
    trashedAt: '',
    id: '1',
    family: 'x',
  };
  await post('manager', '/api/new', { kind: 'package', name: 'Plain one', ...foreign });
  expect(await entry('plain-one')).toMatchObject({ version: 1, fields: { name: 'Plain one' }, trashedAt: null });
});

it('a slug that is in the trash is not given again', async () => {
  await bringIntoTrash('package', 'mine');
  const answer = await post('manager', '/api/new', { kind: 'package', name: 'Mine' });
  expect(whereTo(answer)).toBe('/new/package?name=Mine&said=there');
});
