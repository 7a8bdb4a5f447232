import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { seeded } from './seeded.ts';
import { PAGES } from './surfaces/pages.ts';

/**
 * A thousand addresses that nobody would write, over every page there is and every route the API declares: half of them
 * from a desktop, the others from a phone. Each is answered plainly. URLS_SEED repeats a run.
 */
const SEED = Number(process.env.URLS_SEED ?? 20260203);
const URLS = 500;
const PARTS = 10;

const pagesFolder = fileURLToPath(new URL('../app/(dashboard)', import.meta.url));

/** `/packages/[slug]/at/[site]` for every page.tsx: a new page is covered by being there. */
function pagePatterns(): string[] {
  return readdirSync(pagesFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('page.tsx'))
    .map((file) => `/${relative('.', join(file, '..')).split(sep).join('/')}`.replace(/\[(\w+)\]/g, '{$1}'));
}

interface Parameter {
  name: string;
  in: string;
}
interface Route {
  pattern: string;
  parameters: string[];
}

/** What is declared, and what answers without being declared. */
async function allRoutes(request: APIRequestContext): Promise<Route[]> {
  const document: { paths: Record<string, { get?: { parameters?: Parameter[] } }> } = await (
    await request.get('/api/v1/openapi.json')
  ).json();
  const routes = Object.entries(document.paths).flatMap(([pattern, { get }]) => {
    const parameters = (get?.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
    return get === undefined ? [] : [{ pattern, parameters }];
  });
  const known = [...new Set(routes.flatMap(({ parameters }) => parameters))];
  const others = ['/api/docs', '/api/docs/{file}', '/api/v1/openapi.json', '/livez', '/readyz', '/{x}', '/api/{x}'];
  return [...routes, ...[...pagePatterns(), ...others].map((pattern) => ({ pattern, parameters: known }))];
}

const REAL = ['glastrelease', 'fastcopy', 'slac', 'rhel6', 'docker', '1', '8', 'which-runtime', 'simulation', 'latest'];
const ODD = [
  '__proto__',
  'constructor',
  'toString',
  '%00',
  '%0A%0D',
  '%1b%5B31m',
  '%7f',
  '%C2%85',
  '%ED%A0%80',
  '%F0%9F%9A%A2',
  '%F0%9F',
  '%FF',
  '%',
  '%zz',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..',
  '%2F',
  '%5C',
  '%3Cscript%3E',
  "';drop%20table%20entries;--",
  '%25_%25',
  '$%7B7*7%7D',
  '0',
  '-1',
  '-0',
  '1e9',
  '1e400',
  'NaN',
  'Infinity',
  '0x10',
  '2147483648',
  '9007199254740993',
  '99999999999999999999999999',
  'null',
  'undefined',
  'true',
  '%5B%5D',
  '%7B%22a%22%3A1%7D',
  '2020-02-31',
  '0000-01-01',
  '9999-12-31',
  '-271821-04-20',
  'sha256%3Aaaaaaaaaaaaa',
  'aaaaaaaaaaaa',
  'AAAA',
  'WyIxIiwxXQ',
  '%E2%80%AE',
  '%CD%A2%CD%A2',
  '+',
  '',
  'a'.repeat(120),
  'a'.repeat(5000),
  '9'.repeat(3000),
  '%F0%9F%9A%A2'.repeat(400),
];
const NAMES = ['q', 'sort', 'limit', 'cursor', 'x', '__proto__', 'constructor[prototype]', '%00', 'q[]', '', '%FF'];

function oneUrl(random: ReturnType<typeof seeded>, { pattern, parameters }: Route): string {
  const value = () => (random.chance(0.35) ? random.pick(REAL) : random.pick(ODD));
  const path = pattern.replace(/\{\w+\}/g, () => (random.chance(0.5) ? random.pick(REAL) : value()));
  const count = random.chance(0.15) ? 0 : 1 + random.below(random.chance(0.05) ? 60 : 5);
  const pairs = Array.from({ length: count }, () => {
    const name = parameters.length > 0 && random.chance(0.75) ? random.pick(parameters) : random.pick(NAMES);
    return random.chance(0.08) ? name : `${name}=${value()}`;
  });
  // A key is often there twice.
  if (random.chance(0.3)) pairs.push(...pairs.slice(0, 2));
  return `${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

// 308 leads from an address with a slash at its end to the one without.
const PLAIN = [200, 308, 400, 404, 405, 409, 414];
/** Pages that are not for everybody say so to nobody in particular. */
const CLOSED = Object.entries(PAGES)
  .filter(([, { sees }]) => !sees.includes('anonymous'))
  .map(([page]) => new RegExp(`^${page.replaceAll(/\[\w+\]/g, '[^/?]*')}(\\?|$)`));
const STACK =
  /node_modules\/|\n\s+at (?:async )?[\w.<>]+ \(|\.tsx?:\d+:\d+|PrismaClient|\bselect (?:[a-z]+\.[a-z_]+|count\()/i;

for (let part = 0; part < PARTS; part++) {
  test(`odd addresses are answered plainly, part ${part + 1} of ${PARTS} (seed ${SEED})`, async ({
    request,
    isMobile,
  }) => {
    const routes = await allRoutes(request);
    const random = seeded(SEED + part + (isMobile ? PARTS : 0));
    const wrong: string[] = [];
    for (let at = 0; at < URLS / PARTS; at++) {
      // Every route has its turn; the rest is chance.
      const route = routes[(part * (URLS / PARTS) + at) % routes.length];
      if (!route) throw new Error('no routes');
      const url = oneUrl(random, route);
      const response = await request.get(url, {
        headers: { accept: random.chance(0.5) ? 'text/html' : 'application/json' },
        maxRedirects: 0,
      });
      const body = await response.text();
      const plain = CLOSED.some((page) => page.test(url)) ? [...PLAIN, 401] : PLAIN;
      if (!plain.includes(response.status()) || STACK.test(body))
        wrong.push(`${response.status()} ${url.slice(0, 300)}`);
    }
    expect(wrong).toEqual([]);
  });
}

test('the routes come from the document and the folder of pages', async ({ request }) => {
  const patterns = (await allRoutes(request)).map(({ pattern }) => pattern);
  for (const known of ['/', '/packages/{slug}/at/{site}', '/blockers', '/api/v1/builds/{digest}', '/api/v1/packages']) {
    expect(patterns).toContain(known);
  }
});
