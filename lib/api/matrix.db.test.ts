import { beforeAll, expect, test } from 'vitest';
import { problem } from '#lib/contracts/api/common.ts';
import { apiMatrix } from '#lib/contracts/api/matrix.ts';
import { apiPackageList } from '#lib/contracts/api/package.ts';
import { apiPairList } from '#lib/contracts/api/readiness.ts';
import { readCode } from '#lib/domain/readiness/code-text.ts';
import { isReady } from '#lib/domain/vocabulary.ts';
import { app } from './app.ts';
import { buildWorld, change, PACKAGES, SITES } from './test-world.ts';

beforeAll(buildWorld);

async function matrix(query: string) {
  const response = await app.request(`/api/v1/matrix?${query}`);
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(200);
  return { response, ...apiMatrix.strict().parse(body) };
}

/** All pairs as the list of pairs tells them, by package and site. */
async function pairs() {
  const found = new Map<string, { level: string; runsToday: string; targeted: boolean; cautions: boolean }>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const response: Response = await app.request(`/api/v1/readiness?limit=200&cursor=${cursor}`);
    const page = apiPairList.parse(await response.json());
    for (const { package: slug, site, level, runsToday, targeted, cautions } of page.items)
      found.set(`${slug} ${site}`, { level, runsToday, targeted, cautions });
    cursor = page.nextCursor;
  }
  return found;
}

test('every cell says what the list of pairs says, and the roll-ups count them', async () => {
  const all = await pairs();
  const { total, totalSites, packages, sites, levels } = await matrix('limit=200');
  expect([total, totalSites, packages.length, sites.length]).toEqual([PACKAGES, SITES, PACKAGES, SITES]);
  for (const one of packages) {
    const cells = [...one.cells].map((character, column) => {
      const { hasCautions, ...meaning } = readCode(character) ?? { hasCautions: false };
      expect({ ...meaning, cautions: hasCautions }).toEqual(all.get(`${one.slug} ${sites[column]?.slug}`));
      return readCode(character);
    });
    const needed = cells.filter((cell) => cell?.targeted);
    expect([one.ready, one.targeted]).toEqual([
      needed.filter((cell) => cell && isReady(cell.level)).length,
      needed.length,
    ]);
  }
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
  expect(sum(levels.all)).toBe(PACKAGES * SITES);
  expect(sum(levels.targeted)).toBe(sites.reduce((count, { targeted }) => count + targeted, 0));
  expect(sum(levels.targeted)).toBe([...all.values()].filter(({ targeted }) => targeted).length);
});

test('windows laid side by side are the whole, in the order of the package list', async () => {
  for (const query of ['', 'sort=-readiness', 'q=alpha&sort=strategy', 'level=possible&level=unknown']) {
    const whole = await matrix(`${query}&limit=200`);
    const list = apiPackageList.parse(await (await app.request(`/api/v1/packages?${query}&limit=200`)).json());
    expect(whole.packages.map(({ slug }) => slug)).toEqual(list.items.map(({ slug }) => slug));
    expect(whole.total).toBe(list.total);
    const rows: string[] = [];
    for (let start = 0; start < whole.total; start += 7) {
      const left = await matrix(`${query}&limit=7&start=${start}&siteLimit=5`);
      const right = await matrix(`${query}&limit=7&start=${start}&siteStart=5`);
      expect([...left.sites, ...right.sites]).toEqual(whole.sites);
      expect(left.levels).toEqual(whole.levels);
      for (const [at, one] of left.packages.entries())
        rows.push(`${one.slug} ${one.cells}${right.packages[at]?.cells}`);
    }
    expect(rows).toEqual(whole.packages.map(({ slug, cells }) => `${slug} ${cells}`));
  }
});

test('naming sites narrows columns and counts to them', async () => {
  const { sites, totalSites, packages, levels } = await matrix('site=site-1&site=site-3&limit=200');
  expect(sites.map(({ slug }) => slug)).toEqual(['site-1', 'site-3']);
  expect(totalSites).toBe(2);
  expect(packages.every(({ cells }) => cells.length === 2)).toBe(true);
  expect(Object.values(levels.all).reduce((a, b) => a + b, 0)).toBe(2 * PACKAGES);
  expect(await matrix('site=nowhere')).toMatchObject({ total: 0, totalSites: 0, sites: [], packages: [] });
});

test('beyond the end there is nothing, and the last window has no link to a next', async () => {
  expect(await matrix('start=10000&siteStart=10000')).toMatchObject({ total: PACKAGES, sites: [], packages: [] });
  const { response } = await matrix('limit=30&sort=name');
  const next = response.headers.get('link')?.match(/^<\/api\/v1\/matrix\?([^>]+)>; rel="next"$/)?.[1] ?? '';
  const last = await matrix(next);
  expect(last.packages).toHaveLength(PACKAGES - 30);
  expect(last.response.headers.get('link')).toBeNull();
});

test('who has the window already gets 304 until something changes', async () => {
  const ask = (etag: string) => app.request('/api/v1/matrix?limit=3', { headers: { 'If-None-Match': etag } });
  const etag = (await app.request('/api/v1/matrix?limit=3')).headers.get('etag') ?? '';
  expect((await ask(etag)).status).toBe(304);
  await change([{ kind: 'package', slug: 'package-0', create: false, set: { summary: 'changed' } }]);
  expect((await ask(etag)).status).toBe(200);
});

for (const query of [
  'start=-1',
  'start=1e99',
  'siteStart=x',
  'siteLimit=0',
  'siteLimit=201',
  'limit=201',
  'sort=password',
  'level=bogus',
  'site=..%2Fetc',
  'cursor=abc',
  'start=1&start=2',
  'nope=1',
]) {
  test(`${query} is refused with the parameter's name`, async () => {
    const response = await app.request(`/api/v1/matrix?${query}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    const { errors } = problem.parse(await response.json());
    expect(errors[0]?.pointer).toBe(`/query/${query.split('=')[0]}`);
  });
}

test('other methods are told what is allowed, and the document has the route', async () => {
  const response = await app.request('/api/v1/matrix', { method: 'POST' });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  const document = await (await app.request('/api/v1/openapi.json')).json();
  expect(JSON.stringify(document.paths['/api/v1/matrix'])).toContain('siteStart');
  expect(JSON.stringify(document.components.schemas.Matrix)).toContain('alphabet');
});
