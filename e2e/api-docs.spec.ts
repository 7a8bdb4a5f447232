import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';

test("axe finds nothing on the API's page", async ({ page }) => {
  await page.goto('/api/docs');
  await page.locator('#operations-tag-packages').click({ timeout: 30_000 });
  await expect(page.getByText('/api/v1/packages/{slug}', { exact: false }).first()).toBeVisible();
  await axeFindsNothing(page);
});

test('an address is opened and tried out, all from this server', async ({ page, baseURL }) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '') && !/^(data|blob):/.test(request.url())) elsewhere.push(request.url());
  });
  await page.goto('/help');
  await page.getByRole('contentinfo').getByRole('link', { name: 'The API' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The API');
  await page.locator('#operations-tag-sites').click({ timeout: 30_000 });
  const sites = page.locator('#operations-sites-get_api_v1_sites');
  await sites.locator('.opblock-summary-control').click();
  await sites.getByRole('button', { name: 'Try it out' }).click();
  await sites.getByRole('button', { name: 'Execute' }).click();
  await expect(sites.locator('.live-responses-table .response-col_status').last()).toContainText('200');
  await expect(sites.locator('.live-responses-table')).toContainText('nextCursor');
  expect(elsewhere).toEqual([]);
});
