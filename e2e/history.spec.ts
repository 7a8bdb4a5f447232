import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { stopAll } from './own-site.ts';
import { type SiteWithPeople, siteWithPeople } from './site-with-people.ts';

const row = (name: string | RegExp) => ({ name });

test('a fact leads to its history with one click, and two versions are compared', async ({ page }) => {
  await page.goto('/packages/datamonitoring');
  await page.getByRole('link', { name: 'history of Upgradable?' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('DataMonitoring, Upgradable?: history');
  await expect(page.getByRole('listitem').filter({ hasText: 'version 1, created' })).toContainText(
    'probably if GR is upgraded',
  );
  await page.goto('/history/site/slac');
  await page.getByRole('radio', { name: 'from version 1' }).check();
  await page.getByRole('radio', { name: 'to version 2' }).check();
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/to=2&from=1/);
  const comparison = page.getByRole('region', { name: 'Version 1 and version 2' });
  await expect(comparison).toContainText('planned, “SLAC will give us a few nodes for testing docker.”');
  await expect(comparison).toContainText('testing');
});

test('an open row of a table leads to the histories of its cells', async ({ page }) => {
  await page.goto('/packages?open=fastcopy');
  const ways = page.locator('.opened-content p').filter({ hasText: 'History of' });
  await ways.getByRole('link', { name: 'Running platform', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('FastCopy, Running platform: history');
  await expect(page.getByRole('main')).toContainText('RHEL5 or RHEL6 ??');
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the tables are read as the first wiki page had them, and as a later one did', async ({ page }) => {
    await page.goto('/packages');
    await page.getByRole('link', { name: 'As of another day' }).click();
    await page.getByLabel('As of').fill('2017-06-06');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL('/as-of/2017-06-06/packages');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Packages as of 6 Jun 2017');
    const banner = page.getByRole('complementary', { name: 'The day of this page' });
    await expect(banner).toContainText('The wiki page as it was in version 18.');
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(8);
    await page.getByRole('searchbox', { name: /by name/ }).fill('fast');
    await page.getByRole('button', { name: 'Search' }).click();
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(2);
    await expect(page.getByRole('row', row(/FastCopy/))).toContainText('RHEL5 or RHEL6 ??');

    await banner.getByRole('link', { name: 'Sites' }).click();
    const lyon = page.getByRole('row', row(/CC-IN2P3/));
    await expect(lyon).not.toContainText('Docker full support');
    await banner.getByRole('link', { name: /^Next change/ }).click();
    await expect(page).toHaveURL('/as-of/2017-07-17/sites');
    await expect(lyon).toContainText('Docker full support, but looking into Singularity');
    await banner.getByRole('link', { name: 'Back to now' }).click();
    await expect(page).toHaveURL('/sites');
    await page.goto('/packages?asOf=2017-06-06&q=fast');
    await expect(page).toHaveURL('/as-of/2017-06-06/packages?q=fast');
    await page.goto('/sites?asOf=soon');
    await expect(page.getByText('A day that has come, such as 2017-07-24.')).toBeVisible();
    await page.goto('/as-of/2017-05-01/tasks');
    await expect(page.getByText('There was nothing of the kind yet.')).toBeVisible();
  });
});

test('what changed between the two versions of the page fits a meeting, on screen and on paper', async ({ page }) => {
  await page.goto('/changes?from=2017-07-17&to=2017-06-06');
  await expect(page.getByRole('main')).toContainText('Between the end of 6 Jun 2017 and the end of 17 Jul 2017');
  const lyon = page.getByRole('region', { name: 'Sites' }).getByRole('listitem').filter({ hasText: 'CC-IN2P3' });
  await expect(lyon).toContainText('“Docker full support, but looking into Singularity”');
  await expect(page.locator('#tasks')).toContainText('opened: Build a GR container');
  await expect(page.locator('#tasks')).toContainText('abandoned: Prioritize this task list');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Show' })).toBeHidden();
  await expect(page.locator('#tasks')).toBeVisible();
});

test('every feed is XML that a parser accepts, with what Atom asks for', async ({ page }) => {
  await page.goto('/activity');
  const alternate = page.locator('head link[type="application/atom+xml"]');
  await expect(alternate).toHaveAttribute('href', '/feeds/activity.atom');
  for (const path of [
    '/feeds/activity.atom',
    '/feeds/packages/fastcopy.atom',
    '/feeds/sites/slac.atom',
    '/feeds/tasks/8.atom',
    '/feeds/changes.atom?per=day',
  ]) {
    const feed = await page.evaluate(async (address) => {
      const text = await (await fetch(address)).text();
      const document = new DOMParser().parseFromString(text, 'application/xml');
      const [root] = [document.documentElement];
      const entries = [...root.getElementsByTagName('entry')];
      return {
        errors: document.getElementsByTagName('parsererror').length,
        name: `${root.namespaceURI} ${root.localName}`,
        self: root.querySelector(':scope > link[rel="self"]')?.getAttribute('href') ?? '',
        entries: entries.length,
        whole: entries.filter((entry) =>
          ['id', 'title', 'updated', 'author > name', 'content', 'link[rel="alternate"]'].every((part) =>
            entry.querySelector(`:scope > ${part}`),
          ),
        ).length,
      };
    }, path);
    expect(feed, path).toMatchObject({ errors: 0, name: 'http://www.w3.org/2005/Atom feed' });
    expect(feed.self, path).toContain(path);
    expect(feed.whole, path).toBe(feed.entries);
    if (!path.includes('changes')) expect(feed.entries, path).toBeGreaterThan(0);
  }
});

test.describe('who may', () => {
  test.describe.configure({ mode: 'serial' });
  let site: SiteWithPeople;
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    site = await siteWithPeople({ 'Ann Expert': [['expert', 'package/fastcopy']], 'Rita Reader': [] });
  });
  test.afterAll(stopAll);

  test('an expert corrects a cell, finds it in its history with the reason, and puts it back', async ({ page }) => {
    await site.signIn(page, 'Ann Expert');
    await page.goto(`${site.url}/packages/fastcopy/edit`);
    await page.getByLabel('Comments', { exact: true }).fill('Said at the meeting');
    await page.getByLabel('Why, or who says so').fill('The minutes say so.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('main').getByRole('status').first()).toContainText('Saved as version 2');
    await page.getByRole('link', { name: 'history of Comments' }).click();
    const newest = page.getByRole('listitem').filter({ hasText: 'version 2, changed' });
    await expect(newest).toContainText('The minutes say so.');
    await expect(newest).toContainText('Ann Expert');
    await expect(newest).toContainText('Said at the meeting');
    await axeFindsNothing(page);
    const why = newest.getByRole('textbox', { name: /^Why/ });
    await why.fill('Wrong minutes.');
    const saved = await fetch(`${site.url}/api/v1/packages/fastcopy`, {
      method: 'PATCH',
      headers: {
        ...{ cookie: site.cookieOf('Ann Expert'), 'sec-fetch-site': 'same-origin' },
        ...{ 'content-type': 'application/json', 'if-match': '"2"' },
      },
      body: '{"summary":"Said meanwhile."}',
    });
    expect(saved.status).toBe(200);
    await newest.getByRole('button', { name: /Put back Comments/ }).click();
    await expect(newest.getByRole('alert')).toContainText('somebody has saved this since you opened the page');
    await expect(why).toHaveValue('Wrong minutes.');
    await newest.getByRole('button', { name: /Put back Comments/ }).click();
    await expect(page.getByRole('main').getByRole('status').first()).toContainText('that is version 4');
    const last = page.getByRole('listitem').filter({ hasText: 'version 4, reverted' });
    await expect(last).toContainText('Wrong minutes.');
    await expect(page.getByRole('listitem').filter({ hasText: 'version 2, changed' })).toContainText(
      'Changed again since.',
    );
  });

  test('a reader sees the same history and no button', async ({ page }) => {
    await site.signIn(page, 'Rita Reader');
    await page.goto(`${site.url}/history/package/fastcopy`);
    await expect(page.getByRole('listitem').filter({ hasText: 'version 4, reverted' })).toBeVisible();
    await expect(page.getByRole('button', { name: /Revert|Put back/ })).toHaveCount(0);
    await axeFindsNothing(page);
  });
});
