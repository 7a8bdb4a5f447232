import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Rectangles of cells: by keys, by the mouse, into the clipboard, over rows that are not drawn. */

const grid = (page: Page) => page.getByRole('grid');
const bar = (page: Page) => page.getByRole('region', { name: 'Selected cells' });
const marked = (page: Page) => grid(page).locator('tbody [aria-selected="true"][data-edge]');
const read = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Number of a column, by its heading. */
const columnOf = (page: Page, heading: string) =>
  grid(page)
    .getByRole('columnheader')
    .evaluateAll((heads, name) => heads.findIndex((head) => head.textContent?.includes(name)), heading);

/** Goes to a cell by keys, from wherever the stop of the keyboard is; line −1 is the head. */
async function stand(page: Page, line: number, column: number): Promise<void> {
  await grid(page).locator('[tabindex="0"]').focus();
  await page.keyboard.press('Control+Home');
  for (let at = 0; at < line; at++) await page.keyboard.press('ArrowDown');
  if (line < 0) await page.keyboard.press('ArrowUp');
  for (let at = 0; at < column; at++) await page.keyboard.press('ArrowRight');
}

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('Shift and the arrows select a rectangle, which is said, copied bare and let go of', async ({ page }) => {
  await page.goto('/packages?cols=name,build,run,strategy');
  await expect(grid(page).locator('[tabindex="0"]')).toHaveCount(1);
  const column = await columnOf(page, 'Build platform');
  expect(column).toBe(1);
  await stand(page, 1, column - 1);
  await page.keyboard.press('ArrowRight');
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(`Shift+${key}`);
  await expect(bar(page)).toContainText('2 rows × 2 columns, 4 cells selected');
  await expect(marked(page)).toHaveCount(4);
  await expect(page.locator('p[aria-live=polite]')).toHaveText('2 rows × 2 columns, 4 cells selected');
  await page.keyboard.press('ControlOrMeta+c');
  await expect(bar(page)).toContainText('Copied as TSV.');
  expect(await read(page)).toBe('RHEL6\tRHEL6\nRHEL5\tRHEL5 or RHEL6 ??');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await expect(marked(page)).toHaveCount(0);
  // An arrow alone moves on from where the reader was.
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator(':focus')).toContainText('RHEL5');
});

test('everything, a column and a row are one press; CSV and JSON have what is selected', async ({ page }) => {
  await page.goto('/packages?cols=name,strategy');
  await stand(page, 0, 1);
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar(page)).toContainText('7 rows × 2 columns, 14 cells');
  await bar(page).getByRole('checkbox', { name: 'with headings' }).check();
  await bar(page).getByRole('button', { name: 'Copy as CSV' }).click();
  await expect(bar(page)).toContainText('Copied as CSV.');
  const lines = (await read(page)).split('\r\n');
  expect(lines).toHaveLength(8);
  expect(lines[0]).toBe('Name,Strategy');
  await stand(page, 2, 1);
  await page.keyboard.press('Control+Space');
  await expect(bar(page)).toContainText('7 rows × 1 column, 7 cells');
  await page.keyboard.press('Shift+Space');
  await expect(bar(page)).toContainText('1 row × 2 columns, 2 cells');
  await bar(page).getByRole('button', { name: 'Copy as JSON' }).click();
  await expect(bar(page)).toContainText('Copied as JSON.');
  expect(JSON.parse(await read(page))).toEqual([{ Name: 'FastCopy', Strategy: 'undecided' }]);
});

