import { beforeAll, expect, test } from 'vitest';
import { problem } from '#lib/contracts/api/common.ts';
import { apiPackage, apiPackageList } from '#lib/contracts/api/package.ts';
import { apiPairList, apiVerdict } from '#lib/contracts/api/readiness.ts';
import { apiSiteDetail, apiSiteList } from '#lib/contracts/api/site.ts';
import { app } from './app.ts';
import { buildWorld, change, PACKAGES, SITES } from './test-world.ts';

beforeAll(buildWorld);

/** Every answer must be exactly of its documented shape: no key more, none less. */
async function get<T>(path: string, schema: { strict: () => { parse: (value: unknown) => T } }): Promise<T> {
  const response = await app.request(path);
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json');
  return schema.strict().parse(body);
}

async function refused(path: string, status: number, init?: RequestInit) {
  const response = await app.request(path, init);
  const text = await response.text();
  expect(response.status, text.slice(0, 500)).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(text).not.toMatch(/node_modules|\.ts:\d|at async|select /);
  expect(text.length).toBeLessThan(10_000);
  return { response, body: problem.parse(JSON.parse(text)) };
}

test('lists and entries have their documented shapes', async () => {
  const packages = await get('/api/v1/packages', apiPackageList);
  expect(packages).toMatchObject({ total: PACKAGES, nextCursor: null });
  const one = await get(`/api/v1/packages/${packages.items[0]?.slug}`, apiPackage);
  expect(one.readiness).toHaveLength(SITES);
  const sites = await get('/api/v1/sites', apiSiteList);
  expect(sites.total).toBe(SITES);
  const site = await get('/api/v1/sites/site-1', apiSiteDetail);
  expect(site.readiness.filter(({ targeted }) => targeted)).toHaveLength(PACKAGES / 2);
  expect(site.rollUp.targeted).toBe(PACKAGES / 2);
  const pairs = await get('/api/v1/readiness', apiPairList);
  expect(pairs.total).toBe(PACKAGES * SITES);
  const verdict = await get('/api/v1/readiness/package-1/site-1', apiVerdict);
  expect(verdict).toMatchObject({ package: 'package-1', site: 'site-1', targeted: true });
  expect(pairs.items.find((pair) => pair.package === 'package-1' && pair.site === 'site-1') ?? verdict).toMatchObject({
    level: verdict.level,
  });
});

test('a list is walked through its links', async () => {
  const seen: string[] = [];
  let next: string | undefined = '/api/v1/packages?limit=9&sort=-readiness&strategy=vm&strategy=maintain';
  while (next) {
    const response: Response = await app.request(next);
    const page = apiPackageList.parse(await response.json());
    seen.push(...page.items.map(({ slug }) => slug));
    next = response.headers.get('link')?.match(/^<(\/api\/v1\/packages\?[^>]+)>; rel="next"$/)?.[1];
    expect(next === undefined).toBe(page.nextCursor === null);
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toHaveLength(16);
});

test('pairs are filtered and walked', async () => {
  const query = 'site=site-1&site=site-2&targeted=true&level=possible&level=available&level=blocked&level=unknown';
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: { package: string; site: string }[]; nextCursor: string | null; total: number } = await get(
      `/api/v1/readiness?${query}&limit=7&cursor=${cursor}`,
      apiPairList,
    );
    seen.push(...page.items.map((pair) => `${pair.package} ${pair.site}`));
    expect(page.total).toBe(PACKAGES);
    cursor = page.nextCursor;
  }
  expect(new Set(seen).size).toBe(PACKAGES);
  const others = await get('/api/v1/readiness?targeted=false&package=package-1', apiPairList);
  expect(others.items.map(({ package: slug }) => slug)).toEqual(Array(SITES - 3).fill('package-1'));
});

