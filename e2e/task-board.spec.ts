import type { Page } from '@playwright/test';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { stopAll } from './own-site.ts';
import { type SiteWithPeople, siteWithPeople } from './site-with-people.ts';

/** A manager keeps the tasks in order: by keys, by pointer, without a script; several at once; and prints the review. */
test.describe.configure({ mode: 'serial' });
test.use({ expectedErrors: [/status of 412/] });

let site: SiteWithPeople;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  site = await siteWithPeople({ 'Max Manager': [['manager']], 'Rita Reader': [] });
});
test.afterAll(stopAll);

const lane = (page: Page, state: string) => page.getByRole('region', { name: new RegExp(`^${state} `) });
const cards = (page: Page, state: string) =>
  lane(page, state)
    .getByRole('listitem')
    .filter({ has: page.locator('[data-handle]') });
const handle = (page: Page, number: number) => page.getByRole('button', { name: new RegExp(`^Move task ${number},`) });
const numbersIn = (page: Page, state: string) =>
  cards(page, state).evaluateAll((found) => found.map((card) => Number(card.getAttribute('data-card'))));
const saved = (page: Page, number: number) => expect(page.getByText(`Task ${number} is saved`)).toBeAttached();

test('whoever may not edit reads the board and moves nothing', async ({ page }) => {
  await site.signIn(page, 'Rita Reader');
  await page.goto(`${site.url}/tasks/board`);
  await expect(lane(page, 'open').getByRole('link', { name: /Make a detailed status/ })).toBeVisible();
  await expect(page.locator('[data-handle]')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Preview' })).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

test('a manager moves a card by keyboard, and what is said of it is true', async ({ page }) => {
  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/tasks/board`);
  const before = await numbersIn(page, 'open');
  const [first = 0, second = 0, third = 0] = before;
  await handle(page, third).focus();
  await page.keyboard.press('Space');
  await expect(handle(page, third)).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect((await numbersIn(page, 'open')).slice(0, 3)).toEqual([third, first, second]);
  await page.keyboard.press('Escape');
  expect(await numbersIn(page, 'open')).toEqual(before);
  await page.keyboard.press('Space');
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await saved(page, third);
  await expect(handle(page, third)).toBeFocused();

  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(lane(page, 'in progress').locator(`[data-card="${third}"]`)).toBeVisible();
  await page.keyboard.press('Space');
  await saved(page, third);
  await page.reload();
  expect((await numbersIn(page, 'in progress'))[0]).toBe(third);
  expect((await numbersIn(page, 'open')).slice(0, 2)).toEqual([first, second]);
  await axeFindsNothing(page);
});

test('a card that somebody else has saved goes back, and that is said', async ({ page, browser }) => {
  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/tasks/board`);
  const [first = 0, second = 0] = await numbersIn(page, 'open');
  const context = await browser.newContext();
  const other = await context.newPage();
  await site.signIn(other, 'Max Manager');
  await other.goto(`${site.url}/tasks/board`);
  await handle(other, second).focus();
  for (const key of ['Space', 'ArrowUp', 'Space']) await other.keyboard.press(key);
  await saved(other, second);
  await context.close();

  await handle(page, second).focus();
  for (const key of ['Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await expect(page.getByRole('alert').filter({ hasText: 'is back where it was' })).toContainText(
    'while you were editing version',
  );
  expect((await numbersIn(page, 'open')).slice(0, 2)).toEqual([first, second]);
  await page.getByRole('link', { name: 'Load the board anew' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'is back' })).toHaveCount(0);
  expect((await numbersIn(page, 'open')).slice(0, 2)).toEqual([second, first]);
});

test('a card is dragged by a pointer to another place and another state', async ({ page, isMobile }) => {
  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/tasks/board`);
  const [first = 0, second = 0] = await numbersIn(page, 'open');
  const grip = handle(page, second);
  const from = await grip.boundingBox();
  const target = await page.locator(`[data-card="${first}"]`).boundingBox();
  if (!from || !target) throw new Error('not drawn');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(target.x + 20, target.y + target.height / 2 + 10, { steps: 4 });
  await page.mouse.move(target.x + 20, target.y + 4, { steps: 4 });
  await page.mouse.up();
  await saved(page, second);
  expect((await numbersIn(page, 'open')).slice(0, 2)).toEqual([second, first]);
  if (isMobile) return;
  const blocked = await lane(page, 'blocked').boundingBox();
  const card = await grip.boundingBox();
  if (!blocked || !card) throw new Error('not drawn');
  await page.mouse.move(card.x + 4, card.y + 4);
  await page.mouse.down();
  await page.mouse.move(blocked.x + 40, blocked.y + 60, { steps: 8 });
  await page.mouse.up();
  await expect(lane(page, 'blocked').locator(`[data-card="${second}"]`)).toBeVisible();
  await expect(page.getByText(`Task ${second} is saved: blocked, 1 of 1.`)).toBeAttached();
});

test('several selected cards are previewed and changed in one act', async ({ page }) => {
  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/tasks/board`);
  const [, one = 0, two = 0] = await numbersIn(page, 'open');
  await page.getByRole('checkbox', { name: `select task ${one}`, exact: true }).check();
  await page.getByRole('checkbox', { name: `select task ${two}`, exact: true }).check();
  const bar = page.getByRole('form', { name: 'Change the selected tasks' });
  await bar.getByLabel('State').selectOption('in_progress');
  await bar.getByLabel('due').fill('2026-01-31');
  await bar.getByRole('button', { name: 'Preview' }).click();
  const preview = page.getByRole('table', { name: 'What would change' });
  await expect(preview.getByRole('row')).toHaveCount(3);
  await expect(preview).toContainText('State: open → in progress');
  await axeFindsNothing(page);
  await page.getByLabel('Why').fill('Agreed in the meeting');
  await page.getByRole('button', { name: 'Change 2 tasks' }).click();
  await expect(page.getByText('Saved. The history has the change')).toBeVisible();
  for (const number of [one, two]) {
    await expect(lane(page, 'in progress').locator(`[data-card="${number}"]`)).toContainText(
      'overdue since 31 Jan 2026',
    );
  }
  await page.goto(`${site.url}/activity`);
  await expect(page.getByText('Agreed in the meeting').first()).toBeVisible();
});

test('rows of the list change their priority by keyboard, and several lead to their change', async ({ page }) => {
  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/tasks`);
  const names = page.getByRole('grid').locator('tbody').getByRole('rowheader');
  const [first, second] = await Promise.all([names.nth(0).textContent(), names.nth(1).textContent()]);
  const state = (row: number) => names.nth(row).locator('xpath=following-sibling::td').first();
  await state(1).click();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByText(/^Task \d+ is now before task \d+\. Saved\.$/)).toBeVisible();
  expect(await names.nth(0).textContent()).toBe(second);
  expect(await names.nth(1).textContent()).toBe(first);
  await expect(state(0)).toBeFocused();
  await page.keyboard.press('Space');
  await page.getByRole('link', { name: 'Change these tasks' }).click();
  await expect(page).toHaveURL(/\/tasks\/bulk\?tasks=\d+$/);
  await expect(page.getByRole('table', { name: 'What would change' }).getByRole('row')).toHaveCount(2);
});

test('a task gets parts and waits for others; closing it asks about its open parts', async ({ page }) => {
  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/tasks/12`);
  await page.getByText('Sub-tasks', { exact: true }).last().click();
  await page.getByLabel('Name of the new sub-task').fill('Ask Lyon for an account');
  await page.getByRole('button', { name: 'Add' }).first().click();
  await expect(page.getByRole('link', { name: 'Ask Lyon for an account' })).toBeVisible();
  await page.getByText('What it waits for').click();
  await page.getByLabel('Number of the task it waits for').fill('17');
  await page.getByRole('button', { name: 'Add' }).last().click();
  await expect(page.getByText('Waits for').first()).toBeVisible();
  await expect(page.locator('.caution').filter({ hasText: 'Upgrade singularity' })).toBeVisible();

  await page.goto(`${site.url}/tasks/17`);
  await page.getByText('What it waits for').click();
  await page.getByLabel('Number of the task it waits for').fill('12');
  await page.getByRole('button', { name: 'Add' }).last().click();
  await expect(page.getByText('a task cannot wait for itself')).toBeVisible();

  await page.goto(`${site.url}/tasks/12`);
  await page.getByText('State and priority').click();
  await page.getByLabel('State').selectOption('done');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(page.getByText('1 sub-task would still be open when this is done')).toBeVisible();
  await axeFindsNothing(page);
  await page.getByRole('button', { name: 'Close them, too' }).click();
  const closed = page
    .getByRole('main')
    .locator('dl > div')
    .filter({ hasText: /^Closed/ });
  await expect(closed.first()).toContainText(/\d+ \w+ \d{4}/);
});

