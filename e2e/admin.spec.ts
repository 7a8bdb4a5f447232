import type { Page } from '@playwright/test';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { stopAll } from './own-site.ts';
import { type SiteWithPeople, siteWithPeople } from './site-with-people.ts';

/** What an admin does from nothing to builds that arrive, and what is seen of it meanwhile. */
test.describe.configure({ mode: 'serial' });

let site: SiteWithPeople;
let address = '';
let secret = '';
test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await siteWithPeople({ admin: [['admin']] });
});
test.afterAll(stopAll);
test.beforeEach(({ page }) => site.signIn(page, 'admin'));

/** A notification as the registry sends it, of a repository, or some other text. */
async function deliver(body: string): Promise<number> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const answer = await fetch(address, { method: 'POST', headers, body });
  await answer.text();
  return answer.status;
}
const pushed = (repository: string, id: string): string =>
  JSON.stringify({
    events: [
      {
        ...{ id, timestamp: '2026-02-03T04:05:06Z', action: 'push' },
        target: {
          mediaType: 'application/vnd.oci.image.manifest.v1+json',
          digest: `sha256:${'ab'.repeat(32)}`,
          url: `http://127.0.0.1:1/v2/${repository}/manifests/x`,
          ...{ repository, tag: 'v1' },
        },
        request: { host: '127.0.0.1:1', method: 'PUT' },
      },
    ],
  });

