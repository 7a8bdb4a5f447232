import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';

// Nothing here outlives a visit, and a browser's context of its own is half of what a visit costs.
test.use({ reuseContext: true });

const PATHS = [
  '/',
  '/packages',
  '/packages?open=glastrelease',
  '/packages?open=glastrelease&level=available',
  '/packages?q=no-such-thing',
  '/packages?sort=password',
  '/packages/glastrelease',
  '/packages/fastcopy',
  '/packages/glastrelease/at/slac',
  '/packages/fastcopy/at/grid',
  '/matrix',
  '/matrix?q=no-such-thing',
  '/matrix?start=3&sort=-readiness&limit=2',
  '/blockers',
  '/blockers?q=no-such-thing',
  '/sites',
  '/sites?group=vm&runtime=docker',
  '/sites/slac',
  '/platforms',
  '/platforms?q=no-such-thing',
  '/platforms?open=rhel6',
  '/runtimes',
  '/tests',
  '/tests?state=failing&builds=all',
  '/images',
  '/images?flavour=uber&q=no-such-thing',
  '/images/glast-release-docker',
  '/builds',
  '/use-cases',
  '/help',
  '/tasks',
  '/tasks?state=blocked',
  '/tasks?group=state&closed=open&open=8&density=compact',
  '/tasks/8',
  '/questions',
  '/questions?group=none&open=which-runtime',
  '/activity',
  '/trash',
  '/activity?entity=note&from=2018-01-01',
  '/activity/3',
  '/history/package/glastrelease',
  '/as-of/2017-06-06/packages',
  '/as-of/2017-06-06/sites',
  '/as-of/2017-07-17/tasks',
  '/changes?from=2017-06-06&to=2017-07-17',
  '/history/site/slac?from=1&to=2',
  '/history/package/fastcopy?field=upgradable&from=x',
  '/as-of?day=soon',
  '/export',
  '/export?of=packages&level=unknown',
  '/questions?state=decided',
  '/questions/which-runtime',
  '/questions/vm-or-containers',
  '/questions/which-runtime/decisions/both',
  '/tasks/board',
  '/tasks/progress',
  '/tasks/review',
  '/statements/package/fastcopy',
  '/statements/site/cc-in2p3?field=runtimes.docker',
  '/sign-in',
  '/sign-in?problem=wrong',
  '/welcome?token=used',
  '/me',
  '/digest/off?key=1.x',
];

/** Pages with a table that lives in the browser; their budget is larger. */
const TABLES = /^\/(?:packages|sites|images|builds|matrix|tasks|questions|activity|platforms|blockers)(?:\?|$)/;

/** What scripts weigh, gzip, by their addresses, which are made of what is in them. */
const weighed = new Map<string, Promise<number>>();

function sizeOf(script: Response): Promise<number> {
  const url = script.url();
  const size = weighed.get(url) ?? script.body().then((body) => gzipSync(body).length);
  weighed.set(url, size);
  return size;
}

// One visit for all of it: most of what a check of a page costs is opening the page.
for (const path of PATHS) {
  test(`axe finds nothing on ${path}; it fits its screen, and its scripts, text and elements their budget`, async ({
    page,
  }) => {
    const scripts: Response[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response);
    });
    const response = await page.goto(path, { waitUntil: 'networkidle' });
    expect(response?.status()).toBe(200);
    // What a page loads after a while, once everything else is there, is not what it makes anybody wait for.
    const sizes = await Promise.all(scripts.map(sizeOf));
    expect(sizes.length).toBeGreaterThan(0);
    expect(
      sizes.reduce((sum, size) => sum + size, 0),
      'bytes of script, gzip',
    ).toBeLessThanOrEqual((TABLES.test(path) ? 175 : 150) * 1024);
    const html = (await response?.body()) ?? Buffer.of();
    expect(html.length).toBeGreaterThan(0);
    expect(gzipSync(html).length, 'bytes of the page, gzip').toBeLessThanOrEqual(60 * 1024);
    expect(await page.locator('*').count(), 'elements').toBeLessThanOrEqual(3000);
    const beyond = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await beyond(), 'pixels beyond the edge').toBeLessThanOrEqual(0);
    await axeFindsNothing(page);
    await page.setViewportSize({ width: 768, height: 1024 });
    expect(await beyond(), 'pixels beyond the edge of a tablet').toBeLessThanOrEqual(0);
  });
}

test('the first stop of the keyboard skips to the content', async ({ page }) => {
  await page.goto('/packages');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
});

test('every level is told by a word, and the tints rise in lightness in both themes', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('/help');
    const heads = page.getByRole('table', { name: /^The levels/ }).getByRole('rowheader');
    const lightness = await heads.evaluateAll((cells) =>
      cells.map((cell) => {
        const canvas = document.createElement('canvas').getContext('2d');
        if (!canvas) throw new Error('no canvas');
        canvas.fillStyle = getComputedStyle(cell).backgroundColor;
        canvas.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      }),
    );
    expect(lightness).toHaveLength(7);
    expect(lightness).toEqual([...lightness].sort((a, b) => a - b));
    expect(new Set(lightness.map(Math.round)).size, 'seven tints a grey printer can tell apart').toBe(7);
  }
});
