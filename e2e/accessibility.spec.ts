import { axeFindsNothing } from './axe.ts';
import { expect, test } from './fixtures.ts';

const PATHS = [
  '/',
  '/packages',
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

for (const path of PATHS) {
  test(`axe finds nothing on ${path}`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await axeFindsNothing(page);
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
