import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { ensureChromium } from '#scripts/chromium.ts';
import type { Figures } from '../figures.ts';
import { median } from '../measure.ts';
import type { Stage } from '../stage.ts';
import { coldAndWarm } from './table.ts';

/** Beginnings of words that thousands of packages have; each key is one measurement. */
const TYPED = ['dig', 'geo', 'mer', 'his', 'spe', 'tri'];
const PAUSE_MS = 300;
/** Turns of the wheel, a row and a half each, one per frame: as fast as a hand turns it. */
const TURNS = 150;
const TURN_PIXELS = 120;
const FRAME_MS = 16;
const SLOW_FRAME_MS = 50;
const SCREEN = { width: 1440, height: 900 };
const MATRIX_VISITS = 3;
/** What goal 11 speaks of, and as many rows as the API gives at once. */
const CELLS = 1_000_000;
const ROWS_AT_ONCE = 200;

/** Types into the search and times each key until the frame after the rows of its answer. */
async function keystrokes(page: Page): Promise<number[]> {
  const times: number[] = [];
  const field = page.getByRole('searchbox');
  for (const word of TYPED) {
    await field.fill('');
    await page.waitForTimeout(2 * PAUSE_MS);
    for (const key of word) {
      await page.evaluate(watchAnswer, PAUSE_MS * 10);
      await page.keyboard.press(key);
      await page.waitForTimeout(PAUSE_MS);
      times.push(await page.evaluate(() => performance.getEntriesByName('answered').at(-1)?.duration ?? Number.NaN));
    }
  }
  return times.filter((time) => !Number.isNaN(time));
}

/** Measures from the next key until the table has been busy and is not any more, and a frame has been drawn since. */
function watchAnswer(patience: number): void {
  performance.clearMeasures('answered');
  const table = document.querySelector('[aria-busy]');
  if (table === null) return;
  let asked = Number.NaN;
  const begin = () => {
    asked = performance.now();
  };
  document.addEventListener('keydown', begin, { once: true, capture: true });
  const end = () => {
    if (table.getAttribute('aria-busy') !== 'false') return;
    watch.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => performance.measure('answered', { start: asked, end: performance.now() })),
    );
  };
  const watch = new MutationObserver(end);
  watch.observe(table, { attributes: true, attributeFilter: ['aria-busy'] });
  setTimeout(() => watch.disconnect(), patience);
}

/** Frames while the wheel turns over a grid, in milliseconds, and how many elements the page has in the middle of it. */
async function scrolled(page: Page): Promise<{ frames: number[]; nodes: number }> {
  const box = await page.getByRole('grid').boundingBox();
  await page.mouse.move((box?.x ?? 0) + SCREEN.width / 2, (box?.y ?? 0) + SCREEN.height / 3);
  await page.evaluate(() => {
    const frame = (at: number) => {
      performance.mark('frame', { startTime: at });
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  let nodes = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    await page.mouse.wheel(0, TURN_PIXELS);
    await page.waitForTimeout(FRAME_MS);
    if (turn % 30 === 0) nodes = Math.max(nodes, await page.evaluate(() => document.querySelectorAll('*').length));
  }
  const at = await page.evaluate(() => performance.getEntriesByName('frame').map(({ startTime }) => startTime));
  return { frames: at.slice(1).map((time, index) => time - (at[index] ?? time)), nodes };
}

async function gridAt(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.getByRole('grid').waitFor();
  return page;
}

async function live(browser: Browser, base: string, figures: Figures): Promise<void> {
  const context = await browser.newContext({ viewport: SCREEN });
  const table = await gridAt(context, `${base}/packages`);
  const times = await keystrokes(table);
  if (times.length > 0) figures.set('grid/keystroke', median(times));
  await table.close();
  for (const path of ['/packages', '/packages?density=compact', '/matrix']) {
    const page = await gridAt(context, `${base}${path}`);
    const { frames, nodes } = await scrolled(page);
    figures.set(`grid/${path}/longestFrame`, Math.max(...frames));
    figures.set(`grid/${path}/slowFrames`, frames.filter((time) => time > SLOW_FRAME_MS).length);
    figures.set(`grid/${path}/frames`, frames.length);
    figures.set(`grid/${path}/nodes`, nodes);
    await page.close();
  }
  await context.close();
}

/** A million cells of the matrix over the API, window after window, none of them asked for before. */
async function million(base: string): Promise<number> {
  const start = performance.now();
  let cells = 0;
  for (let row = 0; cells < CELLS; row += ROWS_AT_ONCE) {
    const response = await fetch(`${base}/api/v1/matrix?limit=${ROWS_AT_ONCE}&start=${row}`);
    const { packages }: { packages: { cells: string }[] } = await response.json();
    if (packages.length === 0) return Number.NaN;
    cells += packages.reduce((sum, one) => sum + one.cells.length, 0);
  }
  return performance.now() - start;
}

/** The grids of the browser while somebody works in them: typing, scrolling, and the whole matrix. */
export async function grid(stage: Stage, rounds: number, log: (line: string) => void): Promise<Figures> {
  const browser = await chromium.launch({ executablePath: ensureChromium(log), args: ['--no-sandbox'] });
  const figures: Figures = new Map();
  try {
    await live(browser, stage.web.url, figures);
    const first = [];
    for (let visit = 0; visit < rounds * MATRIX_VISITS; visit++)
      first.push(await coldAndWarm(browser, `${stage.web.url}/matrix`, 10));
    figures.set('grid/matrix/cold', median(first.map(({ cold }) => cold.firstRows)));
    figures.set('grid/matrix/warm', median(first.map(({ warm }) => warm.firstRows)));
    figures.set('grid/matrix/million', await million(stage.web.url));
    return figures;
  } finally {
    await browser.close();
  }
}
