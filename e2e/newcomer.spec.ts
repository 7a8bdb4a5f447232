import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Somebody who has never seen the product, with six questions and a keyboard. Only keys are pressed. */

/** Tabs to something, as far as anybody would. */
async function tabTo(page: Page, target: Locator, most = 80): Promise<void> {
  for (let pressed = 0; pressed < most; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

const section = (page: Page, name: string) => page.getByRole('banner').getByRole('link', { name, exact: true });
const grid = (page: Page) => page.getByRole('grid');

/** From the front page to one of the sections of the header. */
async function go(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await tabTo(page, section(page, name));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

async function search(page: Page, words: string): Promise<void> {
  await expect(grid(page)).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type(words);
}

/** Into the table: it is one stop of the Tab key, and arrows do the rest. */
async function enterTable(page: Page): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.closest('[role=grid]') !== null)) return;
  }
  throw new Error('No tab stop in the table.');
}

test('finds all packages still on RHEL5', async ({ page }) => {
  await go(page, 'Packages');
  await expect(grid(page)).toBeVisible();
  await tabTo(page, page.locator('summary', { hasText: 'Platform' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('checkbox', { name: /^RHEL5/ }));
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/platform=rhel5/);
  const names = grid(page).locator('tbody').getByRole('rowheader');
  await expect(names).toHaveText([/FastCopy/, /Isoc Monitoring/]);
  await expect(page.getByRole('list', { name: 'Filters in force' })).toContainText('RHEL5');
  for (const row of await grid(page).locator('tbody tr').all()) await expect(row).toContainText('RHEL5');
});

test('finds what FastCopy needs to run at CC-IN2P3', async ({ page }) => {
  await go(page, 'Packages');
  await search(page, 'fastcopy');
  await expect(page).toHaveURL(/q=fastcopy/);
  await expect(grid(page).locator('tbody').getByRole('rowheader')).toHaveCount(1);
  await enterTable(page);
  await page.keyboard.press('ArrowDown');
  const column = await grid(page)
    .getByRole('columnheader')
    .evaluateAll((heads) => heads.findIndex((head) => head.textContent?.includes('CC-IN2P3')));
  for (let at = 0; at < column; at++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/packages\/fastcopy\/at\/cc-in2p3/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('FastCopy');
  await expect(page.getByText('To do next')).toBeVisible();
});

test('finds who should review Isoc Monitoring', async ({ page }) => {
  await go(page, 'Packages');
  await search(page, 'isoc monitoring');
  await expect(page).toHaveURL(/q=isoc/);
  await expect(grid(page).locator('tbody').getByRole('rowheader')).toHaveCount(3);
  await enterTable(page);
  const wanted = grid(page)
    .locator('tbody')
    .getByRole('rowheader', { name: /Isoc Monitoring/ });
  for (let line = 0; line < 3; line++) {
    await page.keyboard.press('ArrowDown');
    if (await wanted.evaluate((cell) => cell === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Isoc Monitoring');
  await expect(page.getByText(/to be reviewed by/).first()).toBeVisible();
});

test('finds the number of parallel recon jobs of L1', async ({ page }) => {
  await go(page, 'Use cases');
  const recon = page.getByText(/up to more that 500 parallel jobs per run/).first();
  await expect(recon).toBeAttached();
  await recon.scrollIntoViewIfNeeded();
  await expect(recon).toBeVisible();
});

test('finds what Joris said about Docker at Lyon', async ({ page }) => {
  await go(page, 'Sites');
  await search(page, 'lyon');
  await expect(grid(page).locator('tbody').getByRole('rowheader')).toHaveCount(1);
  await enterTable(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('CC-IN2P3');
  await expect(page.getByText(/UGE/).first()).toBeVisible();
  await expect(page.getByText(/Joris/).first()).toBeVisible();
});

test('finds what changed between the two versions of the page', async ({ page }) => {
  await go(page, 'Activity');
  await search(page, 'later version');
  await expect(page).toHaveURL(/q=later/);
  await expect(grid(page).locator('tbody').getByRole('rowheader')).toHaveCount(1);
  await enterTable(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/activity\/\d+/);
});