/** It reads well for everybody, and no wider than its screen. */
async function readsWell(page: Page): Promise<void> {
  await axeFindsNothing(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

test('the pages of admins say what to do while there is nothing', async ({ page }) => {
  await page.goto(`${site.url}/admin`);
  await readsWell(page);
  for (const [name, says] of [
    ['Sources', 'Nothing sends anything yet.'],
    ['Deliveries', 'Nothing has arrived yet.'],
    ['Queue', 'No source is in use.'],
    ['Trusted CI projects', 'No project is trusted.'],
  ] as const) {
    await page.getByRole('navigation', { name: 'Pages of admins' }).getByRole('link', { name }).click();
    await expect(page.getByRole('main')).toContainText(says);
    await readsWell(page);
  }
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('a source is made: what was wrong stands at its field, what was typed stays, the secret is shown once', async ({
    page,
  }) => {
    await page.goto(`${site.url}/admin/sources`);
    await page.getByLabel('Name', { exact: true }).fill('two words');
    await page.getByLabel('Registries').fill('127.0.0.1:1');
    await page.getByLabel('These hosts may have private addresses').check();
    await page.getByLabel('Password or token').fill('between us');
    await page.getByRole('button', { name: 'Make the source' }).click();
    await expect(page.getByRole('alert')).toContainText('No source was made');
    await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/single dots/);
    await expect(page.getByLabel('Registries')).toHaveValue('127.0.0.1:1');
    await expect(page.getByLabel('Password or token')).toHaveValue('');
    expect(page.url()).not.toContain('between');
    await page.getByLabel('Name', { exact: true }).fill('lab');
    await page.getByRole('button', { name: 'Make the source' }).click();
    secret = (await page.locator('.notice[role=status]').locator('.key').textContent()) ?? '';
    expect(secret).toMatch(/^[\w-]{43}$/);
    address = (await page.locator('dd .key').first().textContent()) ?? '';
    expect(address).toContain(`${site.url}/api/webhooks/`);
    await page.context().clearCookies({ name: 'seaworthy_new_secret' });
    await page.reload();
    expect(await page.content()).not.toContain(secret);
  });

  test('a repository is mapped, and an image that is not there is not made unasked', async ({ page }) => {
    await page.goto(`${site.url}/admin/sources/1`);
    await page.getByLabel('Repository', { exact: true }).fill('fermi/gleam');
    await page.getByLabel('Image that its builds are of').fill('gleam-image');
    await page.getByRole('button', { name: 'Map it' }).click();
    await expect(page.getByRole('alert')).toContainText('there is no image of this name');
    await page.getByLabel('Make this image').check();
    await page.getByLabel('Tags to follow').fill('v*');
    await page.getByRole('button', { name: 'Map it' }).click();
    await expect(page.locator('.notice[role=status]')).toContainText('The repository is mapped.');
    await expect(page.locator('#repositories')).toContainText('tags v*');
    await expect(page.locator('#history')).toContainText('maps fermi/gleam to gleam-image, tags v*');
    await expect(page.locator('#history')).toContainText('admin');
  });
});

test('what arrives is listed without a reload; what nobody can use is shown as it came, and replayed', async ({
  page,
}) => {
  await page.goto(`${site.url}/admin/deliveries`);
  await expect(page.getByText('This page follows by itself.')).toBeVisible();
  expect(await deliver('{"events": "<b onclick=alert(1)>&amp;</b>"}')).toBe(202);
  await expect(page.getByRole('cell', { name: 'Quarantined' })).toBeVisible({ timeout: 20_000 });
  await readsWell(page);
  await page.getByRole('row').nth(1).getByRole('link').click();
  await expect(page.locator('#body pre')).toHaveText('{"events": "<b onclick=alert(1)>&amp;</b>"}');
  await expect(page.locator('#headers')).not.toContainText(secret);
  await readsWell(page);
  await page.getByRole('button', { name: /^Replay/ }).click();
  await expect(page.locator('.notice[role=status]')).toContainText('1 delivery runs again.');
  await expect(page.locator('.facts').first()).toContainText('Quarantined', { timeout: 20_000 });
  expect(await deliver('also no notification')).toBe(202);
  await page.goto(`${site.url}/admin/deliveries?state=quarantined&source=1&colour=red`);
  await expect(page.getByRole('note')).toContainText('colour');
  await expect(page.getByRole('button', { name: 'Replay the 2 dead or quarantined shown here' })).toBeVisible({
    timeout: 20_000,
  });
  await page.getByRole('button', { name: 'Replay the 2' }).click();
  await expect(page.locator('.notice[role=status]')).toContainText('2 deliveries run again.');
});

test('a repository that is not mapped is counted, and mapped by its button', async ({ page }) => {
  for (const id of ['one', 'two']) expect(await deliver(pushed('fermi/other', id))).toBe(202);
  await page.goto(`${site.url}/admin/sources/1`);
  await expect(page.locator('#unmapped')).toContainText('2 times', { timeout: 20_000 });
  await readsWell(page);
  await page.getByRole('button', { name: 'Map fermi/other' }).click();
  await expect(page.locator('#repositories')).toContainText('fermi/other is other');
  await expect(page.locator('#unmapped')).toContainText('no repository that is not mapped');
  await page.getByRole('button', { name: 'Remove fermi/other' }).click();
  await expect(page.locator('#repositories')).not.toContainText('fermi/other');
});

test('a secret is rotated: both are taken until the old one is ended; a retired source is refused', async ({
  page,
}) => {
  await page.goto(`${site.url}/admin/sources/1`);
  await page.getByRole('button', { name: 'Make a new secret' }).click();
  const fresh = (await page.locator('.notice[role=status]').locator('.key').textContent()) ?? '';
  expect(await deliver('{"events":[]}')).toBe(202);
  await page.getByRole('button', { name: 'End the old secret' }).click();
  await expect(page.locator('.notice[role=status]')).toContainText('refused from now on');
  expect(await deliver('{"events":[1]}')).toBe(401);
  secret = fresh;
  expect(await deliver('{"events":[2]}')).toBe(202);
  await page.getByRole('button', { name: 'Retire the source' }).click();
  await expect(page.getByRole('main')).toContainText('retired: what it sends is refused');
  expect(await deliver('{"events":[3]}')).toBe(401);
  await page.getByRole('button', { name: 'Take it into use again' }).click();
  expect(await deliver('{"events":[4]}')).toBe(202);
});

test('the queue says that a worker is there, and who last sent something', async ({ page }) => {
  await page.goto(`${site.url}/admin/queue`);
  await expect(page.getByRole('main')).toContainText('The worker is at work.');
  await expect(page.getByRole('row', { name: /^lab/ })).not.toContainText('never');
  await readsWell(page);
});

test('a CI project is trusted by its number, and no longer', async ({ page }) => {
  await page.goto(`${site.url}/admin/trust`);
  await page.getByLabel('Name', { exact: true }).fill('ci-of-gleam');
  await page.getByLabel('Issuer').fill('https://gitlab.example.org');
  await page.getByLabel('Number of the project').fill('fermi');
  await page.getByLabel('builds:write').check();
  await page.getByRole('button', { name: 'Trust this project' }).click();
  await expect(page.getByLabel('Number of the project')).toHaveAccessibleDescription(/not its name/);
  await expect(page.getByLabel('builds:write')).toBeChecked();
  await readsWell(page);
  await page.getByLabel('Number of the project').fill('42');
  await page.getByRole('button', { name: 'Trust this project' }).click();
  await expect(page.locator('#trusts')).toContainText('project_id 42');
  await page.getByRole('button', { name: 'End the trust in ci-of-gleam' }).click();
  await expect(page.locator('#trusts')).toContainText('ended');
});
