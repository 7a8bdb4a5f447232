import type { Page } from '@playwright/test';
import { startTestProvider, type TestProvider } from '#lib/auth/test-provider.ts';
import { expect, test } from './fixtures.ts';
import { freePort, newDir, type Run, start, stopAll, untilSaid } from './own-site.ts';

test.describe.configure({ mode: 'serial' });
// The provider's own pages have no picture, and ask for a font that a machine without internet does not get.
test.use({ expectedErrors: [/favicon|fonts\.googleapis/] });

let provider: TestProvider;
let site: Run & { url: string };

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const port = await freePort();
  provider = await startTestProvider(`http://127.0.0.1:${port}/api/auth/callback/oidc`);
  provider.people.set('ann', { name: 'Ann Expert', email: 'ann@example.org', groups: [] });
  provider.people.set('max', { name: 'Max Manager', email: 'max@example.org', groups: ['coordination'] });
  site = await start({
    DATA_DIR: newDir(),
    SEED: 'fermi',
    PORT: String(port),
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: 'the test institute',
    OIDC_SCOPES: 'openid profile email groups',
    OIDC_ROLE_CLAIM: 'groups',
    OIDC_ROLE_MAP: 'coordination=manager',
  });
  await untilSaid(site, /welcome\?token=\S+/);
});
test.afterAll(async () => {
  await stopAll();
  await provider.close();
});

/** Through the provider's own pages. */
async function signInAs(page: Page, login: string): Promise<void> {
  await page.getByRole('button', { name: 'Sign in with the test institute' }).click();
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('the link that the start printed makes the first admin, once', async ({ page }) => {
  const link = /http\S+welcome\?token=\S+/.exec(site.output())?.[0] ?? '';
  await page.goto(link);
  await page.getByLabel('Your name').fill('Ruth Root');
  await page.getByLabel('E-mail, to sign in with').fill('root@example.org');
  await page.getByLabel('Password').fill('a few words together');
  await page.getByRole('button', { name: 'Make my account' }).click();
  await expect(page.getByRole('status')).toContainText('Your password is set');
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link does not work any more');
});

test('an expert signs in at the provider from where she was, and goes back there', async ({ page }) => {
  await page.goto(`${site.url}/sign-in?next=${encodeURIComponent('/packages?q=fast')}`);
  await signInAs(page, 'ann');
  await expect(page).toHaveURL(`${site.url}/packages?q=fast`);
  await page.getByRole('link', { name: 'Ann Expert' }).click();
  await expect(page.getByRole('main')).toContainText('Reader: Everybody who signed in.');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('the provider’s claim makes a manager', async ({ page }) => {
  await page.goto(`${site.url}/sign-in?next=/me`);
  await signInAs(page, 'max');
  await expect(page).toHaveURL(`${site.url}/me`);
  await expect(page.getByRole('main')).toContainText('Manager: Keeps the catalogue');
});

test('an admin makes the reader an expert of one package, and shuts her out', async ({ page, browser }) => {
  await page.goto(`${site.url}/sign-in?next=/admin/people`);
  await page.getByLabel('E-mail').fill('root@example.org');
  await page.getByLabel('Password').fill('a few words together');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(`${site.url}/admin/people`);
  const give = page.getByRole('region', { name: 'Give a role' });
  await give.getByLabel('Who').selectOption({ label: 'Ann Expert (ann@example.org)' });
  await give.getByLabel('For', { exact: true }).fill('package/fastcopy');
  await give.getByRole('button', { name: 'Give the role' }).click();
  await expect(page.getByRole('row', { name: /Ann Expert/ })).toContainText('Expert of FastCopy');

  const hers = await browser.newContext();
  const other = await hers.newPage();
  await other.goto(`${site.url}/sign-in?next=/me`);
  await signInAs(other, 'ann');
  await expect(other.getByRole('main')).toContainText('Expert of the package fastcopy');
  await page.getByRole('button', { name: 'Suspend Ann Expert' }).click();
  await expect(page.getByRole('row', { name: /Ann Expert/ })).toContainText('suspended');
  await other.reload();
  await expect(other.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
  await hers.close();
});

test.describe('refused', () => {
  test.use({ expectedErrors: [/favicon|fonts\.googleapis|status of 40[13]/] });

  test('who is no admin does not see the people', async ({ page }) => {
    await page.goto(`${site.url}/admin/people`);
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Sign in to read this');
    await page.goto(`${site.url}/sign-in?next=/admin/people`);
    await signInAs(page, 'max');
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Your roles do not reach this page');
  });

  test('a form of another site does nothing', async ({ page }) => {
    await page.goto(`${site.url}/sign-in?next=/me`);
    await page.getByLabel('E-mail').fill('root@example.org');
    await page.getByLabel('Password').fill('a few words together');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.goto(`${provider.issuer}/.well-known/openid-configuration`);
    const action = `${site.url}/api/people`;
    await page.evaluate((url) => {
      document.body.innerHTML = `<form method="post" action="${url}"><input name="name" value="Mal"><input name="email" value="mal@example.org"></form>`;
      document.forms[0]?.submit();
    }, action);
    await expect(page.getByText('This form was sent from another site')).toBeVisible();
    await page.goto(`${site.url}/admin/people`);
    await expect(page.getByRole('row', { name: /Ruth Root/ })).toBeVisible();
    await expect(page.getByText('mal@example.org')).toHaveCount(0);
  });
});
