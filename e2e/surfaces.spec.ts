import { expect, test } from '@playwright/test';
import { stopAll } from './own-site.ts';
import { type SiteWithPeople, siteWithPeople } from './site-with-people.ts';
import { ACTIONS } from './surfaces/actions.ts';
import { KINDS, type Kind, NOBODY, PACKAGE, PEOPLE, SITE } from './surfaces/actors.ts';
import { actionsOfBuild, pagesOfBuild } from './surfaces/manifests.ts';
import { BUILD, PAGES } from './surfaces/pages.ts';
import { callAction, hiddenFields, misuseAction, type Sent, sendForm, UNREADABLE } from './surfaces/send-action.ts';

/**
 * Every page and every server action of the finished build × every kind of person, by bare requests. The lists come out of
 * the build's own manifests: a new page or action without a row fails. The routes of the API have the same test in
 * lib/api/permissions.db.test.ts.
 */
test.describe.configure({ mode: 'serial' });

let site: SiteWithPeople;
test.beforeAll(async () => {
  site = await siteWithPeople(PEOPLE);
  await somethingArrived();
  // A test run to look at.
  const sent = await fetch(`${site.url}/api/v1/packages/${PACKAGE}/test-runs?site=${SITE}&how=native&suite=smoke`, {
    method: 'POST',
    headers: { ...headersOf('manager'), 'content-type': 'application/xml' },
    body: '<testsuite><testcase name="the only case"/></testsuite>',
  });
  expect(sent.status).toBe(201);
  const headers = { ...headersOf('admin'), 'content-type': 'application/json' };
  const reported = await fetch(`${site.url}/api/v1/builds`, { method: 'POST', headers, body: JSON.stringify(BUILD) });
  expect(reported.status, await reported.text()).toBe(201);
});
test.afterAll(stopAll);

/** The first source and its first delivery, whose pages are among those of the build. */
async function somethingArrived(): Promise<void> {
  const headers = headersOf('admin');
  const body = new URLSearchParams({ name: 'hub', provider: 'dockerhub' });
  await fetch(`${site.url}/api/sources`, { method: 'POST', headers, body, redirect: 'manual' });
  const page = await (await fetch(`${site.url}/admin/sources/1`, { headers })).text();
  const [path = ''] = /\/api\/webhooks\/[\w-]+/.exec(page) ?? [];
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  expect((await fetch(`${site.url}${path}`, sent)).status).toBe(202);
}

const headersOf = (kind: Kind): Record<string, string> =>
  kind === 'anonymous' ? {} : { cookie: site.cookieOf(kind), 'sec-fetch-site': 'same-origin' };

/** A page as a browser opens it, and as Next's client asks for it (`rsc`). */
async function look(address: string, kind: Kind, more: Record<string, string> = {}) {
  const headers = { ...headersOf(kind), ...more };
  const answer = await fetch(`${site.url}${address}`, { headers, redirect: 'manual' });
  return { status: answer.status, text: (await answer.text()).replaceAll('<!-- -->', '') };
}

/** The part of a refused page that says so, without its scripts; nothing of the page's own is in any form of the answer. */
async function refused(address: string, kind: Kind, says: RegExp): Promise<void> {
  const { status, text } = await look(address, kind);
  expect([address, kind, status]).toEqual([address, kind, NOBODY.includes(kind) ? 401 : 403]);
  expect(text.replaceAll(/<script[^>]*>[\s\S]*?<\/script>/g, '')).toMatch(NOBODY.includes(kind) ? WAY_IN : NOT_FOR_YOU);
  expect(text, `${address} by ${kind}`).not.toMatch(says);
  const parts = await look(address, kind, { rsc: '1' });
  expect(parts.text, `${address} by ${kind}, for a script`).not.toMatch(says);
}

async function seen(address: string, kind: Kind, says: RegExp): Promise<void> {
  const { status, text } = await look(address, kind);
  expect([address, kind, status]).toEqual([address, kind, 200]);
  expect(text, `${address} by ${kind}`).toMatch(says);
}

