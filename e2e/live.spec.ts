import type { Browser, Page } from '@playwright/test';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { stopAll } from './own-site.ts';
import { type SiteWithPeople, siteWithPeople } from './site-with-people.ts';

test.describe.configure({ mode: 'serial' });

let site: SiteWithPeople;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await siteWithPeople({ 'Ann Expert': [['expert']], 'Max Manager': [['manager']], 'Rita Reader': [] });
});
test.afterAll(stopAll);

/** Somebody else at another machine, who changes a package there. */
async function changes(browser: Browser, name: string, slug: string, fields: object): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await site.signIn(page, name);
  const path = `${site.url}/api/v1/packages/${slug}`;
  const { version } = await (await page.request.get(path)).json();
  const headers = { 'if-match': `"${version}"`, origin: site.url };
  const answer = await page.request.patch(path, { headers, data: fields });
  expect(answer.status(), await answer.text()).toBe(200);
  await context.close();
}

const notice = (page: Page) => page.getByRole('region', { name: 'What others changed' });
const hears = (page: Page, how: string) => expect(page.locator('html')).toHaveAttribute('data-live', how);
const names = (page: Page) => page.getByRole('grid').getByRole('rowheader').allInnerTexts();

test('a row that somebody else changes says so in its place, and moves only when asked to', async ({
  page,
  browser,
}) => {
  await site.signIn(page, 'Rita Reader');
  await page.goto(`${site.url}/packages`);
  await hears(page, 'stream');
  const before = await names(page);
  const row = page.locator('tr#fastcopy');
  const place = await row.evaluate((line) => [(line as HTMLTableRowElement).sectionRowIndex, window.scrollY]);
  await changes(browser, 'Ann Expert', 'fastcopy', { name: 'Zebra copy' });
  await expect(notice(page)).toContainText('Ann Expert changed 1 row.');
  await expect(row).toContainText('Zebra copy');
  await expect(row.locator('[data-fresh]').first()).toContainText('Zebra copy');
  expect(await row.evaluate((line) => [(line as HTMLTableRowElement).sectionRowIndex, window.scrollY])).toEqual(place);
  expect((await names(page)).map((name) => name.replace('Zebra copy', 'FastCopy'))).toEqual(before);
  await axeFindsNothing(page);
  await notice(page).getByRole('button', { name: 'Show' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid').getByRole('rowheader').last()).toContainText('Zebra copy');
  await expect(notice(page)).toBeHidden();
});

test('a page of an entry tells who changed it, and one’s own change is no news', async ({ page, browser }) => {
  await site.signIn(page, 'Ann Expert');
  await page.goto(`${site.url}/packages/asp`);
  await hears(page, 'stream');
  await changes(browser, 'Ann Expert', 'asp', { summary: 'By Ann herself.' });
  await changes(browser, 'Max Manager', 'halfpipe', { summary: 'Elsewhere.' });
  await changes(browser, 'Max Manager', 'asp', { summary: 'By Max.' });
  await expect(notice(page)).toContainText('Max Manager changed this a moment ago.');
  await expect(page.getByText('By Max.')).toHaveCount(0);
  await notice(page).getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText('By Max.').first()).toBeVisible();
  await expect(notice(page)).toBeHidden();
});

test('what somebody is writing stays, and who is not known is not named', async ({ page, browser }) => {
  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/packages/asp/edit`);
  await hears(page, 'stream');
  const field = page.locator('main textarea').first();
  await field.fill('Half a sen');
  const reader = await (await browser.newContext()).newPage();
  await reader.goto(`${site.url}/packages/asp`);
  await hears(reader, 'stream');
  await changes(browser, 'Ann Expert', 'asp', { summary: 'By Ann again.' });
  await expect(notice(page)).toContainText('Ann Expert changed this a moment ago. When you save, you are asked');
  await expect(notice(page).getByRole('button', { name: 'Show' })).toBeHidden();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('Half a sen');
  await expect(notice(reader)).toContainText('Somebody changed this a moment ago.');
  await reader.context().close();
});

test.describe('where a stream does not get through', () => {
  test.use({ expectedErrors: [/ERR_FAILED.*|Failed to load resource/] });

  test('the page asks from time to time', async ({ page, browser }) => {
    await page.route('**/api/live?**', (route) => route.abort());
    await page.goto(`${site.url}/packages`);
    await hears(page, 'poll');
    await changes(browser, 'Ann Expert', 'asp', { summary: 'Asked for.' });
    // As when somebody comes back to the window: it need not wait for its turn.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(notice(page)).toContainText('1 row changed.');
  });
});

test('a hidden page listens to nothing, and hears what it missed when somebody looks again', async ({
  page,
  browser,
}) => {
  await page.goto(`${site.url}/packages`);
  await hears(page, 'stream');
  const turn = (state: string) =>
    page.evaluate((said) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => said });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await turn('hidden');
  await hears(page, 'off');
  await changes(browser, 'Ann Expert', 'asp', { summary: 'While nobody looked.' });
  await expect(notice(page)).toBeHidden();
  await turn('visible');
  await expect(notice(page)).toContainText('1 row changed.');
});
