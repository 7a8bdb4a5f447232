import { expect, test } from './fixtures.ts';

test('the platforms page says what is left behind, and shows every platform', async ({ page }) => {
  await page.goto('/platforms');
  await expect(page).toHaveTitle('Platforms · Seaworthy');
  const left = page.getByRole('region', { name: 'Left behind' });
  await expect(left.getByText('1 package still runs on nothing newer than RHEL5')).toBeVisible();
  await expect(left.getByRole('link', { name: 'FastCopy' })).toHaveAttribute('href', '/packages/fastcopy');
  const table = page.getByRole('grid', { name: /^Platforms/ });
  for (const name of ['RHEL5', 'RHEL6', 'RHEL7', 'RHEL8', 'RHEL9']) {
    await expect(table.getByRole('rowheader', { name })).toBeAttached();
  }
  await page.goto('/platforms#rhel6');
  await expect(page.locator('#rhel6')).toBeInViewport();
  await expect(page.locator('#rhel6')).toContainText('mostly RHEL6');
});

test('platforms are narrowed to what is past its end, while the chart keeps all of them', async ({ page }) => {
  await page.goto('/platforms');
  const table = page.getByRole('grid', { name: /^Platforms/ });
  await expect(table).toBeVisible();
  await page.getByText('Site', { exact: true }).first().click();
  await page.getByRole('checkbox', { name: /^SLAC/ }).check();
  await expect(table.locator('tbody').getByRole('rowheader')).toHaveText([/RHEL6/, /RHEL7/]);
  await expect(page.getByRole('region', { name: 'Life cycle' })).toContainText('RHEL9');
  await table.getByRole('columnheader', { name: 'Maintenance ends' }).getByRole('link').click();
  await expect(page).toHaveURL(/sort=maintenance/);
  await table.getByRole('link', { name: 'Open the row' }).first().click();
  await expect(page.locator('.opened-content')).toContainText('Life cycle');
});

test('the runtimes page keeps every doubt with its words, and who contradicts whom', async ({ page }) => {
  await page.goto('/runtimes');
  const comparison = page.getByRole('table', { name: 'Criteria and container runtimes' });
  const lsf = comparison.getByRole('row', { name: /^LSF compatible/ });
  await expect(lsf.getByRole('rowheader')).toContainText('then the hard space of a blank cell');
  await expect(lsf.getByRole('cell').first()).toContainText('likely');
  const uge = comparison.getByRole('row', { name: /^UGE compatible/ });
  await expect(uge.getByRole('rowheader')).toContainText('in which column it stood was lost');
  const lyon = page
    .getByRole('table', { name: 'Sites and container runtimes' })
    .getByRole('row', { name: /^CC-IN2P3/ });
  await expect(lyon).toContainText('Now full support for Docker at Lyon (Fred)');
  await expect(lyon).toContainText(
    'Lyon wants to use Singularity because they have security issues with UGE + Docker.',
  );
  await expect(lyon.getByText('contradicted')).toBeAttached();
});

test('the use cases page has the numbers of L1, its doubts, and the verdict at each site', async ({ page }) => {
  await page.goto('/use-cases');
  const matrix = page.getByRole('table', { name: 'Verdict of each use case at each site it targets' });
  const row = matrix.getByRole('row', { name: /^L1 processing/ });
  await expect(row.getByRole('link', { name: /Unknown|Possible|Blocked|Available/ })).toHaveCount(1);
  await row.getByRole('link', { name: 'L1 processing' }).click();
  await expect(page).toHaveURL(/\/use-cases#l1-processing$/);
  const l1 = page.getByRole('region', { name: 'L1 processing', exact: true });
  const steps = l1.getByRole('table', { name: 'Steps of L1 processing' });
  await expect(steps.getByRole('rowheader')).toHaveText([/digi/, /recon\/merit/, /makeFT1/]);
  await expect(steps.getByRole('row', { name: /recon\/merit/ })).toContainText('more than 500');
  await expect(steps.getByRole('row', { name: /makeFT1/ })).toContainText('doubtful, not counted');
  await expect(l1.getByText('never go over 1500').first()).toBeVisible();
  await l1.getByText(/\d+ remarks/).click();
  await expect(l1.getByText('Johan', { exact: true }).last()).toBeVisible();
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the three pages can be read', async ({ page }) => {
    await page.goto('/platforms');
    await expect(
      page
        .getByRole('table', { name: /^Platforms/ })
        .getByText('30 Nov 2020')
        .first(),
    ).toBeAttached();
  });
});
