import type { Page } from '@playwright/test';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { stopAll } from './own-site.ts';
import { type SiteWithPeople, siteWithPeople } from './site-with-people.ts';

test.describe.configure({ mode: 'serial' });
// The address of an entry in the trash, and pages that are not for everybody.
test.use({ expectedErrors: [/status of 40[134]/] });

let site: SiteWithPeople;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await siteWithPeople({
    'Max Manager': [['manager']],
    'Ann Expert': [['expert', 'package/fastcopy']],
  });
});
test.afterAll(stopAll);

const main = (page: Page) => page.getByRole('main');
/** What the form before says; tables have words of their own further down. */
const said = (page: Page) => main(page).getByRole('status').first();

test('a manager makes a package, fills its form, puts it into the trash and gets it back', async ({ page }) => {
  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/packages`);
  await page.getByRole('link', { name: 'New package' }).click();
  await page.getByLabel('Name').fill('FastCopy');
  await page.getByRole('button', { name: 'Create the package' }).click();
  await expect(main(page).getByRole('alert')).toContainText('there is a package with this slug already, FastCopy');
  await page.getByLabel('Name').fill('Sky Maps');
  await page.getByLabel('Why, or who says so').fill('Asked for at the meeting.');
  await axeFindsNothing(page);
  await page.getByRole('button', { name: 'Create the package' }).click();

  await expect(said(page)).toContainText('It exists now, as version 1');
  await page.getByLabel('RHEL7, runs').selectOption('supported');
  await page.getByLabel('Needs to run').fill('ROOT | >= 6.24');
  await page.getByLabel('Labels and addresses').fill('Pictures | javascript:alert(1)');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(main(page).getByRole('alert')).toContainText('Must start with http:// or https://.');
  await expect(page.getByLabel('Needs to run')).toHaveValue('ROOT | >= 6.24');
  await page.getByLabel('Labels and addresses').fill('Pictures | https://example.org/sky');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sky Maps');
  await expect(said(page)).toContainText('Saved as version 2');
  await expect(page.getByRole('link', { name: 'Pictures' })).toHaveAttribute('href', 'https://example.org/sky');
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText('>= 6.24');

  await page.getByRole('link', { name: 'Put it into the trash' }).click();
  await axeFindsNothing(page);
  await page.getByLabel('Why').fill('It was a test.');
  await page.getByRole('button', { name: 'Put it into the trash' }).click();
  await expect(said(page)).toHaveText('It is in the trash now.');

  const gone = await page.goto(`${site.url}/packages/sky-maps`);
  expect(gone?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sky Maps is in the trash');
  await expect(main(page)).toContainText('Max Manager put this package there on');
  await expect(main(page)).toContainText('“It was a test.”');
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Asked for at the meeting.');
  await axeFindsNothing(page);
  await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'Trash' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Sky Maps' })).toContainText('It was a test.');
  await axeFindsNothing(page);
  await page.getByRole('button', { name: 'Restore Sky Maps' }).click();
  await expect(page).toHaveURL(/\/packages\/sky-maps\?saved=restored/);
  await expect(said(page)).toContainText('out of the trash again');
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText('>= 6.24');
});

test('what others cannot do without stays, and the page says who', async ({ page }) => {
  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/trash/platform/rhel6`);
  await expect(main(page)).toContainText('It cannot go there yet');
  await expect(page.getByRole('button', { name: 'Put it into the trash' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Edit SLAC' }).click();
  const nodes = page.getByRole('group', { name: 'Platforms of its nodes' });
  await expect(nodes.getByRole('group', { name: 'RHEL6' }).getByLabel('State')).toHaveValue('retiring');
  await axeFindsNothing(page);
});

test('a change of a site and of a use case is saved by their forms, and a whole change is reverted', async ({
  page,
}) => {
  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/sites/slac/edit`);
  await page.getByLabel('Storage').fill('two much');
  await page.getByLabel('Cores').fill('1200');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(main(page).getByRole('alert')).toContainText('A size such as 50 GB');
  await page.getByLabel('Storage').fill('2.5 PB');
  await page.getByLabel('Why, or who says so').fill('Matt counted.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(said(page)).toContainText('Saved as version');
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Matt counted.');

  await page.goto(`${site.url}/activity?sort=-recordedAt`);
  await page.getByRole('link', { name: 'Matt counted.' }).first().click();
  await page.getByLabel('Why it is reverted').fill('He counted twice.');
  await axeFindsNothing(page);
  await page.getByRole('button', { name: 'Revert this change' }).click();
  await expect(said(page)).toContainText('took the other back');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('He counted twice.');

  await page.goto(`${site.url}/use-cases`);
  await page.getByRole('link', { name: 'Correct this use case' }).first().click();
  const step = page.getByRole('group', { name: 'Another step' });
  await page.getByText('Say something about one more').click();
  await step.getByLabel('Name of the step').fill('Archive');
  await step.getByLabel('Packages').fill('FastCopy? | perhaps another one');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(said(page)).toContainText('Saved as version');
  const made = page.getByRole('group', { name: /^Step step-/ }).last();
  await expect(made.getByLabel('Packages')).toHaveValue('fastcopy? | perhaps another one');
});

test('an expert corrects the own package and has no trash; a reader of others nothing', async ({ page }) => {
  await site.signIn(page, 'Ann Expert');
  await page.goto(`${site.url}/packages/fastcopy`);
  await expect(page.getByRole('link', { name: 'Correct this package' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Put it into the trash' })).toHaveCount(0);
  await page.goto(`${site.url}/packages/glastrelease`);
  await expect(page.getByRole('link', { name: 'Correct this package' })).toHaveCount(0);
  await page.goto(`${site.url}/packages`);
  await expect(page.getByRole('link', { name: 'New package' })).toHaveCount(0);
  for (const path of ['/trash/package/fastcopy', '/new/package', '/sites/slac/edit', '/edit/platform/rhel6', '/edit']) {
    const answer = await page.goto(site.url + path);
    expect(answer?.status(), path).toBe(403);
    await expect(main(page).getByRole('alert')).toContainText('Your roles do not reach this page');
  }
  await page.context().clearCookies();
  for (const path of ['/trash/package/fastcopy', '/new/package', '/sites/slac/edit', '/edit', '/me/tokens']) {
    const answer = await page.goto(site.url + path);
    expect(answer?.status(), path).toBe(401);
  }
});

test('an expert makes a token that is shown once, uses it and revokes it', async ({ page, request }) => {
  await site.signIn(page, 'Ann Expert');
  await page.goto(`${site.url}/me`);
  await page.getByRole('link', { name: 'Tokens for programs' }).click();
  await page.getByLabel('Name').fill('ci-of-fastcopy');
  await page.getByLabel('entries:write').check();
  await axeFindsNothing(page);
  await page.getByRole('button', { name: 'Make the token' }).click();
  const told = said(page);
  await expect(told).toContainText('Copy it now');
  await axeFindsNothing(page);
  const token = (await told.locator('.key').first().textContent()) ?? '';
  const headers = { authorization: `Bearer ${token}`, 'if-match': '"999"' };
  const mine = await request.patch(`${site.url}/api/v1/packages/fastcopy`, { headers, data: { summary: 'x' } });
  expect(mine.status()).toBe(412);
  const other = await request.patch(`${site.url}/api/v1/packages/glastrelease`, { headers, data: { summary: 'x' } });
  expect(other.status()).toBe(403);
  await page.getByRole('button', { name: 'Revoke ci-of-fastcopy' }).click();
  await expect(said(page)).toContainText('revoked');
  await expect(page.getByRole('listitem').filter({ hasText: 'ci-of-fastcopy' })).toContainText('revoked');
  const after = await request.patch(`${site.url}/api/v1/packages/fastcopy`, { headers, data: { summary: 'x' } });
  expect(after.status()).toBe(401);
});

test('all of it works without a script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/new/task`);
  await page.getByLabel('Name').fill('Ask Lyon');
  await page.getByRole('button', { name: 'Create the task' }).click();
  await page.getByLabel('What it is about').fill('package/fastcopy\nwhere is this');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(main(page).getByRole('alert')).toContainText('“where is this” cannot be read.');
  await page.getByLabel('What it is about').fill('package/fastcopy');
  await page.getByLabel('Due on').fill('2030-01-31');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ask Lyon');
  await expect(page.getByRole('region', { name: 'What it is about' })).toContainText('FastCopy');
  const { pathname } = new URL(page.url());

  await page.goto(`${site.url}${pathname}/edit`);
  const other = await context.newPage();
  await other.goto(`${site.url}${pathname}/edit`);
  await other.getByLabel('Summary').fill('What the one says.');
  await other.getByRole('button', { name: 'Save' }).click();
  await page.getByLabel('Summary').fill('What the other says.');
  await page.getByRole('button', { name: 'Save' }).click();
  const question = page.getByRole('group', { name: 'Summary' });
  await expect(question).toContainText('Keep theirs: “What the one says.”');
  await question.getByLabel(/Take mine/).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(said(page)).toContainText('Saved as version');
  await page.goto(`${site.url}${pathname}/edit`);
  await expect(page.getByLabel('Summary')).toHaveValue('What the other says.');
  await page.goto(site.url + pathname);
  await page.getByRole('link', { name: 'Put it into the trash' }).click();
  await page.getByRole('button', { name: 'Put it into the trash' }).click();
  await page.goto(site.url + pathname);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ask Lyon is in the trash');
  await page.getByRole('button', { name: 'Restore Ask Lyon' }).click();
  await expect(page).toHaveURL(new RegExp(`${pathname}\\?saved=restored`));
  await context.close();
});
