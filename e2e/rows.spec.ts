import type { Page } from '@playwright/test';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';

/** What rows open to, what paper gets of a table, and what happens when the data change under a reader. */

const opened = (page: Page) => page.locator('.opened-content');

test('a row opens to the checks of the best way at each site, each with what it rests on', async ({ page }) => {
  await page.goto('/packages');
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'GlastRelease' }) });
  await row.getByRole('link', { name: 'Open the row' }).click();
  const slac = opened(page).getByRole('listitem').filter({ hasText: 'Best way: In a container, with Docker' });
  await expect(slac).toContainText('runs today, natively on RHEL6');
  await expect(slac).toContainText('Next: Build fermi-lat-containers.');
  await expect(slac).toContainText('passes');
  await expect(slac).toContainText('Runs on RHEL6, and images can be based on it.');
  await expect(slac).toContainText('to do');
  await expect(slac).toContainText('no build of it is registered');
  await expect(slac).toContainText('Docker is in testing, not in production, at SLAC.');
  await expect(slac.getByRole('link', { name: 'Running platforms of GlastRelease' })).toHaveAttribute(
    'href',
    '/packages/glastrelease#facts',
  );
  await expect(opened(page).getByRole('link', { name: /^All routes and checks at/ })).toHaveCount(3);
  await axeFindsNothing(page, '.opened-content');
});

test('a site’s row opens to what it offers, what is ready there and what blocks most', async ({ page }) => {
  await page.goto('/sites');
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'SLAC' }) });
  await row.getByRole('link', { name: 'Open the row' }).click();
  const parts = opened(page).locator('.reasons > li');
  await expect(parts).toHaveCount(3);
  await expect(parts.nth(0)).toContainText('RHEL6 retiring');
  await expect(parts.nth(1)).toContainText('0 of 1 needed package');
  await expect(parts.nth(2)).toContainText('Build fermi-lat-containers.');
  await expect(parts.nth(2).getByRole('link', { name: 'GlastRelease' })).toHaveAttribute(
    'href',
    '/packages/glastrelease',
  );
});

test.describe('when the reasons do not come', () => {
  test.use({ expectedErrors: [/Failed to load resource/] });

  test('the row says what it knows, and why that is all', async ({ page }) => {
    await page.route(/\/verdicts\?/, (route) => route.abort());
    await page.goto('/packages?q=fastcopy');
    await page.getByRole('link', { name: 'Open the row' }).click();
    await expect(opened(page)).toContainText('The reasons could not be loaded');
    await expect(
      opened(page)
        .getByText(/^Next: /)
        .first(),
    ).toBeVisible();
  });
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the address opens a row with its reasons', async ({ page }) => {
    await page.goto('/packages?open=glastrelease');
    await expect(opened(page).getByText('Best way: In a container, with Docker')).toBeVisible();
    await page.goto('/sites?open=slac');
    await expect(opened(page).getByText('What blocks most here')).toBeVisible();
    await expect(opened(page).getByText('Build fermi-lat-containers.')).toBeVisible();
  });
});

test('paper has the rows that the address names, and says which they are', async ({ page }) => {
  await page.goto('/packages?limit=3&start=2');
  const names = page.getByRole('grid').locator('tbody th[scope=row]');
  await expect(names).toHaveCount(7);
  await page.emulateMedia({ media: 'print' });
  await expect(names).toHaveText([/FastCopy/, /GlastRelease/, /Halfpipe/]);
  await expect(page.getByText('On this paper: 3 to 5 of 7 packages.')).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await expect(names).toHaveCount(7);
  await page.goto('/matrix?limit=3&start=4');
  await page.emulateMedia({ media: 'print' });
  const table = page.getByRole('table', { name: 'Readiness of each package at each site' });
  await expect(table.getByRole('rowheader')).toHaveText([/Halfpipe/, /Isoc Monitoring/, /ScienceTools/]);
  await expect(page.getByText('On this paper: packages 5 to 7 of 7, sites 1 to 3 of 3.')).toBeVisible();
  await expect(page.getByRole('grid')).toBeHidden();
});

test('folded history is open on paper', async ({ page }) => {
  await page.goto('/sites/slac');
  const change = page.getByRole('region', { name: 'History' }).locator('details:not([open]) dl').first();
  await expect(change).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(change).toBeVisible();
});

for (const [path, api, more] of [
  ['/packages?limit=2', '/api/v1/packages', 'start=0'],
  ['/matrix?limit=2', '/api/v1/matrix', 'start=0'],
] as const) {
  test(`${api}: rows of two states of the data are never mixed`, async ({ page }) => {
    // As if somebody had written since the page was made: every answer is of a later state than the page itself.
    const asked: URLSearchParams[] = [];
    await page.route(new RegExp(`${api}\\?`), async (route) => {
      asked.push(new URL(route.request().url()).searchParams);
      const response = await route.fetch();
      const body: { dataVersion: number } = await response.json();
      await route.fulfill({ response, json: { ...body, dataVersion: body.dataVersion + 1 } });
    });
    await page.goto(path);
    await expect(page.getByRole('grid').getByRole('rowheader', { name: 'ScienceTools' })).toBeAttached();
    // The rows that came with the page are fetched again with the others, and then nothing more is.
    await expect.poll(() => asked.filter((one) => `start=${one.get('start') ?? 0}` === more).length).toBe(2);
    await expect(page.getByRole('grid').getByRole('rowheader')).toHaveCount(7);
  });
}
