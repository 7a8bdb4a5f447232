import type { Contender } from '../figures.ts';
import { load } from '../load.ts';
import { ourPath } from '../questions.ts';
import { readSample, type Sample } from '../sample.ts';
import { type Server, startWeb } from '../servers.ts';
import { QUESTIONS } from '../sql.ts';
import type { Worlds } from '../world.ts';
import { BROWSER, PAGES } from './pages.ts';

/** A hundredth, a tenth and all of the packages. */
export const sizesOf = (packages: number): number[] => [packages / 100, packages / 10, packages].map(Math.round);

/** Web servers over data sets of three sizes, and every route of each to be measured for some seconds. */
export interface Sizes {
  contenders(seconds: number): Contender[];
  close(): Promise<void>;
}

/** Every route at three sizes, side by side, each on a server of its own over a data set of its own. */
export async function growth(worlds: Worlds, packages: number): Promise<Sizes> {
  const sizes: { size: number; sample: Sample; server: Server }[] = [];
  for (const size of sizesOf(packages)) {
    const world = await worlds.of(size);
    const sample = await readSample(world.url);
    sizes.push({ size, sample, server: await startWeb(world.url, worlds.pid) });
  }
  const contenders = (seconds: number) =>
    ROUTES.flatMap(({ route, path, page }) =>
      sizes.map(({ size, sample, server }): Contender => {
        const options = page ? { seconds: seconds * PAGES_LONGER, headers: BROWSER } : { seconds };
        const measure = () => load(server, () => path(sample), options);
        return { group: `growth ${route}`, name: String(size), measure };
      }),
    );
  const close = async () => {
    await Promise.all(sizes.map(({ server }) => server.stop()));
  };
  return { contenders, close };
}

const PAGES_LONGER = 2;
const ROUTES: { route: string; path: (sample: Sample) => string; page: boolean }[] = [
  ...QUESTIONS.map((route) => ({ route, path: (sample: Sample) => ourPath(route, sample), page: false })),
  ...Object.entries(PAGES).map(([route, path]) => ({ route, path, page: true })),
];
