import { beforeAll, expect, test } from 'vitest';
import { problem } from '#lib/contracts/api/common.ts';
import { apiPlatform, apiPlatformList, apiPlatformTable } from '#lib/contracts/api/platform.ts';
import { apiRuntime, apiRuntimeList } from '#lib/contracts/api/runtime.ts';
import { apiUseCase, apiUseCaseList } from '#lib/contracts/api/use-case.ts';
import { app } from './app.ts';
import { buildWorld, change } from './test-world.ts';

beforeAll(buildWorld);

const LISTS = [
  { list: 'platforms', slug: 'rhel6', total: 3, item: apiPlatform, page: apiPlatformList },
  { list: 'runtimes', slug: 'docker', total: 1, item: apiRuntime, page: apiRuntimeList },
  { list: 'use-cases', slug: 'simulation', total: 1, item: apiUseCase, page: apiUseCaseList },
] as const;

async function get(path: string, init?: RequestInit) {
  const response = await app.request(path, init);
  return { response, body: await response.json().catch(() => null) };
}

for (const { list, slug, total, item, page } of LISTS) {
  const path = `/api/v1/${list}`;

  test(`${list} and one of them have exactly their documented shape`, async () => {
    const { response, body } = await get(path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json']);
    const found = page.strict().parse(body);
    expect(found).toMatchObject({ total, nextCursor: null });
    for (const one of body.items) item.strict().parse(one);
    const one = item.strict().parse((await get(`${path}/${slug}`)).body);
    expect(Object.keys(body.items[0])).toEqual(Object.keys(one));
    expect(one).toMatchObject({ slug });
  });

  test(`${list} are walked one by one, forwards and backwards`, async () => {
    const walk = async (first: string) => {
      const seen: string[] = [];
      for (let next: string | undefined = first; next; ) {
        const { response, body }: Awaited<ReturnType<typeof get>> = await get(next);
        seen.push(...body.items.map((one: { slug: string }) => one.slug));
        next = response.headers.get('link')?.match(/^<([^>]+)>; rel="next"$/)?.[1];
      }
      return seen;
    };
    const forwards = await walk(`${path}?limit=1`);
    expect(forwards).toHaveLength(total);
    expect(await walk(`${path}?limit=1&sort=-order`)).toEqual(forwards.toReversed());
    expect((await get(`${path}?q=no-such-thing`)).body).toEqual({ items: [], nextCursor: null, total: 0 });
  });

  test(`${list} unchanged are 304, changed are not, and HEAD has the head of GET`, async () => {
    for (const asked of [path, `${path}/${slug}`]) {
      const etag = (await get(asked)).response.headers.get('etag') ?? '';
      expect((await app.request(asked, { headers: { 'If-None-Match': etag } })).status).toBe(304);
      const head = await app.request(asked, { method: 'HEAD' });
      expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag]);
      await change([{ kind: 'package', slug: 'package-3', set: { summary: `changed after ${asked}` } }]);
      expect((await app.request(asked, { headers: { 'If-None-Match': etag } })).status).toBe(200);
    }
  });

  test(`${list} refuse what they do not understand in plain words`, async () => {
    const refused = [
      [`${path}?sort=name`, 400, 'GET'],
      [`${path}?limit=0`, 400, 'GET'],
      [`${path}?cursor=AAAA`, 400, 'GET'],
      [`${path}?page=2`, 400, 'GET'],
      [`${path}/${slug}?limit=3`, 400, 'GET'],
      [`${path}/nothing`, 404, 'GET'],
      [`${path}/__proto__`, 404, 'GET'],
      [`${path}/%00`, 404, 'GET'],
      [path, 405, 'PATCH'],
      [`${path}/${slug}`, 405, 'POST'],
    ] as const;
    for (const [asked, status, method] of refused) {
      const { response, body } = await get(asked, { method });
      expect(response.status, asked).toBe(status);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      problem.strict().parse(body);
    }
  });
}

test('a use case stands at every site it targets with the worst of its packages', async () => {
  const useCase = apiUseCase.parse((await get('/api/v1/use-cases/simulation')).body);
  expect(useCase.readiness.map(({ site }) => site)).toEqual(['site-1', 'site-13', 'site-2']);
  for (const { site, level, packages } of useCase.readiness) {
    const pairs = await get(`/api/v1/readiness?site=${site}&targeted=true`);
    const levels = new Map(
      pairs.body.items.map((pair: { package: string; level: string }) => [pair.package, pair.level]),
    );
    expect(packages).toHaveLength(levels.size);
    for (const pkg of packages) expect(pkg.level).toBe(levels.get(pkg.package));
    expect(level).toBe(packages[0]?.level);
  }
});

test('platforms as a table have names beside slugs and who said what, and are narrowed by site', async () => {
  const table = async (query: string) =>
    apiPlatformTable.strict().parse((await get(`/api/v1/platforms?with=table&${query}`)).body);
  const all = await table('');
  expect(all).toMatchObject({ total: 3, shown: 3, start: 0, groups: null });
  for (const { sites } of all.items)
    for (const { slug, name } of sites) expect(name).toBe(slug.replace('site-', 'Site '));
  const [first] = all.items;
  const here = first?.sites[0]?.slug ?? '';
  const found = await table(`site=${here}&sort=-order`);
  expect(found.items.map(({ slug }) => slug)).toEqual(
    all.items.flatMap(({ slug, sites }) => (sites.some((site) => site.slug === here) ? [slug] : [])).toReversed(),
  );
  expect((await table('group=life')).groups).toEqual([{ value: 'ended', label: 'ended', count: 3, closed: false }]);
});
