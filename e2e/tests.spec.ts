import type { Page } from '@playwright/test';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { stopAll } from './own-site.ts';
import { type SiteWithPeople, siteWithPeople } from './site-with-people.ts';

test.describe.configure({ mode: 'serial' });

let site: SiteWithPeople;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await siteWithPeople({ 'Max Manager': [['manager']], 'Ann Expert': [['expert', 'package/glastrelease']] });
});
test.afterAll(stopAll);

const PATH = '/api/v1/packages/glastrelease/test-runs?site=cc-in2p3&how=native&platform=rhel6&suite=smoke';
const FAILED = '<failure message="3 tracks, 4 expected">at recon.cxx:120</failure>';
const suite = (name: string, recon: string) =>
  `<testsuite name="${name}"><testcase name="starts" classname="shell"/><testcase name="recon" classname="digi">${recon}</testcase></testsuite>`;

/** A report as a job sends it. */
async function report(body: string): Promise<number> {
  const headers = { 'content-type': 'application/xml', cookie: site.cookieOf('Max Manager') };
  const own = { ...headers, 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(`${site.url}${PATH}`, { method: 'POST', headers: own, body });
  expect(answer.status).toBe(201);
  return (await answer.json()).id;
}
const cell = (page: Page) =>
  page
    .getByRole('row', { name: /GlastRelease/ })
    .getByRole('cell')
    .nth(1);

test('a report that arrives is on the page without a reload', async ({ page }) => {
  await page.goto(`${site.url}/tests`);
  await expect(page.getByText('No test report has arrived yet.')).toBeVisible();
  await axeFindsNothing(page);
  await report(suite('first', ''));
  await page.goto(`${site.url}/tests`);
  await expect(cell(page)).toContainText('Passing');
  await expect(page.locator('html')).toHaveAttribute('data-live', 'stream');
  await page.evaluate(() => {
    document.body.dataset.stays = 'yes';
  });
  await report(suite('second', FAILED));
  await expect(cell(page)).toContainText('Failing, new');
  await expect(cell(page)).toContainText('native: 1 of 2 failed');
  await report(suite('third', '<flakyFailure message="once"/>'));
  await expect(cell(page)).toContainText('Flaky');
  await expect(page.locator('body')).toHaveAttribute('data-stays', 'yes');
  await axeFindsNothing(page);
});

test('filters stand in the address', async ({ page }) => {
  await page.goto(`${site.url}/packages/glastrelease`);
  await page.getByRole('link', { name: 'All test outcomes of this package' }).click();
  await expect(page).toHaveURL(/\/tests\?package=glastrelease&builds=all/);
  await expect(cell(page)).toContainText('Flaky');
  await page.getByRole('link', { name: /^Flaky 1$/ }).click();
  await expect(page).toHaveURL(/&state=flaky/);
  await expect(page.getByText('1 row', { exact: true }).first()).toBeVisible();
  await page.goto(`${site.url}/tests`);
  await page.getByText('State', { exact: true }).first().click();
  await page.getByRole('checkbox', { name: 'Skipped' }).check();
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/[?&]state=skipped/);
  await expect(page.getByText('No suite matches.')).toBeVisible();
  await page.getByRole('link', { name: 'Show all', exact: true }).click();
  await expect(cell(page)).toContainText('Flaky');
  await page.goto(`${site.url}/tests?state=great&nothing=1`);
  await expect(page.getByText('One part of this address could not be used.')).toBeVisible();
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('a run tells why it failed; an issue is attached, the output signed off and revoked', async ({ page }) => {
    const id = await report(suite('fourth', FAILED));
    await site.signIn(page, 'Ann Expert');
    await page.goto(`${site.url}/tests`);
    await expect(cell(page).getByRole('link', { name: `run ${id}`, exact: true })).toBeVisible();
    await cell(page).getByRole('link').first().click();
    await expect(page).toHaveURL(`${site.url}/tests/runs/${id}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('at CC-IN2P3');
    const cases = page.locator('#cases > li');
    await expect(cases.first()).toContainText('Failing, new');
    await expect(cases.first()).toContainText('at recon.cxx:120');
    await page.getByLabel('What is known').fill('The tracker is being repaired');
    await page.getByRole('button', { name: 'Attach the issue' }).click();
    await expect(page.getByRole('status')).toContainText('The issue is attached.');
    await expect(cases.first()).toContainText('Failing, known');
    await page.getByLabel(/^Cases that every report/).fill('starts\nanother');
    await page.getByRole('button', { name: 'Keep this' }).click();
    await expect(cases.last()).toContainText('Missing');
    await expect(cases.last()).toContainText('another');
    await page.getByLabel(/What you compared/).fill('the spectra');
    await page.getByRole('button', { name: 'Sign off the output of GlastRelease' }).click();
    await expect(page.locator('#sign-off')).toContainText('signed off GlastRelease');
    await page.getByRole('button', { name: 'Revoke the sign-off of GlastRelease' }).click();
    await expect(page.locator('#sign-off')).toContainText('revoked');
  });
});

test('axe finds nothing on a run with all its forms, and it fits a phone', async ({ page }) => {
  await site.signIn(page, 'Ann Expert');
  await page.goto(`${site.url}/tests/runs/1`);
  await axeFindsNothing(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await tooWide()).toBeLessThanOrEqual(0);
  await page.goto(`${site.url}/tests`);
  expect(await tooWide()).toBeLessThanOrEqual(0);
  const region = page.getByRole('region', { name: 'Suites, builds and sites' });
  expect(await region.evaluate((one) => one.scrollHeight - one.clientHeight)).toBeLessThanOrEqual(0);
});

test.describe('a run that is not there', () => {
  test.use({ expectedErrors: [/404/] });
  test('is told so', async ({ page }) => {
    for (const path of ['/tests/runs/99999', '/tests/runs/x']) {
      expect((await page.goto(`${site.url}${path}`))?.status()).toBe(404);
    }
  });
});
