import { expect, test } from '@playwright/test';
import { stopAll } from './own-site.ts';
import { type SiteWithPeople, siteWithPeople } from './site-with-people.ts';
import { KINDS, type Kind, NOBODY, PEOPLE } from './surfaces/actors.ts';
import { pagesOfBuild } from './surfaces/manifests.ts';
import { PAGES } from './surfaces/pages.ts';

/**
 * Every page and every server action of the finished build × every kind of person, by bare requests. The lists come out of
 * the build's own manifests: a new page or action without a row fails. The routes of the API have the same test in
 * lib/api/permissions.db.test.ts.
 */
test.describe.configure({ mode: 'serial' });

let site: SiteWithPeople;
test.beforeAll(async () => {
  site = await siteWithPeople(PEOPLE);
  await site.suspend('suspended admin');
});
test.afterAll(stopAll);

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

const WAY_IN = /Sign in for this page/;
const NOT_FOR_YOU = /Your roles do not reach this page/;

test('every page of the build has a row, and every row a page', () => {
  expect(pagesOfBuild()).toEqual(Object.keys(PAGES).sort());
});

for (const [page, { address, sees, says }] of Object.entries(PAGES)) {
  test(`${page} by everybody`, async () => {
    for (const kind of KINDS) await (sees.includes(kind) ? seen : refused)(address, kind, says);
  });
}

test('where reading needs a login, a page shows nobody more than the way in', async () => {
  await site.startAgain({ PUBLIC_READ: 'false' });
  for (const { address, sees, says, always = false } of Object.values(PAGES)) {
    for (const kind of NOBODY) await (always ? seen : refused)(address, kind, says);
    for (const kind of sees.filter((one) => !NOBODY.includes(one)).slice(0, 1)) await seen(address, kind, says);
  }
});
