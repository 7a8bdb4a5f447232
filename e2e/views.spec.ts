import type { Page } from '@playwright/test';
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

const head = (page: Page) => page.locator('.table-head');
const menu = (page: Page) => head(page).locator('summary');
const rows = (page: Page) => page.locator('table tbody').getByRole('rowheader');

test('a view of one’s own keeps what is shown, is found again, changed and given up', async ({ page }) => {
  await site.signIn(page, 'Rita Reader');
  await page.goto(`${site.url}/packages`);
  await page.getByRole('searchbox').fill('glast');
  await expect(page).toHaveURL(/q=glast/);
  await expect(rows(page)).not.toHaveCount(7);
  const found = await rows(page).count();
  await menu(page).click();
  await axeFindsNothing(page);
  await expect(page.getByText('for everybody')).toHaveCount(0);
  // The script keeps the form in step with the address.
  await expect(page.locator('html')).toHaveAttribute('data-live', /./);
  await page.getByLabel('Name').fill('Glast only');
  await page.getByRole('button', { name: 'Save as a new view' }).click();
  await expect(page).toHaveURL(/\/packages\?view=glast-only&said=view-save$/);
  await expect(page.getByText('The view is saved.')).toBeVisible();
  await expect(rows(page)).toHaveCount(found);
  await expect(page.getByRole('searchbox')).toHaveValue('glast');

  const changed = page.getByText('This is not quite “Glast only” any more.');
  await expect(changed).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-live', /./);
  await page.getByRole('link', { name: 'Remove “glast”' }).click();
  await expect(rows(page)).toHaveCount(7);
  await expect(changed).toBeVisible();
  await page.goBack();
  await expect(rows(page)).toHaveCount(found);
  await expect(changed).toBeHidden();
  await page.goto(`${site.url}/packages`);
  await expect(rows(page)).toHaveCount(7);
  await menu(page).click();
  await page.getByRole('link', { name: 'Glast only' }).click();
  await expect(rows(page)).toHaveCount(found);
  await menu(page).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('The view is deleted.')).toBeVisible();
  await expect(rows(page)).toHaveCount(7);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('an expert shares a view, a manager has the table open with it, and links keep their meaning', async ({
    page,
    browser,
  }) => {
    await site.signIn(page, 'Ann Expert');
    await page.goto(`${site.url}/packages?q=mon`);
    const some = await rows(page).count();
    expect(some).toBeLessThan(7);
    await menu(page).click();
    await page.getByLabel('Name').fill('Monitoring');
    await page.getByLabel('for everybody').check();
    await page.getByRole('button', { name: 'Save as a new view' }).click();
    await expect(page).toHaveURL(/view=monitoring/);
    await menu(page).click();
    await expect(page.getByRole('button', { name: 'Open the table with it' })).toHaveCount(0);

    const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await reader.goto(`${site.url}/packages`);
    await expect(rows(reader)).toHaveCount(7);
    await reader.goto(`${site.url}/packages?view=monitoring`);
    await expect(rows(reader)).toHaveCount(some);
    await menu(reader).click();
    await expect(reader.getByRole('button', { name: 'Delete' })).toHaveCount(0);

    await site.signIn(page, 'Max Manager');
    await page.goto(`${site.url}/packages?view=monitoring`);
    await menu(page).click();
    await page.getByRole('button', { name: 'Open the table with it' }).click();
    await expect(page.getByText('The table opens with this view now.')).toBeVisible();

    // The page as it was kept for everybody is no answer any more.
    await reader.goto(`${site.url}/packages`);
    await expect(rows(reader)).toHaveCount(some);
    await expect(menu(reader)).toContainText('Monitoring');
    await reader.getByRole('link', { name: 'Remove “mon”' }).click();
    await expect(reader).toHaveURL(/\/packages\?view=all$/);
    await expect(rows(reader)).toHaveCount(7);
    await reader.goto(`${site.url}/packages?sort=-name`);
    await expect(rows(reader)).toHaveCount(7);
    await reader.goto(`${site.url}/packages?view=no-such-view`);
    await expect(reader.getByText('There is no saved view of that name here.')).toBeVisible();
    await expect(rows(reader)).toHaveCount(7);
    const exported = await reader.request.get(`${site.url}/export/packages.csv?q=mon`);
    expect((await exported.text()).trim().split('\n')).toHaveLength(some + 1);
    await reader.context().close();

    // Locked: its owner sees it like everybody else.
    await site.signIn(page, 'Ann Expert');
    await page.goto(`${site.url}/packages`);
    await menu(page).click();
    await expect(page.getByRole('button', { name: 'Rename' })).toHaveCount(0);
    await site.signIn(page, 'Max Manager');
    await page.goto(`${site.url}/packages`);
    await menu(page).click();
    await page.getByRole('button', { name: 'Open the table without it' }).click();
    await page.goto(`${site.url}/packages`);
    await expect(rows(page)).toHaveCount(7);
  });
});

test('the palette goes anywhere by a few letters, on the keyboard and by touch', async ({ page, isMobile }) => {
  await site.signIn(page, 'Rita Reader');
  await page.goto(`${site.url}/tasks`);
  const dialog = page.getByRole('dialog', { name: 'Go to anything' });
  const field = page.getByRole('combobox', { name: 'Go to anything' });
  if (isMobile) await page.getByRole('button', { name: 'Go to anything' }).tap();
  else await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await axeFindsNothing(page);
  await field.fill('glrl');
  const first = dialog.getByRole('option').first();
  await expect(first).toContainText('GlastRelease');
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id')) ?? '');
  if (isMobile) await first.tap();
  else await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${site.url}/packages/glastrelease`);

  const open = page.getByRole('button', { name: 'Go to anything' });
  await open.focus();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('group', { name: 'Where you were' }).getByRole('option').first()).toContainText(
    'GlastRelease',
  );
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();

  await page.keyboard.press('Control+k');
  await field.fill('no-such-thing-at-all');
  await expect(dialog.getByText('Nothing has a name like this.')).toBeVisible();
  await field.fill('dark');
  await expect(dialog.getByRole('option').first()).toHaveText('Dark theme');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Control+k');
  await field.fill('sign out');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
});

test('“?” shows the keys, “g” and a letter lead to a page, and neither disturbs who writes', async ({ page }) => {
  await page.goto(`${site.url}/packages`);
  const search = page.getByRole('searchbox');
  await search.pressSequentially('g?t');
  await expect(search).toHaveValue('g?t');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await search.fill('');
  await search.blur();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog).toContainText('first and last cell of the row');
  await expect(dialog).toContainText('goes to anything by its name');
  await axeFindsNothing(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(`${site.url}/sites`);
});
