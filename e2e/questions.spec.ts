import { expect, test } from './fixtures.ts';

test('questions stand under their topics, and the decided ones say what was decided', async ({ page }) => {
  await page.goto('/questions');
  const grid = page.getByRole('grid', { name: /^Questions by topic/ });
  const topics = grid.locator('.group-head');
  await expect(topics.first()).toHaveText(/Virtualization vs Containers\? which containers\?\s*2/);
  const lines = await grid.locator('tbody tr').allTextContents();
  const containers = lines.findIndex((text) => /^Containers ?1$/.test(text));
  expect(lines[containers + 1]).toMatch(/Docker, Singularity or Shifter\?.*open/);
  await expect(grid.getByText('Decided: Containers')).toBeAttached();
  await page.goto('/questions?state=decided');
  await expect(grid.locator('tbody').getByText('decided', { exact: true })).not.toHaveCount(0);
  await expect(grid.locator('tbody').getByText('open', { exact: true })).toHaveCount(0);
});

test('a topic folds, and the list can do without topics; options stay one click away', async ({ page }) => {
  await page.goto('/questions');
  const grid = page.getByRole('grid');
  await grid.getByRole('link', { name: /^Containers 1$/ }).click();
  await expect(page).toHaveURL(/closed=Containers/);
  await expect(grid.getByText('Docker, Singularity or Shifter?')).toHaveCount(0);
  await page.getByText('View', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('');
  await expect(page).toHaveURL(/group=none/);
  await expect(grid.locator('.group-head')).toHaveCount(0);
  await expect(grid.getByText('Docker, Singularity or Shifter?')).toHaveCount(1);
  await page.goBack();
  await expect(grid.locator('.group-head').first()).toBeVisible();
  await page.goto('/questions?q=shifter&state=open');
  await page
    .getByRole('row')
    .filter({ hasText: 'Docker, Singularity or Shifter?' })
    .getByRole('link', { name: 'Open the row' })
    .click();
  await expect(page.locator('.opened-content')).toContainText('Singularity 3 for');
});

test('what Joris said about Docker at Lyon is found from the questions, with its source', async ({ page }) => {
  await page.goto('/questions?q=docker+singularity');
  await page.getByRole('link', { name: 'Docker, Singularity or Shifter?' }).click();
  const docker = page.getByRole('region', { name: 'Docker', exact: true });
  const said = docker.getByRole('listitem').filter({ hasText: 'Joris' });
  await expect(said).toContainText(
    'Lyon wants to use Singularity because they have security issues with UGE + Docker.',
  );
  // Next writes the address of the page once more when it has taken it over, and with it what a press put behind # before.
  await page.waitForFunction(() => Object.hasOwn(history.state ?? {}, '__NA'));
  await said.getByRole('link', { name: /^source \d$/ }).click();
  await expect(page).toHaveURL(/#source-\d$/);
  await page.getByRole('region', { name: 'Tasks' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/\/tasks\/\d+$/);
});

test('a decision names who made it, when, and what it chose', async ({ page }) => {
  await page.goto('/questions/vm-or-containers');
  const decisions = page.getByRole('region', { name: 'Decisions' });
  await expect(decisions).toContainText('accepted');
  await expect(decisions).toContainText("June 6th 2017 meeting (Brian's comment), 6 Jun 2017");
});
