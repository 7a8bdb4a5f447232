import { expect, test } from './fixtures.ts';

test('questions stand under their topics, and the decided ones say what was decided', async ({ page }) => {
  await page.goto('/questions');
  const containers = page.getByRole('region', { name: 'Containers', exact: true });
  await expect(containers.getByRole('listitem').first()).toContainText('open');
  await expect(page.getByText('Decided: Containers')).toBeVisible();
  await page.goto('/questions?state=decided');
  await expect(page.getByRole('main').getByText('open', { exact: true })).toHaveCount(0);
});

test('what Joris said about Docker at Lyon is found from the questions, with its source', async ({ page }) => {
  await page.goto('/questions?q=docker+singularity');
  await page.getByRole('link', { name: 'Docker, Singularity or Shifter?' }).click();
  const docker = page.getByRole('region', { name: 'Docker', exact: true });
  const said = docker.getByRole('listitem').filter({ hasText: 'Joris' });
  await expect(said).toContainText(
    'Lyon wants to use Singularity because they have security issues with UGE + Docker.',
  );
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
