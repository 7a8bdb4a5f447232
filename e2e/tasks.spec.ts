import type { Page } from '@playwright/test';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';

/** The table, which is a grid once its script runs. */
const grid = (page: Page) => page.getByRole('grid', { name: /^Tasks by priority/ });
const names = (page: Page) => grid(page).locator('tbody').getByRole('rowheader');
const rowOf = (page: Page, name: string) => grid(page).getByRole('row').filter({ hasText: name });

test('the task list is in order of priority, with progress, and leads to each task', async ({ page }) => {
  await page.goto('/tasks');
  await expect(names(page).first()).toContainText('Make a detailed status for each of the main software package');
  await expect(rowOf(page, 'Make a detailed status')).toContainText('Say whether Isoc Monitoring can be moved');
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
  await expect(grid(page).getByText('Marked as done, but a check it serves is still open.').first()).toBeVisible();
  await page.getByRole('link', { name: /pairs ask for it/ }).click();
  await expect(page).toHaveURL(/\/packages\/glastrelease\/at\//);
});

test('facets narrow the list at once, any of a facet and all across, and what cannot be used is said', async ({
  page,
}) => {
  await page.goto('/tasks');
  await expect(grid(page)).toBeVisible();
  await page.getByText('State', { exact: true }).first().click();
  await page.getByRole('checkbox', { name: /abandoned/ }).check();
  await expect(page).toHaveURL(/state=abandoned/);
  await expect(page.getByRole('status')).toHaveText('2 tasks');
  await page.getByRole('checkbox', { name: /^done/ }).check();
  await expect(page.getByRole('status')).toHaveText('3 tasks');
  await page.getByText('Package', { exact: true }).first().click();
  await page.getByRole('checkbox', { name: /GlastRelease/ }).check();
  await expect(page).toHaveURL(/package=glastrelease/);
  await expect(rowOf(page, 'Build a GR container')).toHaveCount(1);
  await page.goto('/tasks?state=great&limit=1e9');
  await expect(page.getByRole('note')).toContainText('state');
  await expect(page.getByRole('status')).toHaveText('17 tasks');
});

test('tasks are sorted by several keys, grouped and folded, with all of it in the address', async ({ page }) => {
  await page.goto('/tasks?group=state&sort=-number');
  const heads = grid(page).locator('.group-head');
  await expect(heads).toHaveText([/open\s*11/, /in progress\s*3/, /done\s*1/, /abandoned\s*2/]);
  await heads.first().getByRole('link').click();
  await expect(page).toHaveURL(/closed=open/);
  await expect(names(page)).toHaveCount(6);
  await page.goBack();
  await expect(names(page)).toHaveCount(17);
  const priority = grid(page).getByRole('columnheader', { name: 'Priority' });
  await priority.getByRole('link').click();
  await expect(priority).toHaveAttribute('aria-sort', 'ascending');
  await expect(page).not.toHaveURL(/sort=/);
});

test('a line opens to every action with its reason, and stays open in the address', async ({ page }) => {
  await page.goto('/tasks');
  await rowOf(page, 'Make a detailed status').getByRole('link', { name: 'Open the row' }).click();
  await expect(page).toHaveURL(/open=1\b/);
  const opened = page.locator('.opened-content');
  await expect(opened).toContainText('say-upgradable:isoc-monitoring');
  await expect(opened.getByRole('link', { name: 'Everything about task #1' })).toHaveAttribute('href', '/tasks/1');
  await axeFindsNothing(page);
});

test('the task and its state are on the first screen, and names stay while the table moves', async ({ page }) => {
  await page.goto('/tasks');
  const first = names(page).first();
  await expect(first).toBeInViewport();
  await expect(rowOf(page, 'Make a detailed status').getByText('open', { exact: true })).toBeInViewport({ ratio: 0.9 });
  const before = await first.boundingBox();
  await page.getByRole('region', { name: /^Tasks by priority/ }).evaluate((region) => region.scrollTo({ left: 500 }));
  expect((await first.boundingBox())?.x).toBe(before?.x);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the list is searched, sorted, grouped and paged', async ({ page }) => {
    await page.goto('/tasks?limit=5');
    await expect(page.getByRole('table').locator('tbody').getByRole('rowheader')).toHaveCount(5);
    await page.getByRole('link', { name: 'Next 5' }).click();
    await expect(page).toHaveURL(/start=5/);
    await expect(page.getByText('6–10 of 17')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search tasks' }).fill('container');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=container/);
    await page.getByRole('table').getByRole('columnheader', { name: 'Number' }).getByRole('link').click();
    await expect(page).toHaveURL(/q=container.*sort=number/);
  });
});
