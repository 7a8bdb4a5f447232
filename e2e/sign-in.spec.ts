import type { Page } from '@playwright/test';
import { startTestProvider, type TestProvider } from '#lib/auth/test-provider.ts';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { freePort, type Run, start, stopAll, untilSaid } from './own-site.ts';
import { seededDir } from './seeded-dir.ts';

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
    DATA_DIR: await seededDir(),
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

/** React has taken the form over from the server's HTML. */
async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const field = document.querySelector('main textarea');
    return field !== null && Object.keys(field).some((key) => key.startsWith('__reactProps'));
  });
}

/** With the password of the first admin. */
async function signInAsRoot(page: Page, next: string): Promise<void> {
  await page.goto(`${site.url}/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByLabel('E-mail').fill('root@example.org');
  await page.getByLabel('Password').fill('a few words together');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(`${site.url}${next}`);
}

test('an admin makes the reader an expert of one package', async ({ page }) => {
  await signInAsRoot(page, '/admin/people');
  const give = page.getByRole('region', { name: 'Give a role' });
  await give.getByLabel('Who').selectOption({ label: 'Ann Expert (ann@example.org)' });
  await give.getByLabel('For', { exact: true }).fill('package/fastcopy');
  await give.getByRole('button', { name: 'Give the role' }).click();
  await expect(page.getByRole('row', { name: /Ann Expert/ })).toContainText('Expert of FastCopy');
  await axeFindsNothing(page);
});

test('what is typed before the scripts arrive stays', async ({ page }) => {
  await page.goto(`${site.url}/sign-in?next=/packages/fastcopy`);
  await signInAs(page, 'ann');
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${site.url}/packages/fastcopy/edit`, { waitUntil: 'commit' });
  await page.getByLabel('RHEL6, runs').selectOption('broken');
  await page.getByLabel('Comments').fill('Typed on a slow line.');
  await page.getByLabel('Why, or who says so').fill('A slow line.');
  release();
  await hydrated(page);
  await expect(page.getByLabel('RHEL6, runs')).toHaveValue('broken');
  await expect(page.getByLabel('Comments')).toHaveValue('Typed on a slow line.');
  await expect(page.getByLabel('Why, or who says so')).toHaveValue('A slow line.');
});

