import type { Contender } from '../figures.ts';
import { load } from '../load.ts';
import { freshQuery, freshSlug } from '../questions.ts';
import type { Sample } from '../sample.ts';
import type { Stage } from '../stage.ts';

/** What browsers send, so that compressing is part of the cost. */
export const BROWSER = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' };

/** Pages are slow enough that ten of them at once need more time than an answer of the API. */
const PATIENCE = 3;

/** Pages by name; where there are many of a kind, each request asks for another one. */
export const PAGES: Record<string, (sample: Sample) => string> = {
  '/packages': (sample) => `/packages?${freshQuery('list', sample)}`,
  '/packages/{slug}': (sample) => `/packages/${freshSlug(sample)}`,
  '/sites': () => '/sites',
  '/': () => '/',
};

/** HTML of whole pages as a browser asks for it, beside a file of 50 rows. */
export function pages({ sample, web, file, seconds }: Stage): Contender[] {
  const group = 'page';
  const own = Object.entries(PAGES).map(([name, path]) => ({
    group,
    name,
    measure: () => load(web, () => path(sample), { seconds: seconds * PATIENCE, headers: BROWSER }),
  }));
  const bare = { group, name: 'static file', measure: () => load(file, () => '/', { seconds, headers: BROWSER }) };
  return [bare, ...own];
}
