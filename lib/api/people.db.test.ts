import { beforeAll, describe, expect, it, test } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import { db } from '#lib/base/db.ts';
import { createPerson } from '#lib/store/people/create-person.ts';
import { recordSources } from '#lib/store/record-sources.ts';
import { app } from './app.ts';
import { PEOPLE_FORMS } from './routes/people.ts';
import { machineToken } from './test-actors.ts';
import type { Browser } from './test-browser.ts';
import { grantsOf, SITE, signedIn, visitor } from './test-sign-in.ts';

const ctx = () => ({ actor: systemActor('test'), now: new Date() });
const WHO = ['nobody', 'reader', 'expert', 'site_contact', 'manager', 'suspended admin', 'admin'] as const;
type Who = (typeof WHO)[number];

const browsers = new Map<Who, Browser>();
let target = 0;

async function browserOf(who: Who): Promise<Browser> {
  if (who === 'nobody') return visitor();
  const suspended = who === 'suspended admin';
  return (await signedIn(who, grantsOf(suspended ? 'admin' : who), { suspended })).browser;
}

beforeAll(async () => {
  // Made first, so that the suspended admin is never the last.
  for (const who of ['admin', ...WHO.filter((one) => one !== 'admin')] as const)
    browsers.set(who, await browserOf(who));
  const steve = { slug: 'steve-t', name: 'Steve T.', note: '' };
  await recordSources({ ctx: ctx(), input: { sources: [], people: [steve], criteria: [] } });
  const made = await createPerson({ ctx: ctx(), input: { email: 'target@example.org', name: 'Target', grants: [] } });
  target = made.ok ? made.value.userId : 0;
});

/** What each form sends, and what it says when it did it. */
const forms: Record<string, () => [path: string, form: Record<string, string>, said: string]> = {
  '/api/people': () => ['/api/people', { name: 'New', email: `new-${crypto.randomUUID()}@example.org` }, 'invited'],
  '/api/people/roles': () => ['/api/people/roles', { userId: String(target), role: 'manager' }, 'granted'],
  '/api/people/names': () => ['/api/people/names', { person: 'steve-t', userId: String(target) }, 'joined'],
  '/api/people/:id/roles': () => [`/api/people/${target}/roles`, { act: 'revoke', role: 'manager' }, 'revoked'],
  '/api/people/:id/suspension': () => [`/api/people/${target}/suspension`, { suspended: 'yes' }, 'suspended'],
  '/api/people/:id/invitation': () => [`/api/people/${target}/invitation`, {}, 'invited'],
};

const everything = async () => ({
  people: await db().user.findMany({ orderBy: { id: 'asc' }, select: { id: true, suspendedAt: true } }),
  grants: await db().roleGrant.count(),
  events: await db().peopleEvent.count(),
});

test('every form of the people is here', () => {
  expect(Object.keys(forms).sort()).toEqual([...PEOPLE_FORMS].sort());
  const unsafe = app.routes.filter(({ method, path }) => method === 'POST' && path.startsWith('/api/people'));
  expect(unsafe.map(({ path }) => path).sort()).toEqual([...PEOPLE_FORMS].sort());
});

describe.each(Object.entries(forms))('%s', (_path, make) => {
  it.each(WHO)('by %s', async (who) => {
    const [path, form, said] = make();
    const before = await everything();
    const answer = await browsers.get(who)?.post(path, form);
    if (who === 'admin') {
      expect(answer?.status).toBe(303);
      expect(answer?.headers.get('location')).toContain(`/admin/people?said=${said}`);
      return;
    }
    expect(answer?.status).toBe(who === 'nobody' || who === 'suspended admin' ? 401 : 403);
    expect(await everything()).toEqual(before);
  });

  it('by a token, whatever its scopes, or from another site', async () => {
    const [path, form] = make();
    const before = await everything();
    const { bearer } = await machineToken(`people-${crypto.randomUUID()}`, ['entries:write']);
    const body = new URLSearchParams(form);
    const token = await app.request(path, { method: 'POST', body, headers: { authorization: bearer } });
    expect(token.status).toBe(403);
    const cookie = browsers.get('admin')?.cookiesFor(SITE) ?? '';
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: SITE, 'sec-fetch-site': 'same-site' },
    ];
    for (const headers of foreign) {
      const answer = await app.request(path, { method: 'POST', body, headers: { ...headers, cookie } });
      expect(answer.status).toBe(403);
    }
    expect(await everything()).toEqual(before);
  });
});

it('what does not fit changes nothing and says so', async () => {
  const admin = browsers.get('admin');
  const before = await everything();
  const wrong: [string, Record<string, string>, string][] = [
    ['/api/people', { name: '', email: 'x@example.org' }, 'not-a-person'],
    ['/api/people', { name: 'X', email: 'nonsense' }, 'not-a-person'],
    ['/api/people', { name: 'X', email: 'target@example.org' }, 'there-already'],
    ['/api/people/roles', { userId: String(target), role: 'root' }, 'not-a-role'],
    ['/api/people/roles', { userId: String(target), role: 'manager', entry: 'package/x' }, 'not-a-role'],
    ['/api/people/roles', { userId: String(target), role: 'expert', entry: 'package/nowhere' }, 'refused'],
    ['/api/people/roles', { userId: '999999999', role: 'manager' }, 'refused'],
    ['/api/people/roles', { userId: '-1', role: 'manager' }, 'refused'],
    ['/api/people/9e9/suspension', { suspended: 'yes' }, 'refused'],
  ];
  for (const [path, form, said] of wrong) {
    const answer = await admin?.post(path, form);
    expect(answer?.headers.get('location'), path).toBe(`/admin/people?said=${said}`);
  }
  expect(await everything()).toEqual(before);
});
