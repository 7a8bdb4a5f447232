import { expect, test } from './fixtures.ts';

test('the task list is in order of priority, with progress, and leads to each task', async ({ page }) => {
  await page.goto('/tasks');
  const lines = page.getByRole('main').getByRole('listitem').filter({ hasText: '#' });
  await expect(lines.first()).toContainText('Make a detailed status for each of the main software package');
  await expect(lines.first()).toContainText('Say whether Isoc Monitoring can be moved');
  const progress = page.getByRole('region', { name: 'Progress' });
  await expect(progress).toContainText('open11');
  await expect(progress).toContainText('abandoned2');
  await page.getByRole('link', { name: 'Test containers at SLAC and CC-IN2P3' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Test containers at SLAC and CC-IN2P3');
  await expect(page.getByRole('region', { name: 'What it would unblock' })).toContainText('choose-suites:glastrelease');
  await expect(page.getByRole('region', { name: 'What it is about' }).getByRole('link', { name: 'SLAC' })).toHaveCount(
    1,
  );
});

test('a task that is done while its check is open says so, and leads to the reasons', async ({ page }) => {
  await page.goto('/tasks?state=done');
  await expect(page.getByText('Marked as done, but a check it serves is still open.')).toBeVisible();
  await page.getByRole('link', { name: /pairs ask for it/ }).click();
  await expect(page).toHaveURL(/\/packages\/glastrelease\/at\//);
});

test('states narrow the list, and what cannot be used is said', async ({ page }) => {
  await page.goto('/tasks');
  await page.getByText('State', { exact: true }).first().click();
  await page.getByRole('checkbox', { name: /abandoned/ }).check();
  await page.getByRole('button', { name: 'Show' }).last().click();
  await expect(page).toHaveURL(/state=abandoned/);
  await expect(page.getByRole('status')).toHaveText('2 tasks');
  await page.goto('/tasks?state=great&limit=1e9');
  await expect(page.getByRole('note')).toContainText('state');
  await expect(page.getByRole('status')).toHaveText('17 tasks');
});
