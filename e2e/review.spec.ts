import type { Page } from '@playwright/test';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { stopAll } from './own-site.ts';
import { type SiteWithPeople, siteWithPeople } from './site-with-people.ts';

test.describe.configure({ mode: 'serial' });

let site: SiteWithPeople;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await siteWithPeople({
    'Rita Reader': [],
    'Ann Expert': [['expert', 'package/datamonitoring']],
    'Steve Tester': [],
    'Max Manager': [['manager']],
  });
});
test.afterAll(stopAll);

const said = (page: Page) => page.getByRole('status');

test('a reader says otherwise, and the table shows it', async ({ page }) => {
  await site.signIn(page, 'Rita Reader');
  await page.goto(`${site.url}/packages/datamonitoring`);
  await page.getByRole('link', { name: 'Say otherwise about Existing container' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Existing container of DataMonitoring');
  await axeFindsNothing(page);
  await page.getByLabel('What it is').selectOption('yes');
  await page.getByLabel('In your words').fill('there is one in my group');
  await page.getByLabel('How sure are you?').selectOption('likely');
  await page.getByLabel('How do you know?').fill('I have started it.');
  await page.getByRole('button', { name: 'Say otherwise' }).click();
  await expect(said(page)).toContainText('kept beside the present one');
  await expect(page.getByRole('button', { name: 'Settle it' })).toHaveCount(0);

  await page.goto(`${site.url}/packages?conflict=yes`);
  const row = page.locator('#datamonitoring');
  await expect(row.getByText('contradicted')).toBeAttached();
  await page.goto(`${site.url}/packages?conflict=yes&open=datamonitoring`);
  await expect(page.getByText('there is one in my group').first()).toBeVisible();
  await expect(page.getByText(/never confirmed since/).first()).toBeVisible();
  await page.goto(site.url);
  await expect(page.getByText('Statements contradict each other')).toBeVisible();
});

test('an expert finds it in the queue and settles it with a reason, which the history has', async ({ page }) => {
  await site.signIn(page, 'Ann Expert');
  await page.goto(`${site.url}/packages/datamonitoring`);
  await page
    .getByRole('banner')
    .getByRole('link', { name: /^For you \(\d+\)$/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('For you');
  await axeFindsNothing(page);
  await page
    .getByRole('region', { name: 'Statements to settle' })
    .getByRole('link', { name: 'Existing container' })
    .click();
  await page.getByRole('radio', { name: /^Take: yes/ }).check();
  await page.getByLabel('Why?').fill('Rita showed it to me.');
  await axeFindsNothing(page);
  await page.getByRole('button', { name: 'Settle it' }).click();
  await expect(said(page)).toContainText('It is settled');
  await expect(page.getByText('Settled: Rita showed it to me.')).toBeVisible();

  await page.goto(`${site.url}/packages/datamonitoring`);
  await expect(page.locator('#history')).toContainText('Rita showed it to me.');
  await expect(page.locator('#history')).toContainText('I have started it.');
  await page.goto(`${site.url}/packages?conflict=yes`);
  await expect(page.locator('#datamonitoring')).toHaveCount(0);
});

test('who is asked by name answers still true, once an admin has said who that is', async ({ page }) => {
  await site.signIn(page, 'Root Admin');
  await page.goto(`${site.url}/admin/people`);
  const named = page.locator('#named');
  await named
    .getByLabel('Whose account Steve T. is')
    .selectOption({ label: 'is Steve Tester (steve.tester@example.org)' });
  await named.getByRole('button', { name: 'Save who Steve T. is' }).click();
  await expect(said(page)).toContainText('comes to the account');

  await site.signIn(page, 'Steve Tester');
  await page.goto(`${site.url}/queue`);
  await expect(page.getByText('To be reviewed by Steve T.')).toBeVisible();
  await page.getByLabel('What you want to add').fill('It still runs.');
  await page.getByRole('button', { name: 'Still true' }).click();
  await expect(said(page)).toContainText('Thank you');
  await expect(page.getByText('Nothing waits for you.')).toBeVisible();

  await page.goto(`${site.url}/packages/isoc-monitoring`);
  await expect(page.locator('#history')).toContainText('It is still true: It still runs.');
  await expect(page.getByText('reviewed by Steve T.').first()).toBeVisible();
});

test('not me: it goes to who answers for the package, and else to the managers', async ({ page }) => {
  await site.signIn(page, 'Rita Reader');
  await page.goto(`${site.url}/statements/package/datamonitoring`);
  await page.getByLabel('What should be looked at').fill('Does it still need Qt?');
  await page.getByRole('button', { name: 'Ask' }).click();
  await expect(said(page)).toContainText('It is asked.');
  await axeFindsNothing(page);

  await site.signIn(page, 'Ann Expert');
  await page.goto(`${site.url}/queue`);
  const asked = page.getByRole('listitem').filter({ hasText: 'Does it still need Qt?' });
  await asked.getByLabel('What you want to add').fill('I never used Qt.');
  await asked.getByRole('button', { name: 'Not me' }).click();
  await expect(said(page)).toContainText('somebody else');
  await expect(page.getByText('Does it still need Qt?')).toHaveCount(0);

  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/queue`);
  await expect(page.getByRole('region', { name: 'What nobody else can answer' })).toContainText(
    'Does it still need Qt?',
  );
  await axeFindsNothing(page);
});

test('what cannot be stored comes back with everything typed, and the reason by its field', async ({ browser }) => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await site.signIn(page, 'Rita Reader');
    await page.goto(`${site.url}/statements/package/datamonitoring?field=existingVm`);
    await page.getByLabel('What it is').selectOption('yes');
    await page.getByLabel('In your words').fill('in the cupboard');
    await page.getByLabel('How sure are you?').selectOption('likely');
    await page.getByLabel('How do you know?').fill('   ');
    await page.getByRole('button', { name: 'Say otherwise' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Nothing was stored' })).toBeVisible();
    await expect(page.getByLabel('How do you know?')).toHaveAccessibleDescription(/Say why, in a few words/);
    await expect(page.getByLabel('What it is')).toHaveValue('yes');
    await expect(page.getByLabel('In your words')).toHaveValue('in the cupboard');
    await expect(page.getByLabel('How sure are you?')).toHaveValue('likely');
    await page.getByLabel('What should be looked at').fill(' ');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await expect(page.getByLabel('What should be looked at')).toHaveAccessibleDescription(/should be looked at/);
    await context.close();
  }
});

test('works without a script, and whoever is not signed in is led there and back', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/queue`);
  await page.getByRole('link', { name: 'Sign in', exact: true }).last().click();
  await expect(page).toHaveURL(/next=%2Fqueue/);
  await site.signIn(page, 'Rita Reader');
  await page.goto(`${site.url}/statements/site/slac?field=userBinds`);
  await page.getByLabel('What it is').selectOption('yes');
  await page.getByLabel('How do you know?').fill('I did it.');
  await page.getByRole('button', { name: 'Say otherwise' }).click();
  await expect(page.getByRole('status')).toContainText('kept');
  await context.close();
});
