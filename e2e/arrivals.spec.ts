import type { Page } from '@playwright/test';
import { deleteManifest, pushImage, pushIndex, retag } from '#lib/ingest/registry/test-images.ts';
import { startRegistry, type TestRegistry } from '#lib/ingest/registry/test-registry.ts';
import { expect, test } from './fixtures.ts';
import { command, freePort, start, stopAll } from './own-site.ts';
import { seededDir } from './seeded-dir.ts';

test.describe.configure({ mode: 'serial' });

const IMAGE = 'fermi-lat-containers';
const REPOSITORY = 'fermi/lat-containers';
/** What a push takes to be seen, from the registry's notification to the page drawn anew. */
const ARRIVES = { timeout: 20_000 };
let registry: TestRegistry;
let notify = { url: '', authorization: '' };
let settings = { DATA_DIR: '', PORT: '' };
let url = '';

test.beforeAll(async () => {
  test.setTimeout(120_000);
  settings = { DATA_DIR: await seededDir(), PORT: String(await freePort()) };
  [registry, { url }] = await Promise.all([startRegistry(), start(settings)]);
  const what = ['--provider', 'distribution', '--registry', registry.host, '--allow-private'];
  const made = command(['source', '--', 'create', 'laboratory', ...what, '--map', `${REPOSITORY}=${IMAGE}`], settings);
  expect(await made.ended, made.output()).toBe(0);
  const { path, secret } = JSON.parse(/^\{.*\}$/m.exec(made.output())?.[0] ?? '{}');
  notify = { url: `${url}${path}`, authorization: `Bearer ${secret}` };
  await registry.restart({ notify });
});
test.afterAll(async () => {
  await registry.close();
  await stopAll();
});

const place = (tag: string) => ({ registry, repository: REPOSITORY, tag });
const image = (text: string) => ({
  labels: { 'org.opencontainers.image.revision': text, 'org.opencontainers.image.base.name': 'centos:6' },
  layers: [{ base: 'a base\n' }, { [text]: text.repeat(2000) }],
});
const short = (digest: string): string => digest.slice('sha256:'.length, 'sha256:'.length + 12);

const builds = (page: Page) => page.getByRole('table', { name: /^Builds of/ });
const build = (page: Page, digest: string) => builds(page).getByRole('row', { name: new RegExp(short(digest)) });
const tagNow = (page: Page, tag: string) =>
  page
    .getByRole('table', { name: 'Moves of the tags' })
    .getByRole('row', { name: new RegExp(`^${tag}`) })
    .getByRole('cell')
    .first();

test('what is pushed to a real registry comes onto open pages: builds, tags, sizes, labels and readiness', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  const pair = await context.newPage();
  await pair.goto(`${url}/packages/glastrelease/at/slac`);
  await expect(pair.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(pair.locator('main')).toContainText('Possible');
  await page.goto(`${url}/images/${IMAGE}`);
  await expect(page.getByText('No build is registered.')).toBeVisible();

  const first = await pushImage({ ...place('1.0'), ...image('one') });
  await expect(build(page, first.digest)).toContainText('succeeded', ARRIVES);
  await expect(build(page, first.digest)).toContainText('revision one');
  await expect(tagNow(page, '1\\.0')).toContainText(short(first.digest));
  await pair.bringToFront();
  await expect(pair.locator('main')).toContainText('Available', ARRIVES);
  await page.bringToFront();

  // A tag that moves on, and back.
  const second = await pushImage({ ...place('latest'), ...image('two') });
  await expect(tagNow(page, 'latest')).toContainText(short(second.digest), ARRIVES);
  await retag({ ...place('latest'), from: '1.0' });
  await expect(tagNow(page, 'latest')).toContainText(short(first.digest), ARRIVES);
  await expect(builds(page).getByRole('row')).toHaveCount(3);

  // Two architectures are one build.
  const both = await pushIndex({
    ...place('2.0'),
    images: ['linux/amd64', 'linux/arm64'].map((platform) => ({ ...image('both'), platform })),
  });
  await expect(build(page, both.digest)).toContainText('amd64, arm64', ARRIVES);

  // What is deleted there is gone, and what is known of it stays.
  await deleteManifest({ registry, repository: REPOSITORY, digest: second.digest });
  await expect(build(page, second.digest)).toContainText('gone from the registry', ARRIVES);

  await page.goto(`${url}/builds/${both.digest}`);
  await expect(page.locator('main')).toContainText('org.opencontainers.image.revision');
});

test('what was pushed while the registry told nobody is found by a sweep', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto(`${url}/images/${IMAGE}`);
  await registry.restart({ notify: undefined });
  const missed = await pushImage({ ...place('3.0'), ...image('missed') });
  await registry.restart({ notify });
  const swept = command(['sweep'], settings);
  expect(await swept.ended, swept.output()).toBe(0);
  await expect(build(page, missed.digest)).toContainText('succeeded', ARRIVES);
});