test('the expert corrects a cell, and finds it in the history with her reason', async ({ page }) => {
  await page.goto(`${site.url}/sign-in?next=/packages/fastcopy`);
  await signInAs(page, 'ann');
  await page.getByRole('link', { name: 'Correct this package' }).click();
  await page.getByLabel('RHEL6, runs').selectOption('works');
  await page.getByLabel('Comments').fill('Tried on a node of the new farm.');
  await page.getByLabel('Why, or who says so').fill('Ann ran it on RHEL6 last week.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toContainText(/Saved as version \d+/);
  const history = page.getByRole('region', { name: 'History' });
  await expect(history).toContainText('Ann ran it on RHEL6 last week.');
  await page.goto(`${site.url}/packages?cols=name,run,comments&q=fastcopy`);
  await expect(page.getByRole('row', { name: /FastCopy/ })).toContainText('Tried on a node of the new farm.');
});

test('two people edit at once: what both changed is a question, the rest is kept', async ({ page, browser }) => {
  await page.goto(`${site.url}/sign-in?next=/packages/fastcopy/edit`);
  await signInAs(page, 'ann');
  const hers = await browser.newContext();
  const max = await hers.newPage();
  await max.goto(`${site.url}/sign-in?next=/packages/fastcopy/edit`);
  await signInAs(max, 'max');
  await page.getByLabel('Comments').fill('What Ann says.');
  await page.getByLabel('Summary').fill('Copies files fast.');
  await max.getByLabel('Comments').fill('What Max says.');
  await max.getByLabel('Strategy').selectOption('container');
  await max.getByRole('button', { name: 'Save' }).click();
  await expect(max.getByRole('status')).toContainText('Saved as version');
  await page.getByRole('button', { name: 'Save' }).click();
  const question = page.getByRole('group', { name: 'Comments' });
  await expect(question).toContainText('It was “Tried on a node of the new farm.”');
  await expect(question).toContainText('Keep theirs: “What Max says.”');
  await axeFindsNothing(page);
  await question.getByLabel(/Take mine/).check();
  await expect(page.getByLabel('Summary')).toHaveValue('Copies files fast.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toContainText('Saved as version');
  const main = page.getByRole('main');
  await expect(main).toContainText('What Ann says.');
  await expect(main).toContainText('Copies files fast.');
  await expect(main.getByRole('definition').filter({ hasText: 'container' }).first()).toBeVisible();
  await hers.close();
});

test('the expert reverts her change; who may not change it has no button', async ({ page }) => {
  await page.goto(`${site.url}/packages/fastcopy`);
  await expect(page.getByRole('button', { name: /^Revert this change/ })).toHaveCount(0);
  await page.goto(`${site.url}/sign-in?next=/packages/fastcopy`);
  await signInAs(page, 'ann');
  const main = page.getByRole('main');
  await expect(main).toContainText('Copies files fast.');
  await page
    .getByRole('button', { name: /^Revert this change/ })
    .first()
    .click();
  await expect(page.getByRole('status')).toContainText('The change is reverted');
  await expect(page.getByRole('region', { name: 'Facts' })).toContainText(
    /What Ann says\.\s*Ann Expert\s*· superseded/,
  );
  await expect(page.getByRole('region', { name: 'History' })).toContainText(/Reverts version \d+/);
});

test('what waits for the expert is the page after signing in, and is answered there', async ({ page }) => {
  await page.goto(`${site.url}/sign-in`);
  await signInAs(page, 'ann');
  await expect(page).toHaveURL(`${site.url}/queue`);
  await axeFindsNothing(page);
  const request = page.getByRole('listitem').filter({ hasText: 'To be reviewed by experts' }).first();
  await request.getByLabel('What you want to add').fill('Looked at it with the others.');
  await request.getByRole('button', { name: 'Still true' }).click();
  await expect(page.getByText('Thank you')).toBeVisible();
  await page.goto(`${site.url}/packages/fastcopy`);
  const history = page.getByRole('region', { name: 'History' });
  await expect(history).toContainText('Looked at it with the others.');
});

test('an edit works without a script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signInAsRoot(page, '/packages/fastcopy/edit');
  await page.getByLabel('Date').or(page.getByLabel('Comments')).first().fill('Without a script.');
  await page.getByLabel('Name', { exact: true }).fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('A name is needed.');
  await expect(page.getByLabel('Comments')).toHaveValue('Without a script.');
  await page.getByLabel('Name', { exact: true }).fill('FastCopy');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('status')).toContainText('Saved as version');
  await context.close();
});

test('somebody suspended is out at the next page', async ({ page, browser }) => {
  await signInAsRoot(page, '/admin/people');
  const hers = await browser.newContext();
  const other = await hers.newPage();
  await other.goto(`${site.url}/sign-in?next=/me`);
  await signInAs(other, 'ann');
  await expect(other.getByRole('main')).toContainText('Expert of FastCopy');
  await page.getByRole('button', { name: 'suspend Ann Expert' }).click();
  await expect(page.getByRole('row', { name: /Ann Expert/ })).toContainText('suspended');
  await other.reload();
  await expect(other.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
  await hers.close();
});

test.describe('refused', () => {
  test.use({ expectedErrors: [/favicon|fonts\.googleapis|status of 40[13]/] });

  test('who is no admin does not see the people', async ({ page }) => {
    await page.goto(`${site.url}/admin/people`);
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Sign in for this page');
    await page.goto(`${site.url}/sign-in?next=/admin/people`);
    await signInAs(page, 'max');
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Your roles do not reach this page');
  });

  test('a form of another site does nothing', async ({ page }) => {
    await signInAsRoot(page, '/me');
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
