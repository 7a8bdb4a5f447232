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
  await page.getByRole('textbox', { name: 'from', exact: true }).fill('2017-07-17');
  await page.getByRole('textbox', { name: 'to', exact: true }).fill('2017-07-21');
  await page.getByRole('button', { name: 'Show' }).last().click();
  await expect(page.getByRole('status')).toHaveText('3 changes');
  await page.goto('/activity?entity=ship&from=yesterday');
  await expect(page.getByRole('note')).toContainText('entity');
  await expect(page.getByRole('note')).toContainText('from');
});
