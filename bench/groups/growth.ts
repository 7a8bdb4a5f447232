import type { Contender } from '../figures.ts';
import { load } from '../load.ts';
import { ourPath } from '../questions.ts';
import { readSample, type Sample } from '../sample.ts';
import { type Server, startWeb } from '../servers.ts';
import { QUESTIONS } from '../sql.ts';
import type { Worlds } from '../world.ts';
import { BROWSER, PAGES, PATIENCE } from './pages.ts';

/** A hundredth, a tenth and all of the packages. */
export const sizesOf = (packages: number): number[] => [packages / 100, packages / 10, packages].map(Math.round);

/** Every route at three sizes, side by side, each on a server of its own over a data set of its own. */
export async function growth(
  worlds: Worlds,
  packages: number,
  seconds: number,
): Promise<{ contenders: Contender[]; servers: Server[] }> {
  const servers: Server[] = [];
  const contenders: Contender[] = [];
  for (const size of sizesOf(packages)) {
    const world = await worlds.of(size);
    const [sample, server] = [await readSample(world.url), await startWeb(world.url, worlds.pid)];
    servers.push(server);
    for (const { route, path, page } of routes(sample)) {
      const options = page ? { seconds: seconds * PATIENCE, headers: BROWSER } : { seconds };
      const measure = () => load(server, path, options);
      contenders.push({ group: `growth ${route}`, name: String(size), measure });
    }
  }
  return { contenders: contenders.sort((a, b) => (a.group < b.group ? -1 : a.group > b.group ? 1 : 0)), servers };
}

function routes(sample: Sample): { route: string; path: () => string; page: boolean }[] {
  return [
    ...QUESTIONS.map((route) => ({ route, path: () => ourPath(route, sample), page: false })),
    ...Object.entries(PAGES).map(([route, path]) => ({ route, path: () => path(sample), page: true })),
  ];
}
