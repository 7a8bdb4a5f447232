import { readFile } from 'node:fs/promises';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';

test('what a page lists is what its file has', async ({ page }) => {
  await page.goto('/tasks?state=open&limit=5');
  const total = Number.parseInt((await page.getByRole('status').textContent()) ?? '', 10);
  await expect(page.getByRole('grid')).toBeVisible();
  const shown = await page.getByRole('grid').locator('tbody [data-main]').allTextContents();
  expect(shown.length).toBeGreaterThanOrEqual(5);
  const starts = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Tasks as JSON' }).click();
  const download = await starts;
  expect(download.suggestedFilename()).toMatch(/^tasks-\d{4}-\d\d-\d\d\.json$/);
  const file: { query: string; rows: { name: string; state: string }[] } = JSON.parse(
    await readFile(await download.path(), 'utf8'),
  );
  expect(file.query).toBe('?state=open');
  expect(file.rows).toHaveLength(total);
  expect(file.rows.slice(0, shown.length).map(({ name }) => name)).toEqual(shown);
  expect(new Set(file.rows.map(({ state }) => state))).toEqual(new Set(['open']));
});

test('the status table exports its rows and columns, doubts and all', async ({ page, request }) => {
  await page.goto('/packages');
  const table = page.getByRole('grid', { name: 'Status of the packages' });
  await expect(table).toBeVisible();
  const names = await table.locator('tbody th[scope=row]').count();
  const headings = (await table.getByRole('columnheader').allTextContents()).map((text) => text.trim());
  const file = await (await request.get('/export/packages.json')).json();
  expect(file.rows).toHaveLength(names);
  for (const { label } of file.columns.filter(({ id }: { id: string }) => id !== 'owners')) {
    expect(headings.some((heading) => heading.startsWith(label))).toBe(true);
  }
  const wiki = await (await request.get('/export/packages.confluence')).text();
  expect(wiki).toContain('RHEL5 or RHEL6 ??');
});

test('the page says what can be exported, with the question it was asked with', async ({ page }) => {
  await page.goto('/questions?state=open');
  await expect(page.locator('link[rel=alternate][type="text/csv"]')).toHaveAttribute(
    'href',
    '/api/v1/export/questions.csv?state=open',
  );
  await page.getByRole('link', { name: 'About the formats' }).click();
  await expect(page).toHaveURL('/export?of=questions&state=open');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Export');
  const asked = page.getByRole('region', { name: 'Questions as asked for' });
  await expect(asked.getByRole('link', { name: 'Questions as Markdown' })).toHaveAttribute(
    'href',
    '/api/v1/export/questions.md?state=open',
  );
  await axeFindsNothing(page);
  await page.goto('/export?of=ships');
  await expect(page.getByRole('note')).toContainText('of');
});
