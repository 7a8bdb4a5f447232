import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** The farms table, which is a grid once its script runs. */
const grid = (page: Page) => page.getByRole('grid', { name: 'Farms and what they offer' });
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const names = (page: Page) => grid(page).locator('tbody').getByRole('rowheader');

test('facets narrow the farms, any of a facet and all across, each with its counts', async ({ page }) => {
  await page.goto('/sites');
  await expect(names(page)).toHaveCount(3);
  await page.getByText('Container', { exact: true }).first().click();
  const runtimes = page.getByRole('group', { name: 'Container: any of' });
  await expect(runtimes.getByRole('checkbox', { name: /^Docker\s*2$/ })).toBeVisible();
  await runtimes.getByRole('checkbox', { name: /^Docker/ }).check();
  await expect(page).toHaveURL(/runtime=docker/);
  await expect(names(page)).toHaveText([/CC-IN2P3/, /SLAC/]);
  await page.getByText('VMs', { exact: true }).first().click();
  const vms = page.getByRole('group', { name: 'VMs: any of' });
  await vms.getByRole('checkbox', { name: /^never\s*1$/ }).check();
  await expect(names(page)).toHaveText([/SLAC/]);
  await vms.getByRole('checkbox', { name: /^not for production\s*1$/ }).check();
  await expect(names(page)).toHaveCount(2);
  await page
    .getByRole('list', { name: 'Filters in force' })
    .getByRole('link', { name: /Container: Docker/ })
    .click();
  await expect(page).not.toHaveURL(/runtime=/);
  await page.getByRole('link', { name: 'Remove all' }).click();
  await expect(names(page)).toHaveCount(3);
});

test('farms come in groups that say how many they have', async ({ page }) => {
  await page.goto('/sites?group=vm');
  await expect(grid(page).locator('.group-head')).toHaveText([
    /not for production\s*1/,
    /never\s*1/,
    /nobody has said\s*1/,
  ]);
});

test('what a page of farms shows is what its file has', async ({ page, request }) => {
  await page.goto('/sites?platform=rhel7&runtime=singularity&sort=-name');
  await expect(names(page)).toHaveText([/SLAC/, /CC-IN2P3/]);
  const href = await page.getByRole('link', { name: 'Sites as JSON' }).getAttribute('href');
  const file: { rows: { name: string }[] } = await (await request.get(href ?? '')).json();
  expect(file.rows.map(({ name }) => name)).toEqual(['SLAC', 'CC-IN2P3']);
});

test('the packages of a farm are copied as a table, and their readiness is a file', async ({ page, request }) => {
  await page.goto('/sites/slac');
  const table = page.getByRole('table', { name: 'Readiness of each package at SLAC' });
  await expect(table.getByRole('rowheader')).toHaveCount(7);
  await page.getByRole('button', { name: 'TSV' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied as TSV.' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const lines = copied.split('\n').map((line) => line.split('\t'));
  expect(lines[0]).toEqual(['Package', 'Readiness', 'To do next']);
  expect(lines.map(([name]) => name)).toContain('GlastRelease');
  expect(lines).toHaveLength(8);
  const href = await page.getByRole('link', { name: 'Readiness as JSON' }).getAttribute('href');
  const file: { rows: { site: string }[] } = await (await request.get(href ?? '')).json();
  expect(file.rows.map(({ site }) => site)).toEqual(Array(7).fill('SLAC'));
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('facets are a form', async ({ page }) => {
    await page.goto('/sites');
    await page.getByText('Node OS', { exact: true }).first().click();
    const systems = page.getByRole('group', { name: 'Node OS: any of' });
    await systems.getByRole('checkbox', { name: /^RHEL6/ }).check();
    await systems.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL(/platform=rhel6/);
    await expect(page.getByRole('table').locator('tbody').getByRole('rowheader')).toHaveCount(3);
  });
});
