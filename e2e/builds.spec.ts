import type { Page } from '@playwright/test';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { stopAll } from './own-site.ts';
import { type SiteWithPeople, siteWithPeople } from './site-with-people.ts';

test.describe.configure({ mode: 'serial' });

const IMAGE = 'glast-release-docker';
const digestOf = (letter: string): string => `sha256:${letter.repeat(64)}`;
let site: SiteWithPeople;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await siteWithPeople({ 'Max Manager': [['manager']] });
});
test.afterAll(stopAll);

/** What a CI job reports, with the leave of a manager. */
async function report(build: object): Promise<void> {
  const headers = {
    cookie: site.cookieOf('Max Manager'),
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
  };
  const body = JSON.stringify({ image: IMAGE, ...build });
  const answer = await fetch(`${site.url}/api/v1/builds`, { method: 'POST', headers, body });
  expect(answer.status, await answer.text()).toBe(201);
}

const hears = (page: Page) => expect(page.locator('html')).toHaveAttribute('data-live', 'stream');
const beyond = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test('builds and moves of a tag come onto open pages by themselves', async ({ page, context }) => {
  await page.goto(`${site.url}/images/${IMAGE}`);
  await expect(page.getByText('No build is registered.')).toBeVisible();
  await hears(page);
  const list = await context.newPage();
  await list.goto(`${site.url}/builds`);
  await expect(list.getByText('No build is registered yet.')).toBeVisible();
  await hears(list);
  await report({
    digest: digestOf('a'),
    tag: 'latest',
    status: 'succeeded',
    revision: 'f00dfeed',
    ciUrl: 'https://ci.example.org/jobs/1',
    finishedAt: '2026-01-02T10:00:00Z',
  });
  await list.bringToFront();
  await expect(list.getByRole('row', { name: /aaaaaaaaaaaa/ })).toContainText('succeeded');
  await page.bringToFront();
  const builds = page.getByRole('table', { name: /^Builds of/ });
  await expect(builds.getByRole('row', { name: /aaaaaaaaaaaa/ })).toContainText('revision f00dfeed');
  await report({ digest: digestOf('b'), tag: 'latest', status: 'succeeded', finishedAt: '2026-03-04T10:00:00Z' });
  const tags = page.getByRole('table', { name: 'Moves of the tags' });
  await expect(
    tags
      .getByRole('row', { name: /^latest/ })
      .getByRole('cell')
      .first(),
  ).toContainText('bbbbbbbbbbbb');
  await expect(tags.getByRole('row', { name: /^latest/ })).toContainText('aaaaaaaaaaaa');
});

test('a tag says what it pointed at then, what came before and after, without a script, too', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/images/${IMAGE}/tags/latest`);
  await expect(page.getByText(/^It points at \w{12}/)).toContainText('bbbbbbbbbbbb');
  await page.getByLabel('At the end of').fill('2026-02-01');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/\?at=2026-02-01$/);
  await expect(page.getByText(/^It pointed at \w{12}/)).toContainText('aaaaaaaaaaaa');
  const after = page.getByRole('definition').filter({ hasText: 'bbbbbbbbbbbb' });
  await expect(after).toContainText('4 Mar 2026, 10:00 UTC');
  await page.goto(`${site.url}/images/${IMAGE}/tags/latest?at=2025-12-31`);
  await expect(page.getByText(/it was not there yet/)).toBeVisible();
  await page.goto(`${site.url}/images/${IMAGE}/tags/latest?at=soon`);
  await expect(page.getByRole('note')).toContainText('at');
  await context.close();
});

test('a build is found by twelve digits, says where it is from, and takes no command for what nobody has said', async ({
  page,
}) => {
  await page.goto(`${site.url}/builds/aaaaaaaaaaaa`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Build aaaaaaaaaaaa');
  await expect(page.getByRole('main')).toContainText(digestOf('a'));
  const origin = page.getByRole('region', { name: 'Where it is from' });
  await expect(origin.getByRole('link', { name: 'CI job' })).toHaveAttribute('href', 'https://ci.example.org/jobs/1');
  const run = page.getByRole('region', { name: 'How to run it' });
  await expect(run.getByRole('heading', { name: 'At SLAC' })).toBeVisible();
  await expect(run).toContainText('is not published where Docker at SLAC can get it');
  await expect(run.locator('pre')).toHaveCount(0);
});

for (const path of ['/images', `/images/${IMAGE}`, `/images/${IMAGE}/tags/latest`, '/builds', '/builds/bbbbbbbbbbbb']) {
  test(`axe finds nothing on ${path} with builds, on a screen or a phone, and it fits both`, async ({ page }) => {
    await page.goto(`${site.url}${path}`, { waitUntil: 'networkidle' });
    await axeFindsNothing(page);
    for (const width of [1440, 768, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await beyond(page), `pixels beyond the edge at ${width}`).toBeLessThanOrEqual(0);
    }
    await axeFindsNothing(page);
  });
}