/** What a browser says of a form on a page of another site, and what only a proxy could say for it. */
const EVIL = 'https://evil.example';
const FOREIGN: readonly Record<string, string>[] = [
  { origin: EVIL, 'sec-fetch-site': 'cross-site' },
  { origin: EVIL },
  { origin: EVIL, 'x-forwarded-host': 'evil.example' },
  { origin: EVIL, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  { origin: EVIL, forwarded: 'host=evil.example;proto=https' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  // A browser too old to say anything, which no browser with our pages is.
  { 'sec-fetch-site': '' },
];

const WAY_IN = /Sign in for this page/;
const NOT_FOR_YOU = /Your roles do not reach this page/;

test('whoever is suspended is out with the very next request, whatever was open', async () => {
  const kind = 'suspended admin';
  const rest = () => fetch(`${site.url}/api/v1/packages/${PACKAGE}`, { method: 'DELETE', headers: headersOf(kind) });
  const form = () => fetch(`${site.url}/api/people`, { method: 'POST', headers: headersOf(kind), redirect: 'manual' });
  await seen('/admin/people', kind, /@example\.org/);
  await seen('/me', kind, new RegExp(kind));
  // Let in, and stopped only by what is missing: the version, the form.
  expect([(await rest()).status, (await form()).status]).toEqual([428, 415]);
  await site.suspend(kind);
  const [page, me, again, sent] = await Promise.all([look('/admin/people', kind), look('/me', kind), rest(), form()]);
  expect([page.status, again.status]).toEqual([401, 401]);
  expect(me.text).toContain('Nobody is signed in here');
  expect([401, 403, 415]).toContain(sent.status);
  const people = new URLSearchParams({ name: 'New', email: 'new@example.org' });
  const filled = await fetch(`${site.url}/api/people`, {
    method: 'POST',
    headers: headersOf(kind),
    body: people,
    redirect: 'manual',
  });
  expect(filled.status).toBe(401);
});

test('every page of the build has a row, and every row a page', () => {
  expect(pagesOfBuild()).toEqual(Object.keys(PAGES).sort());
});

for (const [page, { address, sees, says }] of Object.entries(PAGES)) {
  test(`${page} by everybody`, async () => {
    for (const kind of KINDS) await (sees.includes(kind) ? seen : refused)(address, kind, says);
  });
}

test('every server action of the build has a row, and every row an action', () => {
  const built = actionsOfBuild().map(({ name }) => name);
  expect(built.sort()).toEqual(Object.keys(ACTIONS).sort());
});

for (const [name, row] of Object.entries(ACTIONS)) {
  const versionNow = async (): Promise<number> =>
    ((await (await fetch(`${site.url}${row.of}`)).json()) as Record<typeof row.rises, number>)[row.rises];
  const ways: Record<string, (kind: Kind, mark: string, more?: Record<string, string>) => Promise<Sent>> = {
    'as its form': async (kind, mark, more) => {
      const html = (await look(row.page, 'admin')).text;
      expect(hiddenFields(html, Object.keys(row.typed(mark))).length).toBeGreaterThan(1);
      return sendForm(site.url, { row, html, mark }, { ...headersOf(kind), ...more });
    },
    'as its script': async (kind, mark, more) => {
      const action = actionsOfBuild().find((one) => one.name === name);
      if (action === undefined) throw new Error(`${name} is not in the build.`);
      return callAction(site.url, { row, action, version: await versionNow(), mark }, { ...headersOf(kind), ...more });
    },
  };
  for (const [way, send] of Object.entries(ways)) {
    test(`${name} by everybody, ${way}`, async () => {
      for (const kind of KINDS) {
        const before = await versionNow();
        const { status, to, text } = await send(kind, `by ${kind} ${way}`);
        if (row.may.includes(kind)) {
          expect([kind, status < 400, to]).toEqual([kind, true, expect.stringMatching(row.leadsTo)]);
          expect(await versionNow(), kind).toBe(before + 1);
          continue;
        }
        expect([kind, status < 500, to], text.slice(0, 2000)).toEqual([kind, true, null]);
        expect(text, kind).toMatch(/[Ss]ign in (to|for)|roles do not/);
        expect(await versionNow(), kind).toBe(before);
      }
    });

    test(`${name} from another site, ${way}`, async () => {
      const before = await versionNow();
      for (const foreign of FOREIGN) {
        const { status } = await send('admin', 'from elsewhere', foreign);
        expect([foreign, status]).toEqual([foreign, 403]);
        expect(await versionNow()).toBe(before);
      }
    });
  }
}

test('an action that is sent something unreadable says so and changes nothing', async () => {
  for (const action of actionsOfBuild()) {
    const { page, of, rises } = ACTIONS[action.name] ?? { page: '', of: '', rises: 'version' };
    const version = async () => ((await (await fetch(`${site.url}${of}`)).json()) as Record<string, number>)[rises];
    const before = await version();
    for (const [what, parts] of Object.entries(UNREADABLE)) {
      const { status, to } = await misuseAction(site.url, { page, action, parts }, headersOf('admin'));
      expect([action.name, what, status < 500, to]).toEqual([action.name, what, true, null]);
    }
    expect(await version()).toBe(before);
  }
});

test('no proxy’s word can be forged: a change from another site is refused by the server itself', async () => {
  const address = `${site.url}/api/v1/packages/${PACKAGE}`;
  const { version } = (await (await fetch(address)).json()) as { version: number };
  for (const foreign of FOREIGN) {
    const headers = {
      ...headersOf('admin'),
      'content-type': 'application/json',
      'if-match': `"${version}"`,
      ...foreign,
    };
    const answer = await fetch(address, { method: 'PATCH', headers, body: '{"summary":"from elsewhere"}' });
    expect([foreign, answer.status]).toEqual([foreign, 403]);
  }
  expect(((await (await fetch(address)).json()) as { version: number }).version).toBe(version);
});

test('where reading needs a login, a page shows nobody more than the way in', async () => {
  await site.startAgain({ PUBLIC_READ: 'false' });
  for (const { address, sees, says, always = false } of Object.values(PAGES)) {
    for (const kind of NOBODY) await (always ? seen : refused)(address, kind, says);
    for (const kind of sees.filter((one) => !NOBODY.includes(one)).slice(0, 1)) await seen(address, kind, says);
  }
});
