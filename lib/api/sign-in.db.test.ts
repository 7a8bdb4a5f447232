import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import { actorOfSession } from '#lib/auth/session-gate.ts';
import { startTestProvider, type TestProvider } from '#lib/auth/test-provider.ts';
import { db } from '#lib/base/db.ts';
import { createPerson } from '#lib/store/people/create-person.ts';
import { grantRole, revokeRole } from '#lib/store/people/grant-role.ts';
import { inviteFirstAdmin } from '#lib/store/people/invite.ts';
import { suspend } from '#lib/store/people/suspend.ts';
import { app } from './app.ts';
import { Browser } from './test-browser.ts';

const SITE = 'http://127.0.0.1:3000';
const ctx = () => ({ actor: systemActor('test'), now: new Date() });
let provider: TestProvider;

beforeAll(async () => {
  provider = await startTestProvider(`${SITE}/api/auth/callback/oidc`);
  Object.assign(process.env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_SCOPES: 'openid profile email groups',
    OIDC_ROLE_CLAIM: 'groups',
    OIDC_ROLE_MAP: 'coordination=manager',
  });
});
afterAll(async () => provider.close());

let browser: Browser;
beforeEach(() => {
  browser = new Browser(SITE, app);
});

const whoami = async () => {
  const cookie = browser.cookiesFor(SITE);
  return actorOfSession(new Headers({ cookie }));
};

/** Through the provider's own pages: names the login, agrees, and comes back. */
async function signInAs(login: string, back = '/packages?q=a'): Promise<Response> {
  let page = await browser.post('/api/sign-in/provider', { next: back });
  for (let step = 0; step < 12; step++) {
    const next = await browser.follow(page);
    if (next !== null) page = next;
    else {
      const form = /action="([^"]+)"/.exec(await page.text())?.[1];
      if (form === undefined) throw new Error(`No form on ${browser.address}`);
      const prompt = browser.has('prompted') ? 'consent' : 'login';
      page = await browser.post(form, { prompt, login, password: 'any' });
      browser.note('prompted');
    }
    if (new URL(browser.address).origin === SITE && !browser.address.includes('/api/auth/')) return page;
  }
  throw new Error(`Lost at ${browser.address}`);
}

describe('signing in at a provider', () => {
  it('makes a person of issuer and subject, with the roles of the claim, and comes back', async () => {
    provider.people.set('ann', { name: 'Ann Expert', email: 'ann@example.org', groups: ['coordination', 'others'] });
    await signInAs('ann');
    expect(browser.address).toBe(`${SITE}/packages?q=a`);
    const actor = await whoami();
    expect(actor).toMatchObject({ kind: 'user', name: 'Ann Expert' });
    expect(actor?.grants).toEqual([
      { role: 'reader', entry: null },
      { role: 'manager', entry: null },
    ]);
    const [account] = await db().account.findMany({ where: { userId: actor?.userId ?? 0 } });
    expect(account).toMatchObject({
      identity: `${provider.issuer} ann`,
      accessToken: null,
      refreshToken: null,
      idToken: null,
    });
  });

  it('forgets a role that the claim no longer has', async () => {
    provider.people.set('bob', { name: 'Bob', groups: ['coordination'] });
    await signInAs('bob');
    expect((await whoami())?.grants).toHaveLength(2);
    provider.people.set('bob', { name: 'Bob B.', groups: [] });
    browser = new Browser(SITE, app);
    await signInAs('bob');
    expect(await whoami()).toMatchObject({ name: 'Bob B.', grants: [{ role: 'reader', entry: null }] });
  });

  it('takes the same e-mail under another subject for another person', async () => {
    provider.people.set('eve', { name: 'Eve', email: 'ann@example.org', email_verified: true });
    await signInAs('ann');
    const ann = await whoami();
    browser = new Browser(SITE, app);
    await signInAs('eve');
    const eve = await whoami();
    expect(eve?.userId).not.toBe(ann?.userId);
    expect(eve?.grants).toEqual([{ role: 'reader', entry: null }]);
  });

  it('gives no local account away to somebody with its address', async () => {
    const made = await createPerson({ ctx: ctx(), input: { email: 'lou@example.org', name: 'Lou', grants: [] } });
    provider.people.set('lou', { name: 'Not Lou', email: 'lou@example.org', email_verified: true });
    await signInAs('lou');
    expect((await whoami())?.userId).not.toBe(made.ok && made.value.userId);
  });

  it('refuses a state that is not this browser’s, and a code used twice', async () => {
    provider.people.set('mal', { name: 'Mal' });
    await signInAs('mal');
    const callback = browser.visited.find((url) => url.includes('/api/auth/callback/'));
    const other = new Browser(SITE, app);
    await other.get(callback ?? '');
    expect(other.address).toBe(callback);
    expect(await actorOfSession(new Headers({ cookie: other.cookiesFor(SITE) }))).toBeNull();
    const again = await browser.get(callback ?? '');
    expect(again.status).toBe(302);
    expect(again.headers.get('location')).toMatch(/\/sign-in\?.*error=/);
  });

  it('goes back to no other site', async () => {
    provider.people.set('ned', { name: 'Ned' });
    await signInAs('ned', '//elsewhere.example/');
    expect(browser.address).toBe(`${SITE}/`);
  });
});

