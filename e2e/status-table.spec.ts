import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const WIKI_COLUMNS = [
  'Name',
  'Build platform',
  'Running platform',
  'Special dependencies',
  'Upgradable?',
  'Existing VM',
  'Existing container',
  'Links',
  'Comments',
  'Date',
];
/** The table, which is a grid once its script runs. */
const tableOf = (page: Page) => page.getByRole('grid', { name: 'Status of the packages' });
const namesOf = (page: Page) => tableOf(page).getByRole('rowheader');

test('has the wiki’s ten columns, the strategy and one column per site', async ({ page }) => {
  await page.goto('/packages');
  const table = tableOf(page);
  for (const name of [...WIKI_COLUMNS, 'Strategy', 'CC-IN2P3', 'GRID sites', 'SLAC']) {
    await expect(table.getByRole('columnheader', { name, exact: true })).toBeAttached();
  }
  await expect(namesOf(page)).toHaveCount(7);
  await expect(page.getByRole('status')).toHaveText('7 packages');
});

test('keeps what a cell said apart from what was made of it', async ({ page }) => {
  await page.goto('/packages');
  const row = (name: string) =>
    tableOf(page)
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name }) });
  await expect(row('FastCopy')).toContainText('“RHEL5 or RHEL6 ??”');
  await expect(row('FastCopy')).toContainText('doubtful');
  await expect(row('Isoc Monitoring')).toContainText('nobody has said');
  await expect(row('ScienceTools')).toContainText('Giacomo');
  await expect(row('ScienceTools')).toContainText('not applicable');
  await expect(row('GlastRelease')).toContainText('may be with a lot of work and clean up');
  await expect(row('Halfpipe')).toContainText('unlikely');
});

test('sorts by its headers and says so', async ({ page }) => {
  await page.goto('/packages');
  const header = tableOf(page).getByRole('columnheader', { name: 'Name', exact: true });
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await header.getByRole('link').click();
  await expect(page).toHaveURL(/sort=-name/);
  await expect(tableOf(page).getByRole('columnheader', { name: 'Name', exact: true })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect(namesOf(page).first()).toContainText('ScienceTools');
  await tableOf(page).getByRole('columnheader', { name: 'Next step for' }).getByRole('link').click();
  await expect(page).toHaveURL(/sort=-unblocks/);
  await expect(namesOf(page).first()).toContainText('GlastRelease');
});

test('searches and keeps the search in the address', async ({ page }) => {
  await page.goto('/packages?sort=-name');
  await page.getByRole('searchbox', { name: 'Search packages' }).fill('glast');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=glast/);
  await expect(page).toHaveURL(/sort=-name/);
  await expect(namesOf(page).filter({ hasText: 'GlastRelease' })).toHaveCount(1);
  await page.getByRole('link', { name: 'Remove “glast”' }).click();
  await expect(namesOf(page)).toHaveCount(7);
});

test('filters by any of the values of a facet, shows how many, and takes filters away', async ({ page }) => {
  await page.goto('/packages');
  await page.getByText('Upgradable?', { exact: true }).first().click();
  const menu = page.getByRole('group', { name: 'Upgradable?: any of' });
  await menu.getByRole('checkbox', { name: /not applicable/i }).check();
  await menu.getByRole('checkbox', { name: /unlikely/i }).check();
  await expect(namesOf(page)).toHaveCount(3);
  await expect(page.getByRole('status')).toHaveText('3 packages');
  const active = page.getByRole('list', { name: 'Filters in force' });
  await active.getByRole('link', { name: /unlikely/i }).click();
  await expect(namesOf(page)).toHaveCount(2);
  await page.getByRole('link', { name: 'Remove all' }).click();
  await expect(namesOf(page)).toHaveCount(7);
});

test('a row opens to its reasons and closes again', async ({ page }) => {
  await page.goto('/packages?sort=-name');
  const row = tableOf(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: 'GlastRelease' }) });
  await row.getByRole('link', { name: 'Open the row' }).click();
  await expect(page).toHaveURL(/open=glastrelease/);
  await expect(page).toHaveURL(/sort=-name/);
  await expect(page.getByText(/^Next: /).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'All routes and checks at SLAC' })).toBeVisible();
  await page.getByRole('link', { name: 'Close the row' }).click();
  await expect(page.getByText(/^Next: /)).toHaveCount(0);
});

test('the name of a row stays in view while the table moves sideways', async ({ page }) => {
  await page.goto('/packages');
  const region = page.getByRole('region', { name: 'Status of the packages' });
  const name = namesOf(page).first();
  const before = await name.boundingBox();
  await region.evaluate((element) => element.scrollTo({ left: 400 }));
  await expect(name).toBeInViewport();
  const after = await name.boundingBox();
  expect(after?.x).toBe(before?.x);
});

test('an empty answer says what to do', async ({ page }) => {
  await page.goto('/packages?q=no-such-thing');
  await expect(page.getByText('No package matches.')).toBeVisible();
  await page.getByRole('link', { name: 'show all packages' }).click();
  await expect(namesOf(page)).toHaveCount(7);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('search, filters, order and reasons work', async ({ page }) => {
    await page.goto('/packages');
    await page.getByText('Strategy', { exact: true }).first().click();
    await expect(page.getByRole('group', { name: 'Strategy: any of' })).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search packages' }).fill('halfpipe');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('rowheader').filter({ hasText: 'Halfpipe' })).toHaveCount(1);
    await page.getByRole('table').getByRole('columnheader', { name: 'Name', exact: true }).getByRole('link').click();
    await expect(page).toHaveURL(/q=halfpipe&sort=-name/);
    await page.getByRole('link', { name: 'Open the row' }).first().click();
    await expect(page.getByRole('link', { name: 'All routes and checks at SLAC' })).toBeVisible();
  });

  test('a long list is walked a page at a time', async ({ page }) => {
    await page.goto('/packages?limit=3');
    await expect(page.getByRole('rowheader')).toHaveCount(3);
    await page.getByRole('link', { name: 'Next 3' }).click();
    await expect(page).toHaveURL(/limit=3&start=3/);
    await page.getByRole('link', { name: 'Next 3' }).click();
    await expect(page.getByRole('rowheader')).toHaveCount(1);
    await expect(page.getByText('7–7 of 7')).toBeVisible();
    await page.getByRole('link', { name: 'Previous 3' }).click();
    await expect(page.getByRole('rowheader').first()).toContainText('GlastRelease');
  });
});