test('the review fits one sheet of A4 and says what a meeting needs', async ({ page, isMobile }) => {
  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/tasks/review?since=2026-01-01`);
  for (const title of ['Top priorities', 'Overdue, blocked or waiting', 'What would unlock most', 'Open questions']) {
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
  }
  await expect(page.getByRole('heading', { name: 'Done since 1 Jan 2026' }).locator('..')).toContainText('#12');
  await axeFindsNothing(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
  if (isMobile) return;
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test('progress over time is drawn and told in numbers', async ({ page }) => {
  await page.goto(`${site.url}/tasks/progress`);
  await expect(page.getByRole('img', { name: /^Scope, done and open tasks from 6 Jun 2017/ })).toBeVisible();
  const rows = page.getByRole('table', { name: /^The same in numbers/ }).getByRole('row');
  await expect(rows.nth(1)).toContainText('today');
  await expect(rows.last()).toContainText('6 Jun 2017');
  await axeFindsNothing(page);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('a card is moved by its form', async ({ page }) => {
    await site.signIn(page, 'Max Manager');
    await page.goto(`${site.url}/tasks/board`);
    const before = await numbersIn(page, 'open');
    const [first = 0, second = 0] = before;
    const card = page.locator(`[data-card="${second}"]`);
    await card.getByText('move to …').click();
    await card.getByLabel('Priority').selectOption({ label: 'one up' });
    await card.getByRole('button', { name: 'Move', exact: true }).click();
    await expect(page.getByText('Moved, and saved.')).toBeVisible();
    expect((await numbersIn(page, 'open')).slice(0, 2)).toEqual([second, first]);
  });
});
