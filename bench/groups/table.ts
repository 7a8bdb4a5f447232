import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { ensureChromium } from '#scripts/chromium.ts';
import type { Figures } from '../figures.ts';
import { median } from '../measure.ts';
import type { Stage } from '../stage.ts';

/** Rows that make "the first rows": more than a screen shows of a heading and fewer than any page of the table has. */
const FIRST_ROWS = 10;
const VISITS_PER_ROUND = 3;

interface Visit {
  firstRows: number;
  wire: number;
  nodes: number;
  script: number;
  decoded: number;
}

/** Marks the moment at which the first rows are on the screen: there, and a frame has been drawn since. */
function watchRows(least: number): void {
  const look = () => {
    if (document.querySelectorAll('tbody tr').length < least) return void requestAnimationFrame(look);
    requestAnimationFrame(() => performance.mark('first-rows'));
  };
  look();
}

async function visit(context: BrowserContext, url: string, rows: number): Promise<Visit> {
  const page = await context.newPage();
  await page.addInitScript(watchRows, rows);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let wire = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    wire += encodedDataLength;
  });
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  // A table of the kit is a grid once its script has run, and then has the elements that it keeps.
  if (await page.locator('.region').count()) await page.getByRole('grid').or(page.getByRole('table')).first().waitFor();
  const [firstRows, nodes] = await page.evaluate(() => [
    performance.getEntriesByName('first-rows')[0]?.startTime ?? Number.NaN,
    document.querySelectorAll('*').length,
  ]);
  const bodies = await Promise.all(scripts);
  await page.close();
  const sum = (sizes: number[]) => sizes.reduce((all, one) => all + one, 0);
  return {
    firstRows: firstRows ?? Number.NaN,
    nodes: nodes ?? 0,
    wire,
    script: sum(bodies.map((body) => gzipSync(body).length)),
    decoded: sum(bodies.map((body) => body.length)),
  };
}

/** A visit with nothing in the browser's cache and one after it. */
export async function coldAndWarm(browser: Browser, url: string, rows: number): Promise<{ cold: Visit; warm: Visit }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    return { cold: await visit(context, url, rows), warm: await visit(context, url, rows) };
  } finally {
    await context.close();
  }
}

/** The status table in Chromium beside a static file of the same rows, and the scripts of the other pages. */
export async function table(stage: Stage, rounds: number, log: (line: string) => void): Promise<Figures> {
  const browser = await chromium.launch({ executablePath: ensureChromium(log), args: ['--no-sandbox'] });
  const subjects = { 'static file': `${stage.file.url}/`, ours: `${stage.web.url}/packages` };
  const seen = Object.entries(subjects).map(([name, url]) => ({ name, url, cold: [] as Visit[], warm: [] as Visit[] }));
  try {
    for (const { url } of seen) await coldAndWarm(browser, url, FIRST_ROWS);
    for (let n = 0; n < rounds * VISITS_PER_ROUND; n++) {
      for (const subject of seen) {
        const { cold, warm } = await coldAndWarm(browser, subject.url, FIRST_ROWS);
        subject.cold.push(cold);
        subject.warm.push(warm);
      }
    }
    const figures: Figures = new Map();
    for (const { name, cold, warm } of seen) {
      const middle = (visits: Visit[], key: keyof Visit) => median(visits.map((one) => one[key]));
      figures.set(`table/${name}/cold`, middle(cold, 'firstRows'));
      figures.set(`table/${name}/warm`, middle(warm, 'firstRows'));
      figures.set(`table/${name}/wire`, middle(cold, 'wire'));
      figures.set(`table/${name}/wireWarm`, middle(warm, 'wire'));
      figures.set(`table/${name}/nodes`, middle(cold, 'nodes'));
      figures.set(`table/${name}/script`, middle(cold, 'script'));
      figures.set(`table/${name}/decoded`, middle(cold, 'decoded'));
    }
    for (const path of ['/', '/sites']) {
      const { cold } = await coldAndWarm(browser, `${stage.web.url}${path}`, 1);
      for (const key of ['script', 'nodes', 'wire'] as const) figures.set(`table/${path}/${key}`, cold[key]);
    }
    return figures;
  } finally {
    await browser.close();
  }
}
