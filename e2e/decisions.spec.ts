import type { Page } from '@playwright/test';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { stopAll } from './own-site.ts';
import { type SiteWithPeople, siteWithPeople } from './site-with-people.ts';

/** A question is discussed and decided, and what was decided is carried out in the same act. */
test.describe.configure({ mode: 'serial' });

const QUESTION = '/questions/which-runtime';
let site: SiteWithPeople;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  site = await siteWithPeople({ 'Max Manager': [['manager']], 'Rita Reader': [] });
});
test.afterAll(stopAll);

async function looksFine(page: Page): Promise<void> {
  await axeFindsNothing(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}

test('a member adds a remark under the own name', async ({ page }) => {
  await site.signIn(page, 'Rita Reader');
  await page.goto(site.url + QUESTION);
  await expect(page.getByRole('link', { name: /propose a decision/ })).toHaveCount(0);
  await page.getByText('Add a remark under your name').click();
  await page.getByLabel('Remark', { exact: true }).fill('Our nodes have no Docker daemon.');
  await page.getByLabel('It speaks').selectOption('con');
  await page.getByRole('button', { name: 'Add the remark' }).click();
  await expect(page.getByText('Your remark is stored under your name.')).toBeVisible();
  await expect(page.getByText('Our nodes have no Docker daemon.').first()).toBeVisible();
  await expect(page.getByText('Rita Reader').first()).toBeVisible();
});

test('a manager adds an option and what speaks for it', async ({ page }) => {
  await site.signIn(page, 'Max Manager');
  await page.goto(site.url + QUESTION);
  await page.getByRole('link', { name: /propose a decision/ }).click();
  const fresh = page.getByRole('region', { name: 'Another option' });
  await fresh.getByLabel('Name').fill('Podman');
  await fresh.getByRole('button', { name: 'Add the option' }).click();
  const podman = page.getByRole('region', { name: 'Podman' });
  await podman.getByText('Add what speaks for or against it').click();
  await podman.getByLabel('What is said').fill('Runs without a daemon.');
  await podman.getByLabel('At a site').selectOption('slac');
  await podman.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Podman' })).toContainText('For: Runs without a daemon.');
  await looksFine(page);
  await page.goto(site.url + QUESTION);
  await expect(page.getByRole('region', { name: 'Podman' })).toContainText('at SLAC');
});

test('a manager proposes a decision, sees what would follow, and accepts it with its facts', async ({ page }) => {
  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}/packages/fastcopy/at/grid`);
  await expect(page.getByText('Nobody has said whether it can run there.').first()).toBeVisible();

  await page.goto(`${site.url}${QUESTION}/discuss`);
  await page
    .getByLabel('What is decided, in a sentence')
    .fill('FastCopy goes into containers, with Singularity on the GRID.');
  await page.getByLabel('Which option it takes').selectOption('singularity');
  await page.getByRole('button', { name: 'Propose' }).click();
  await expect(page).toHaveURL(/\/decisions\/fastcopy-goes-into-containers/);
  const effects = page.getByRole('region', { name: 'What it changes' });

  await effects.getByText('The strategy of a package').click();
  await effects.getByLabel('Package').selectOption('fastcopy');
  await effects.getByLabel('becomes').first().selectOption('container');
  await effects.getByRole('button', { name: 'Add' }).first().click();
  await expect(effects).toContainText('Strategy undecided → container');

  await effects.getByText('A container runtime at a site').click();
  const runtime = effects.locator('form').filter({ has: page.locator('[name=fact][value=runtime]') });
  await runtime.getByLabel('Site').selectOption('grid');
  await runtime.getByLabel('Runtime').selectOption('singularity');
  await runtime.getByLabel('becomes').selectOption('production');
  await runtime.getByRole('button', { name: 'Add' }).click();
  const follows = page.getByRole('list', { name: 'What would follow' });
  await expect(follows.getByRole('listitem').filter({ hasText: 'FastCopy at GRID' })).toContainText(
    /Unknown.*Possible/,
  );
  await looksFine(page);

  await page.getByLabel('Who decided').fill('Meeting of the collaboration');
  await page.getByRole('button', { name: 'Accept, and change the facts' }).click();
  await expect(page.getByText('The decision is accepted')).toBeVisible();
  await expect(page.getByText('accepted', { exact: true })).toBeVisible();

  await page.goto(`${site.url}/packages/fastcopy/at/grid`);
  await expect(page.getByText('Nothing stands in the way; work is left.').first()).toBeVisible();
  await page.goto(`${site.url}/packages/fastcopy`);
  await expect(page.getByRole('region', { name: 'History' })).toContainText('FastCopy goes into containers');
});

test('a later decision takes the place of it, and both say so', async ({ page }) => {
  await site.signIn(page, 'Max Manager');
  await page.goto(`${site.url}${QUESTION}/discuss`);
  await page.getByLabel('What is decided, in a sentence').fill('We wait for Podman.');
  await page
    .getByLabel('Takes the place of')
    .selectOption({ label: 'FastCopy goes into containers, with Singularity on the GRID.' });
  await page.getByRole('button', { name: 'Propose' }).click();
  await expect(page.getByText('Would take the place of')).toBeVisible();
  await page.getByRole('button', { name: 'Accept the decision' }).click();
  await expect(page.getByText('Took the place of')).toBeVisible();
  await page.getByRole('link', { name: /FastCopy goes into containers/ }).click();
  await expect(page.getByText('superseded', { exact: true })).toBeVisible();
  await expect(page.getByText('Its place was taken by')).toBeVisible();
  await page.goto(site.url + QUESTION);
  const decisions = page.getByRole('region', { name: 'Decisions' });
  await expect(decisions.getByRole('link', { name: 'a later decision' })).toHaveCount(1);
  await expect(decisions.getByRole('link', { name: 'an earlier decision' })).not.toHaveCount(0);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('a decision is proposed, given a fact and withdrawn', async ({ page }) => {
    await site.signIn(page, 'Max Manager');
    await page.goto(`${site.url}${QUESTION}/discuss`);
    await page.getByLabel('What is decided, in a sentence').fill('Retire ASP.');
    await page.getByRole('button', { name: 'Propose' }).click();
    const effects = page.getByRole('region', { name: 'What it changes' });
    await effects.getByText('The strategy of a package').click();
    await effects.getByLabel('Package').selectOption('asp');
    await effects.getByLabel('becomes').first().selectOption('retire');
    await effects.getByRole('button', { name: 'Add' }).first().click();
    await expect(effects).toContainText('→ retire');
    await effects.getByRole('button', { name: 'take out' }).click();
    await expect(effects).toContainText('It changes no fact of the catalogue.');
    await page.getByRole('button', { name: 'Withdraw the proposal' }).click();
    await expect(page.getByText('The proposal is withdrawn.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Decisions' }).getByText('Retire ASP.')).toHaveCount(0);
  });
});
