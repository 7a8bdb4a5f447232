import { expect, test } from './fixtures.ts';

test('what changed between the two versions of the page is found from the activity', async ({ page }) => {
  await page.goto('/activity');
  await page.getByRole('link', { name: 'What a later version of the wiki page changed.' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What a later version of the wiki page changed.');
  await expect(page.getByText('17 Jul 2017').first()).toBeVisible();
  const tasks = page.getByRole('region', { name: 'Tasks' });
  const task = tasks.getByRole('listitem').filter({ hasText: 'Summarize pros and cons of VMs vs Containers' });
  await expect(task).toContainText('open → became abandoned');
  await task.getByRole('link').click();
  await expect(page).toHaveURL(/\/tasks\/\d+$/);
});

test('kinds and days narrow the activity; what cannot be used is said', async ({ page }) => {
  await page.goto('/activity');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.getByRole('textbox', { name: 'From', exact: true }).fill('2017-07-17');
  await page.getByRole('textbox', { name: 'To', exact: true }).fill('2017-07-21');
  await expect(page).toHaveURL(/from=2017-07-17&to=2017-07-21/);
  await expect(page.getByRole('status')).toHaveText('3 changes');
  await page.getByRole('link', { name: 'Remove To: 2017-07-21' }).click();
  await expect(page.getByRole('textbox', { name: 'To', exact: true })).toHaveValue('');
  await expect(page.getByRole('status')).not.toHaveText('3 changes');
  await page.goto('/activity?entity=ship&from=yesterday');
  await expect(page.getByRole('note')).toContainText('entity');
  await expect(page.getByRole('note')).toContainText('from');
});

test('the activity is searched, grouped by source, and a change opens to what it touched', async ({ page }) => {
  await page.goto('/activity?q=later+version&group=source');
  const grid = page.getByRole('grid');
  await expect(grid.locator('.group-head')).toHaveCount(1);
  await grid.getByRole('link', { name: 'Open the row' }).click();
  const opened = page.locator('.opened-content');
  await expect(opened).toContainText('SLAC site changed: Container runtimes');
  await opened.getByRole('link', { name: /What each was and became/ }).click();
  await expect(page).toHaveURL(/\/activity\/\d+$/);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('days are asked for with a form', async ({ page }) => {
    await page.goto('/activity');
    await page.getByRole('textbox', { name: 'From', exact: true }).fill('2017-07-17');
    await page.getByRole('textbox', { name: 'To', exact: true }).fill('2017-07-21');
    await page.getByRole('button', { name: 'Show' }).last().click();
    await expect(page.getByRole('status')).toHaveText('3 changes');
  });
});