describe('local accounts', () => {
  it('the first admin’s link works once and makes one admin', async () => {
    const link = await inviteFirstAdmin({ ctx: ctx() });
    const form = {
      token: (link.ok && link.value) || '',
      name: 'Root',
      email: 'Root@Example.org',
      password: 'correct horse',
    };
    expect((await browser.post('/api/welcome', form)).headers.get('location')).toBe('/sign-in?problem=password-set');
    const again = await browser.post('/api/welcome', { ...form, email: 'two@example.org' });
    expect(again.headers.get('location')).toContain('problem=token');
    const wrong = await browser.post('/api/sign-in', { email: 'root@example.org', password: 'wrong horse' });
    expect(wrong.headers.get('location')).toContain('problem=wrong');
    const right = await browser.post('/api/sign-in', {
      email: ' ROOT@example.org',
      password: 'correct horse',
      next: '/tasks',
    });
    expect(right.headers.get('location')).toBe('/tasks');
    expect((await whoami())?.grants).toContainEqual({ role: 'admin', entry: null });
    expect(await inviteFirstAdmin({ ctx: ctx() })).toEqual({ ok: true, value: null });
  });

  it('refuses a short password and keeps the link', async () => {
    const made = await createPerson({ ctx: ctx(), input: { email: 'short@example.org', name: 'S', grants: [] } });
    const token = made.ok ? made.value.token : '';
    const refused = await browser.post('/api/welcome', { token, password: 'short' });
    expect(refused.headers.get('location')).toContain('problem=password');
    const set = await browser.post('/api/welcome', { token, password: 'long enough now' });
    expect(set.headers.get('location')).toBe('/sign-in?problem=password-set');
  });

  it('signing out ends the session', async () => {
    await browser.post('/api/sign-in', { email: 'root@example.org', password: 'correct horse' });
    const cookie = browser.cookiesFor(SITE);
    expect(await whoami()).not.toBeNull();
    await browser.post('/api/sign-out', {});
    expect(await actorOfSession(new Headers({ cookie }))).toBeNull();
  });

  it('somebody suspended is out at the next request, and back without the old session', async () => {
    await browser.post('/api/sign-in', { email: 'short@example.org', password: 'long enough now' });
    const userId = (await whoami())?.userId ?? 0;
    expect(userId).toBeGreaterThan(0);
    expect((await suspend({ ctx: ctx(), input: { userId, suspended: true } })).ok).toBe(true);
    expect(await whoami()).toBeNull();
    await browser.post('/api/sign-in', { email: 'short@example.org', password: 'long enough now' });
    expect(await whoami()).toBeNull();
  });

  it('the last admin stays', async () => {
    const root = await db().user.findUniqueOrThrow({ where: { handle: 'root@example.org' } });
    const grant = { role: 'admin' as const, entry: null };
    expect(await revokeRole({ ctx: ctx(), input: { userId: root.id, grant } })).toMatchObject({ ok: false });
    expect(await suspend({ ctx: ctx(), input: { userId: root.id, suspended: true } })).toMatchObject({ ok: false });
    const second = await createPerson({ ctx: ctx(), input: { email: 'b@example.org', name: 'B', grants: [grant] } });
    expect(second.ok).toBe(true);
    expect(await revokeRole({ ctx: ctx(), input: { userId: root.id, grant } })).toMatchObject({ ok: true });
  });

  it('only an admin keeps people, and what was done is written down', async () => {
    const { id } = await db().user.findUniqueOrThrow({ where: { handle: 'b@example.org' } });
    const reader = {
      kind: 'user' as const,
      userId: id,
      name: 'B',
      grants: [{ role: 'manager' as const, entry: null }],
    };
    const refused = await grantRole({
      ctx: { actor: reader, now: new Date() },
      input: { userId: id, grant: { role: 'manager', entry: null } },
    });
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    const events = await db().peopleEvent.findMany({ where: { userId: id } });
    expect(events.map(({ what }) => what)).toEqual(['invited', 'granted admin']);
    await expect(db().$executeRaw`delete from people_events`).rejects.toThrow(/never changed/);
  });
});