test('unchanged data is 304, changed data is not', async () => {
  const path = '/api/v1/packages?limit=3&sort=-name';
  const first = await app.request(path);
  const etag = first.headers.get('etag') ?? '';
  expect(first.headers.get('cache-control')).toBe('no-cache');
  const again = await app.request(path, { headers: { 'If-None-Match': `"other", ${etag}` } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect(await (await app.request(path)).text()).toBe(await first.text());
  const other = await app.request('/api/v1/packages?limit=4&sort=-name', { headers: { 'If-None-Match': etag } });
  expect(other.status).toBe(200);
  await change([{ kind: 'package', slug: 'package-2', set: { summary: 'changed' } }]);
  const later = await app.request(path, { headers: { 'If-None-Match': etag } });
  expect(later.status).toBe(200);
  expect(later.headers.get('etag')).not.toBe(etag);
});

test('HEAD has the head of GET', async () => {
  const response = await app.request('/api/v1/sites', { method: 'HEAD' });
  expect([response.status, await response.text()]).toEqual([200, '']);
  expect(response.headers.get('etag')).toMatch(/^W\/"/);
});

const UNUSABLE = [
  ['sort=password', '/query/sort'],
  ['limit=1e9', '/query/limit'],
  ['limit=-1', '/query/limit'],
  [`q=${'x'.repeat(1_000_000)}`, '/query/q'],
  ['q=%00', '/query/q'],
  ['site=%00', '/query/site'],
  ['site=..%2F..%2Fetc', '/query/site'],
  ['level=great', '/query/level'],
  ['cursor=AAAA', '/query/cursor'],
  ['__proto__=1', '/query/__proto__'],
  ['constructor[prototype]=1', '/query/constructor[prototype]'],
  ['sort=name&sort=-name', '/query/sort'],
  ['limit=1&limit=2', '/query/limit'],
  ['page=2', '/query/page'],
] as const;

test.each(UNUSABLE.map(([query, pointer]) => [query.slice(0, 40), query, pointer] as const))(
  'packages?%s is a 400 that names the parameter',
  async (_, query, pointer) => {
    const { body } = await refused(`/api/v1/packages?${query}`, 400);
    expect(body.errors.map((error) => error.pointer)).toContain(pointer);
  },
);

test('an unknown parameter is told which are known', async () => {
  const { body } = await refused('/api/v1/packages?sorted=name', 400);
  expect(body.errors[0]?.detail).toMatch(/Known: q, sort, limit, cursor, start, with, .*platform, runsOn/);
  await refused('/api/v1/packages/package-1?limit=3', 400);
});

test('a query of odd bytes is answered plainly', async () => {
  for (const query of ['q=%ED%A0%80', 'q=%F0%9F', 'q=%', 'q=\u{1F680}', "q=';drop table entries;--", 'q=%25_%5C']) {
    const response = await app.request(`/api/v1/packages?${query}`);
    expect(response.status, query).toBe(200);
  }
});

const NOWHERE = [
  '/api/v1/packages/nothing',
  '/api/v1/packages/__proto__',
  '/api/v1/packages/%00',
  '/api/v1/packages/%ED%A0%80',
  '/api/v1/packages/%zz',
  `/api/v1/packages/${'a'.repeat(5000)}`,
  '/api/v1/packages/Package-1',
  '/api/v1/sites/nowhere',
  '/api/v1/readiness/package-1/nowhere',
  '/api/v1/readiness/nothing/site-1',
  '/api/v1/readiness/package-1',
  '/api/v1/passwords',
  '/api/v2/packages',
  '/metricsx',
];

test.each(NOWHERE.map((path) => [path.slice(0, 60), path] as const))('%s is a 404', async (_, path) => {
  const { body } = await refused(path, 404);
  expect(body.detail).toMatch(/^There is no/);
});

test.each([
  ['/api/v1/packages', 'GET, HEAD, POST'],
  ['/api/v1/packages/package-1', 'GET, HEAD, PATCH, DELETE'],
  ['/api/v1/packages/package-1/history', 'GET, HEAD'],
  ['/api/v1/packages/package-1/revert', 'POST'],
  ['/api/v1/packages/package-1/restore', 'POST'],
  ['/api/v1/readiness/package-1/site-1', 'GET, HEAD'],
  ['/livez', 'GET, HEAD'],
  ['/readyz', 'GET, HEAD'],
])('%s answers other methods with 405', async (path, allowed) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    if (allowed.split(', ').includes(method)) continue;
    const { response } = await refused(path, 405, { method });
    expect(response.headers.get('allow')).toBe(allowed);
  }
});

const WRITTEN = new Set(
  ['packages', 'platforms', 'sites', 'dependencies', 'images', 'use-cases', 'runtimes', 'questions']
    .map((noun) => `${noun}/{slug}`)
    .concat('tasks/{number}'),
);
const ACTS = ['history', 'restore', 'revert'];

test('health and the OpenAPI document answer', async () => {
  expect((await app.request('/livez')).status).toBe(200);
  expect((await app.request('/readyz')).status).toBe(200);
  const document = await (await app.request('/api/v1/openapi.json')).json();
  expect(document).toMatchObject({ openapi: '3.1.0' });
  // The names that others rely on; that document and routes agree is held by docs.db.test.ts.
  const promised = [
    'as-of/{date}/packages',
    'as-of/{date}/sites',
    'as-of/{date}/tasks',
    'blockers',
    'builds',
    'builds/{digest}',
    'changes',
    'changes/{id}/revert',
    'choices',
    'questions/{slug}/decisions',
    'questions/{slug}/decisions/{decision}/accept',
    'questions/{slug}/decisions/{decision}/preview',
    'questions/{slug}/remarks',
    'tasks/bulk',
    'tasks/{number}/move',
    'version',
    'views',
    'views/{id}',
    'comments',
    'comments/{id}',
    'comments/{id}/resolve',
    'claims',
    'claims/settle',
    'dependencies',
    'dependencies/{slug}',
    'export/{entity}.{format}',
    'fields',
    'images',
    'images/{slug}',
    'images/{slug}/builds',
    'images/{slug}/tags/{tag}',
    'matrix',
    'names',
    'packages',
    'packages/{slug}',
    'packages/{slug}/verdicts',
    'platforms',
    'platforms/{slug}',
    'questions',
    'questions/{slug}',
    'readiness',
    'readiness/{package}/{site}',
    'reviews',
    'reviews/answer',
    'runtimes',
    'runtimes/{slug}',
    'sites',
    'sites/{slug}',
    'sites/{slug}/standing',
    'statements',
    'tasks',
    'tasks/{number}',
    'use-cases',
    'use-cases/{slug}',
    'builds/{digest}/test-runs',
    'publications',
    'site-reports',
    'sites/{slug}/expected.txt',
  ]
    .flatMap((path) => [path, ...(WRITTEN.has(path) ? ACTS.map((act) => `${path}/${act}`) : [])])
    .map((path) => `/api/v1/${path}`);
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(promised));
});
