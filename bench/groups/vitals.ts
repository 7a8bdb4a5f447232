import { type BrowserContext, chromium } from '@playwright/test';
import { ensureChromium } from '#scripts/chromium.ts';
import type { Figures } from '../figures.ts';
import { median } from '../measure.ts';
import { freshSlug } from '../questions.ts';
import { score, type Vitals } from '../score.ts';
import type { Stage } from '../stage.ts';

/** Lighthouse’s desktop line. */
const LINE = { offline: false, latency: 40, downloadThroughput: (10_240 * 1024) / 8, uploadThroughput: 1_280_000 };
const SCREEN = { width: 1350, height: 940 };
/** Long tasks are counted until the page has been quiet for so long. */
const QUIET_MS = 500;

/** Keeps what the browser says of the visit where the bench can read it. */
function watchVitals(): void {
  const seen = { lcp: 0, tbt: 0, cls: 0 };
  Object.assign(window, { seen });
  const watch = (
    type: string,
    each: (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean }) => void,
  ) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  watch('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime;
  });
  watch('longtask', ({ duration }) => {
    seen.tbt += Math.max(0, duration - 50);
  });
  watch('layout-shift', ({ value = 0, hadRecentInput }) => {
    if (!hadRecentInput) seen.cls += value;
  });
}

async function visit(context: BrowserContext, url: string): Promise<Vitals> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await page.addInitScript(watchVitals);
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(QUIET_MS);
  const vitals = await page.evaluate(() => ({
    ...(window as unknown as { seen: Omit<Vitals, 'fcp'> }).seen,
    fcp: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  }));
  await page.close();
  return vitals;
}

/** How core pages feel on a first visit over an ordinary line, and Lighthouse’s score of it. */
export async function vitals({ web, sample }: Stage, rounds: number, log: (line: string) => void): Promise<Figures> {
  const slug = freshSlug(sample);
  const pages = ['/', '/packages', `/packages/${slug}`, '/matrix', '/sites', '/blockers', '/help'];
  const browser = await chromium.launch({ executablePath: ensureChromium(log), args: ['--no-sandbox'] });
  const figures: Figures = new Map();
  try {
    for (const path of pages) {
      const visits: Vitals[] = [];
      for (let round = 0; round < rounds; round++) {
        const context = await browser.newContext({ viewport: SCREEN });
        visits.push(await visit(context, `${web.url}${path}`));
        await context.close();
      }
      const name = path.replace(slug, '{slug}');
      const middle = (key: keyof Vitals) => median(visits.map((one) => one[key]));
      for (const key of ['fcp', 'lcp', 'tbt', 'cls'] as const) figures.set(`vitals/${name}/${key}`, middle(key));
      figures.set(`vitals/${name}/score`, median(visits.map(score)));
    }
    figures.set(
      'vitals/least',
      Math.min(...pages.map((path) => figures.get(`vitals/${path.replace(slug, '{slug}')}/score`) ?? Number.NaN)),
    );
    return figures;
  } finally {
    await browser.close();
  }
}
