import { expect, test } from './fixtures.ts';

const SITES = ['CC-IN2P3', 'GRID sites', 'SLAC'];
const PACKAGES = ['ASP', 'DataMonitoring', 'FastCopy', 'GlastRelease', 'Halfpipe', 'Isoc Monitoring', 'ScienceTools'];

test('the overview answers in one sentence and draws every pair', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText(/^(None|All|The one|[\d,]+) .*needed pairs? (is|are) (not )?ready\.$/)).toBeVisible();
  await expect(page.getByText(/21 pairs are judged/)).toBeVisible();
  const matrix = page.getByRole('table', { name: 'Readiness of each package at each site' });
  for (const site of SITES) await expect(matrix.getByRole('columnheader', { name: site })).toBeVisible();
  for (const name of PACKAGES) await expect(matrix.getByRole('rowheader', { name })).toBeVisible();
  await expect(matrix.locator('td a')).toHaveCount(PACKAGES.length * SITES.length);
});

test('a cell of a pair is three elements and says in words what its signs mean', async ({ page }) => {
  for (const path of ['/', '/packages']) {
    await page.goto(path);
    const cell = page.getByRole('row', { name: /ASP/ }).locator('td.flush').first();
    await expect(cell.locator('*')).toHaveCount(2);
    const link = cell.getByRole('link');
    await expect(link).toHaveAccessibleName('Available runs today (with cautions, no use case needs it here)');
    await expect(link).toHaveAttribute('title', /\S/);
    const masks = await link.evaluate((element) => getComputedStyle(element, '::before').maskImage.match(/url\(/g));
    expect(masks).toHaveLength(3);
  }
});

test('a page is the same bytes whoever asks for it', async ({ request }) => {
  const bare = await (await request.get('/packages', { headers: { 'accept-encoding': 'identity' } })).body();
  const askers: Record<string, string>[] = [
    { cookie: 'anything=1' },
    { cookie: 'anything=1', 'user-agent': 'Twitterbot/1.0' },
    { cookie: 'anything=1', 'user-agent': 'Googlebot/2.1', 'accept-language': 'de' },
    { 'accept-encoding': 'gzip', 'x-forwarded-proto': 'https' },
  ];
  for (const headers of askers) {
    const other = await request.get('/packages', { headers: { 'accept-encoding': 'identity', ...headers } });
    expect((await other.body()).equals(bare), JSON.stringify(headers)).toBe(true);
  }
});

test('a cell of the matrix leads to its reasons: every route, every check, what to do and who', async ({ page }) => {
  await page.goto('/');
  const row = page.getByRole('row', { name: /^GlastRelease/ });
  await row.getByRole('link', { name: /Possible/ }).click();
  await expect(page).toHaveURL(/\/packages\/glastrelease\/at\/slac$/);
  await expect(page).toHaveTitle('GlastRelease at SLAC · Seaworthy');
  await expect(page.getByText('Nothing stands in the way; work is left.')).toBeVisible();
  await expect(page.getByText('natively on RHEL6')).toBeVisible();
  const routes = page.getByRole('region', { name: 'Every way there' });
  await expect(routes.getByText('In a container, with Docker')).toBeVisible();
  await expect(routes.getByText('Natively on the nodes')).toBeVisible();
  await expect(routes.getByText('In a virtual machine')).toBeVisible();
  await expect(routes.getByText('Build fermi-lat-containers.').first()).toBeVisible();
  await expect(routes.getByText('release manager').first()).toBeVisible();
});

test('a folded route says why, and opens to its checks', async ({ page }) => {
  await page.goto('/packages/glastrelease/at/slac');
  const native = page.getByRole('group').filter({ hasText: 'Natively on the nodes' });
  await expect(native.getByText(/RHEL7, and moving it/).first()).toBeVisible();
  await native.getByText('Natively on the nodes').click();
  await expect(native.getByText('Platform of the nodes at SLAC')).toBeVisible();
});

test('a package shows its facts beside the statements they rest on, and its sources', async ({ page }) => {
  await page.goto('/packages/glastrelease');
  const facts = page.getByRole('region', { name: 'Facts' });
  await expect(facts.getByText('may be with a lot of work and clean up').first()).toBeVisible();
  await facts
    .getByRole('link', { name: /^source 1$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/#source-1$/);
  await expect(page.getByRole('region', { name: 'Sources' })).toContainText('Wiki page');
});

test('a package shows how it changed, from what to what', async ({ page }) => {
  await page.goto('/sites/slac');
  const history = page.getByRole('region', { name: 'History' });
  await expect(history.getByText(/version 1, created/)).toBeVisible();
  await expect(history.locator('del').first()).toBeAttached();
});

test('the farms table keeps the wiki’s columns and leads to each site', async ({ page }) => {
  await page.goto('/sites');
  const table = page.getByRole('grid', { name: 'Farms and what they offer' });
  for (const column of ['Farm', 'Node OS', 'Network FS', 'VMs', 'Container']) {
    await expect(table.getByRole('columnheader', { name: column })).toBeAttached();
  }
  await expect(table.getByText('No (never says Brian)')).toBeAttached();
  await table.getByRole('link', { name: 'SLAC' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('SLAC');
  await expect(page.getByRole('table', { name: /at SLAC$/ }).getByRole('rowheader')).toHaveCount(PACKAGES.length);
});

test('the help names all seven levels with what to do', async ({ page }) => {
  await page.goto('/help');
  const levels = page.getByRole('table', { name: /^The levels/ });
  await expect(levels.getByRole('rowheader')).toHaveText([
    'Blocked',
    'Unknown',
    'Possible',
    'Built',
    'Available',
    'Tested',
    'Validated',
  ]);
});

test('the help answers in a newcomer’s order, and every page leads to its words and its keys', async ({ page }) => {
  await page.goto('/packages/glastrelease');
  const foot = page.getByRole('contentinfo');
  await foot.getByRole('link', { name: 'Keys of the tables' }).click();
  await expect(page).toHaveURL(/\/help#keys$/);
  await expect(page.getByRole('region', { name: 'Which keys work in a table?' })).toContainText('Page up');
  const questions = page.getByRole('heading', { level: 2 });
  await expect(questions.first()).toHaveText('Can I run it there now?');
  const links = page.getByRole('navigation', { name: 'Questions of this page' }).getByRole('link');
  expect(await links.allTextContents()).toEqual(await questions.allTextContents());
});

test('on paper every way is open, and nothing of the navigation is left', async ({ page }) => {
  await page.goto('/packages/glastrelease/at/slac');
  const check = page.getByText('Platform of the nodes at SLAC');
  await expect(check).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(check).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
});

for (const path of ['/runtimes', '/use-cases']) {
  test(`${path} hides no column of its tables at any width`, async ({ page }) => {
    await page.goto(path);
    for (const width of [390, 768, 1024, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const hidden = await page
        .locator('.region')
        .evaluateAll((regions) => regions.map((region) => region.scrollWidth - region.clientWidth));
      expect(hidden.length).toBeGreaterThan(0);
      expect(Math.max(...hidden), `pixels out of view at ${width}`).toBeLessThanOrEqual(0);
    }
  });
}

test('a chosen theme is kept, and set before the page is drawn', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto('/help', { waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('button', { name: 'Dark theme' })).toHaveAttribute('aria-pressed', 'true');
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.getByRole('button', { name: 'Theme of the system' }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).not.toBe(ground);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the overview, a package and a pair can be read and walked', async ({ page }) => {
    await page.goto('/');
    await page
      .getByRole('row', { name: /^GlastRelease/ })
      .getByRole('link', { name: 'GlastRelease' })
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('GlastRelease');
    await page.getByRole('link', { name: 'All routes and checks at SLAC' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('GlastRelease at SLAC');
    await expect(page.getByRole('button', { name: 'Dark theme' })).toBeHidden();
  });
});