test('ticked rows and cells are never selected together, and rows are copied with their headings', async ({ page }) => {
  await page.goto('/packages?cols=name,strategy');
  await stand(page, 0, 1);
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press('Space');
  const rows = page.getByRole('region', { name: 'Selected rows' });
  await expect(rows).toContainText('1 row selected');
  await expect(marked(page)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+c');
  await expect(rows).toContainText('Copied as TSV.');
  expect(await read(page)).toBe('Name\tStrategy\nDataMonitoring\tundecided');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(bar(page)).toContainText('2 rows × 1 column');
  await expect(rows).toHaveCount(0);
});

test('a group’s head is passed over, and a folded row is not in the rectangle', async ({ page }) => {
  await page.goto('/packages?cols=name,upgradable&group=upgradable&closed=na');
  await stand(page, 0, 0);
  await page.keyboard.press('ControlOrMeta+a');
  const groups = await grid(page).locator('.group-head').count();
  const rows = await grid(page).locator('tbody th[scope=row]').count();
  expect(groups).toBeGreaterThan(2);
  await expect(bar(page)).toContainText(`${rows} rows × 2 columns`);
  await expect(marked(page)).toHaveCount(rows * 2);
});

test.describe('of rows that are not there', () => {
  test.use({ expectedErrors: [/Failed to load resource/] });

  test('a rectangle has them, too, and the copy fetches them', async ({ page }) => {
    // The windows that come while one scrolls do not come; those of the copy are of another size.
    await page.route(/\/api\/v1\/packages\?.*limit=100/, (route) => route.abort());
    await page.goto('/packages?cols=name&limit=2');
    await expect(grid(page).locator('.awaited').first()).toBeAttached();
    await expect(grid(page).locator('tbody th[scope=row]')).toHaveCount(2);
    await stand(page, 0, 0);
    await page.keyboard.press('ControlOrMeta+a');
    await expect(bar(page)).toContainText('7 rows × 1 column, 7 cells');
    await page.keyboard.press('ControlOrMeta+c');
    await expect(bar(page)).toContainText('Copied as TSV.');
    const names = 'ASP DataMonitoring FastCopy GlastRelease Halfpipe Isoc_Monitoring ScienceTools';
    expect((await read(page)).replaceAll(' ', '_').split('\n')).toEqual(names.split(' '));
  });
});

test('on a heading Shift and an arrow still widen the column', async ({ page }) => {
  await page.goto('/packages?cols=name,build');
  await stand(page, -1, 1);
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page).toHaveURL(/width=build/);
  await expect(bar(page)).toHaveCount(0);
});

test.describe('with a mouse', () => {
  test.skip(({ isMobile }) => isMobile, 'a finger scrolls');

  test('dragging selects without opening what is under it, and Shift with a click goes on from there', async ({
    page,
  }) => {
    await page.goto('/packages');
    await expect(grid(page)).toBeVisible();
    const cell = (line: number, column: number) => grid(page).locator(`tr[data-line="${line}"] td`).nth(column);
    await cell(0, 1).hover();
    await page.mouse.down();
    await cell(1, 1).hover();
    await cell(2, 2).hover();
    await page.mouse.up();
    await expect(bar(page)).toContainText('3 rows × 2 columns, 6 cells');
    await cell(4, 0).click({ modifiers: ['Shift'] });
    await expect(bar(page)).toContainText('5 rows × 2 columns, 10 cells');
    await expect(page).toHaveURL(/\/packages$/);
    expect(page.context().pages()).toHaveLength(1);
    // A plain click on a cell that is a link opens it.
    await cell(3, 2).getByRole('link').first().click();
    await expect(page).toHaveURL(/\/packages\/glastrelease\/at\/slac$/);
  });

  test('words within a cell can still be marked', async ({ page }) => {
    await page.goto('/packages?cols=name,comments');
    await expect(grid(page)).toBeVisible();
    const text = grid(page).locator('tr[data-line="1"] td').first();
    const box = await text.boundingBox();
    if (!box) throw new Error('no cell');
    await page.mouse.move(box.x + 14, box.y + 16);
    await page.mouse.down();
    await page.mouse.move(box.x + 90, box.y + 16, { steps: 4 });
    await page.mouse.up();
    expect(await page.evaluate(() => window.getSelection()?.toString())).not.toBe('');
    await expect(bar(page)).toHaveCount(0);
  });
});
