import type { Browser, Page } from '@playwright/test';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { stopAll } from './own-site.ts';
import { type SiteWithPeople, siteWithPeople } from './site-with-people.ts';

/** People speak: comments, mentions, watching, the inbox. One site of their own for all journeys. */
let site: SiteWithPeople;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(300_000);
  site = await siteWithPeople({
    'Ann Expert': [['expert', 'package/fastcopy']],
    'Max Manager': [['manager']],
    'Rita Reader': [],
  });
});
test.afterAll(stopAll);

const comments = (page: Page) => page.locator('#comments');
const comment = (page: Page, words: string) => comments(page).locator('article').filter({ hasText: words });
const thread = (page: Page, words: string) => comments(page).locator('.talk > li').filter({ hasText: words });

test('a comment with a mention comes to an inbox, is answered and resolved', async ({ page }) => {
  await site.signIn(page, 'Rita Reader');
  await page.goto(`${site.url}/packages/fastcopy#comments`);
  const option = page.locator('#talk-people option[label="Ann Expert"]');
  const handle = (await option.getAttribute('value')) ?? '';
  expect(handle).toMatch(/^@ann-expert-\d+$/);

  const words = page.getByLabel('Your comment', { exact: true });
  await words.fill('Does **anybody** still use this? <b>no tags</b> [here](javascript:alert(1))');
  await page.getByLabel('Mention somebody').first().fill(handle);
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  const preview = page.getByRole('region', { name: 'Preview' });
  await expect(preview.locator('strong')).toHaveText('anybody');
  await expect(preview).toContainText('<b>no tags</b> [here](javascript:alert(1))');
  await expect(preview).toContainText('@Ann Expert');
  await expect(preview.getByRole('link')).toHaveCount(0);
  // The text is still there, and so is who is mentioned.
  await expect(words).toHaveValue(new RegExp(`^Does [\\s\\S]+${handle}$`));
  await axeFindsNothing(page);
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(comment(page, 'still use this')).toBeVisible();
  await expect(words).toHaveValue('');

  await site.signIn(page, 'Ann Expert');
  await page.goto(`${site.url}/inbox`);
  await axeFindsNothing(page);
  await page.getByRole('link', { name: 'Rita Reader mentioned you on FastCopy' }).click();
  await expect(page).toHaveURL(/\/packages\/fastcopy#comment-\d+$/);
  const asked = thread(page, 'still use this');
  await asked.locator('summary', { hasText: 'Answer' }).click();
  await asked.getByLabel('Your answer to Rita Reader').fill('The pipeline does.');
  await asked.getByRole('button', { name: 'Answer', exact: true }).click();
  await expect(comment(page, 'The pipeline does.')).toBeVisible();
  await axeFindsNothing(page);
  await asked.getByRole('button', { name: 'Resolve the thread of Rita Reader' }).click();
  await expect(comments(page).getByText('1 resolved thread')).toBeVisible();
  await expect(comment(page, 'The pipeline does.')).toBeHidden();
  await comments(page).locator('summary', { hasText: '1 resolved thread' }).click();
  await expect(asked.getByText(/^Resolved by Ann Expert on/)).toBeVisible();
  await page.goto(`${site.url}/inbox`);
  await expect(page.getByText('Nothing is unread.')).toBeVisible();

  // The same comments stand on the page of the package at a site, and whoever is not signed in reads them.
  await page.context().clearCookies();
  await page.goto(`${site.url}/packages/fastcopy/at/slac#comments`);
  await comments(page).locator('summary', { hasText: '1 resolved thread' }).click();
  await expect(comment(page, 'The pipeline does.')).toBeVisible();
  await expect(comments(page).getByRole('button')).toHaveCount(0);
  expect(await comments(page).innerHTML()).not.toContain('example.org');
});

test('what one watches comes to the inbox when somebody else changes it, until it is switched off', async ({
  page,
}) => {
  await site.signIn(page, 'Rita Reader');
  await page.goto(`${site.url}/sites/slac#comments`);
  await page.getByRole('button', { name: 'Watch this site' }).click();
  await expect(page.getByRole('button', { name: 'Stop watching' })).toBeVisible();
  await page.goto(`${site.url}/packages/fastcopy#comments`);
  await expect(page.getByRole('button', { name: 'Stop watching' })).toBeVisible();

  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/packages/fastcopy/edit`);
  await page.getByLabel('Why, or who says so').fill('Tried it today.');
  await page.getByLabel('Summary').fill(`Copies files, quickly ${test.info().project.name}.`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toContainText('Saved as version');

  await site.signIn(page, 'Rita Reader');
  await page.goto(`${site.url}/inbox`);
  const told = page.getByRole('link', { name: 'Max Manager changed FastCopy: Tried it today.' });
  await told.click();
  await expect(page).toHaveURL(/\/activity\/\d+$/);
  await page.goto(`${site.url}/inbox`);
  await expect(told).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Ann Expert answered you on FastCopy' })).toBeVisible();
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(page.getByText('Nothing is unread.')).toBeVisible();
  await page.getByRole('link', { name: 'All', exact: true }).click();
  await expect(told).toBeVisible();
  await page.getByRole('button', { name: 'Stop watching SLAC' }).click();
  await expect(page.getByRole('button', { name: /^Stop watching/ })).toHaveCount(1);

  await page.goto(`${site.url}/me#mail`);
  await expect(page.getByText('This instance sends no mail')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Mail' })).toHaveCount(0);
  await axeFindsNothing(page);
});

async function plainPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  return context.newPage();
}

test('without a script: previewed, posted, edited in two windows, taken back', async ({ browser }) => {
  const page = await plainPage(browser);
  await site.signIn(page, 'Ann Expert');
  await page.goto(`${site.url}/tasks/8`);
  const words = page.getByLabel('Your comment', { exact: true });
  await words.fill('First *try*\n\nline');
  await page.getByRole('button', { name: 'Preview', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Preview' }).locator('em')).toHaveText('try');
  await expect(words).toHaveValue('First *try*\n\nline');
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  const mine = comment(page, 'First try');
  await expect(mine).toBeVisible();

  const other = await page.context().newPage();
  await other.goto(page.url());
  await mine.locator('summary', { hasText: 'Edit' }).click();
  await mine.getByLabel('Edit your comment').fill('Second');
  await mine.getByRole('button', { name: 'Save' }).click();
  await expect(comment(page, 'Second')).toContainText(', edited');

  const stale = comment(other, 'First try');
  await stale.locator('summary', { hasText: 'Edit' }).click();
  await stale.getByLabel('Edit your comment').fill('Third');
  await stale.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('alert')).toContainText('Not stored. You saved this comment as version 2');
  await expect(other.getByRole('alert')).toContainText('Second');
  await expect(other.getByLabel('Edit your comment')).toHaveValue('Third');
  await other.getByLabel('Edit your comment').locator('..').getByRole('button', { name: 'Save' }).click();
  await expect(comment(other, 'Third')).toBeVisible();

  await other.getByRole('button', { name: 'Take back the comment of Ann Expert' }).click();
  await expect(comments(other)).toContainText('Taken back by its author.');
  await expect(comments(other)).not.toContainText('Third');
  await page.context().close();
});
