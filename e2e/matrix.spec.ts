import { expect, test } from './fixtures.ts';

const WINDOW = /\/api\/v1\/matrix/;

test('shows every pair with its level in words, and a cell leads to its reasons', async ({ page }) => {
  await page.goto('/matrix');
  const grid = page.getByRole('grid', { name: 'Readiness of each package at each site' });
  await expect(grid).toHaveAttribute('aria-rowcount', '8');
  await expect(grid).toHaveAttribute('aria-colcount', '4');
  await expect(grid.getByRole('gridcell').filter({ has: page.getByRole('link') })).toHaveCount(21);
  const row = grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'GlastRelease' }) });
  await expect(row).toContainText('Possible');
  await row.getByRole('link', { name: 'Possible runs today' }).click();
  await expect(page).toHaveURL(/\/packages\/glastrelease\/at\/slac$/);
});

test('is one stop of the keyboard, moved by arrows, Home, End and the pages', async ({ page }) => {
  await page.goto('/matrix');
  const grid = page.getByRole('grid');
  await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
  await grid.locator('[data-at="0 0"]').focus();
  const focused = page.locator(':focus');
  const presses = [
    ['ArrowRight', '0 1'],
    ['ArrowDown', '1 1'],
    ['End', '1 2'],
    ['Home', '1 -1'],
    ['ArrowUp', '0 -1'],
    ['ArrowUp', '0 -1'],
    ['ControlOrMeta+End', '6 2'],
    ['PageUp', '0 2'],
    ['ArrowUp', '-1 2'],
    ['PageDown', null],
    ['Control+Home', '0 -1'],
  ] as const;
  for (const [key, at] of presses) {
    await page.keyboard.press(key);
    if (at !== null) await expect(focused).toHaveAttribute('data-at', at);
  }
  await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/packages\/asp\/at\/[a-z0-9-]+$/);
});

test('a filter narrows rows, columns and counts, and the package list leads here with its own filters', async ({
  page,
}) => {
  await page.goto('/packages?strategy=undecided&q=glast');
  await page.getByRole('link', { name: 'as a matrix' }).click();
  await expect(page).toHaveURL(/\/matrix\?q=glast&strategy=undecided$/);
  await page.goto('/matrix?site=grid&level=unknown');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-colcount', '2');
  const scale = page.getByRole('list', { name: 'Needed pairs by level, of all pairs' });
  await expect(scale.getByRole('listitem').filter({ hasText: 'Unknown' })).toContainText('of 1');
  await page.getByRole('link', { name: 'Remove all' }).click();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '8');
});

test('rows outside the first window are fetched as they come into view', async ({ page }) => {
  const fetched = page.waitForResponse(WINDOW);
  await page.goto('/matrix?limit=2&start=4');
  expect((await fetched).status()).toBe(200);
  await expect(page.getByRole('rowheader', { name: 'ScienceTools' })).toBeAttached();
  await expect(page.getByRole('gridcell').filter({ has: page.getByRole('link') })).toHaveCount(21);
});

test('rows that could not be fetched are told, and asked for again on demand', async ({ browser, baseURL }) => {
  // A page of its own: the browser writes the failed request to the console, as it should.
  const page = await browser.newPage({ baseURL });
  await page.route(WINDOW, (route) => route.abort());
  await page.goto('/matrix?limit=2');
  const again = page.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();
  await page.unroute(WINDOW);
  await again.click();
  await expect(page.getByRole('rowheader', { name: 'ScienceTools' })).toBeAttached();
  await expect(again).toBeHidden();
  await page.close();
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('is a table of one window with links to the next', async ({ page }) => {
    await page.goto('/matrix?limit=3');
    const table = page.getByRole('table', { name: 'Readiness of each package at each site' });
    await expect(table.getByRole('rowheader')).toHaveCount(3);
    await page.getByRole('link', { name: 'Packages after' }).click();
    await expect(page).toHaveURL(/start=3/);
    await expect(table.getByRole('rowheader').first()).toContainText('GlastRelease');
    await expect(page.getByRole('link', { name: 'Packages before' })).toBeVisible();
    await expect(table.getByRole('link', { name: 'Possible runs today' }).first()).toBeVisible();
  });
});
