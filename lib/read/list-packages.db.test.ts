import { beforeAll, expect, test } from 'vitest';
import { buildWorld, change, NOW, PACKAGES, SITES } from '#lib/api/test-world.ts';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { withTransaction } from '#lib/base/db.ts';
import { PACKAGE_SORTS, parsePackageParams } from '#lib/contracts/list-params.ts';
import type { PackageListDto, PackageRowDto } from './dto.ts';
import { listPackages } from './list-packages.ts';
import { readMatrix } from './read-matrix.ts';

const ctx = { actor: ANONYMOUS, now: NOW };

async function list(query: string): Promise<PackageListDto> {
  const { params, problems } = parsePackageParams(new URLSearchParams(query));
  expect(problems).toEqual([]);
  return listPackages({ ctx, input: params });
}
const slugs = ({ items }: PackageListDto) => items.map(({ slug }) => slug);
const all = async (query = '') => (await list(`limit=200&${query}`)).items;

beforeAll(buildWorld);

test.each(PACKAGE_SORTS.flatMap((sort) => [sort, `-${sort}`]))(
  'pages by %s meet every row once, both ways',
  async (sort) => {
    const whole = slugs(await list(`limit=200&sort=${sort}`));
    expect(new Set(whole).size).toBe(PACKAGES);
    const forth: string[] = [];
    let page = await list(`limit=7&sort=${sort}`);
    expect(page.previousCursor).toBeNull();
    for (;;) {
      forth.push(...slugs(page));
      expect(page.total).toBe(PACKAGES);
      if (page.nextCursor === null) break;
      page = await list(`limit=7&sort=${sort}&cursor=${page.nextCursor}`);
    }
    expect(forth).toEqual(whole);
    const back = slugs(page);
    while (page.previousCursor !== null) {
      page = await list(`limit=7&sort=${sort}&cursor=${page.previousCursor}`);
      back.unshift(...slugs(page));
    }
    expect(back).toEqual(whole);
  },
);

test('a page may ask for fewer rows of a list that is longer than its limit, and gets a short list whole', async () => {
  const { params } = parsePackageParams(new URLSearchParams(`limit=${PACKAGES - 1}`));
  const few = await listPackages({ ctx, input: params, first: 6 });
  expect(slugs(few)).toEqual((await all()).slice(0, 6).map(({ slug }) => slug));
  expect(few).toMatchObject({ total: PACKAGES, shown: PACKAGES, start: 0 });
  const whole = await listPackages({ ctx, input: { ...params, limit: PACKAGES }, first: 6 });
  expect(whole.items).toHaveLength(PACKAGES);
});

test('the first page shows of a larger matrix the packages whose next step lifts most pairs', async () => {
  const { rows, sites, totalPackages, totalSites } = await readMatrix({ ctx });
  expect({ totalPackages, totalSites }).toEqual({ totalPackages: PACKAGES, totalSites: SITES });
  expect(rows.length).toBeLessThan(PACKAGES);
  expect(sites.length).toBeLessThan(SITES);
  expect(rows.map(({ slug }) => slug)).toEqual(slugs(await list(`sort=-unblocks&limit=${rows.length}`)));
  expect(rows.every(({ cells }) => cells.length === sites.length)).toBe(true);
});

test('a filtered list pages within its own rows', async () => {
  const query = 'strategy=vm&strategy=container&sort=-name';
  const whole = (await all(query)).map(({ slug }) => slug);
  const first = await list(`${query}&limit=5`);
  const second = await list(`${query}&limit=5&cursor=${first.nextCursor}`);
  expect([...slugs(first), ...slugs(second)]).toEqual(whole.slice(0, 10));
  expect(first.total).toBe(whole.length);
});

test('filters are any-of within one and all-of across', async () => {
  const rows = await all();
  const expected = (keep: (row: PackageRowDto) => boolean) => rows.filter(keep).map(({ slug }) => slug);
  const check = async (query: string, keep: (row: PackageRowDto) => boolean) =>
    expect((await all(query)).map(({ slug }) => slug)).toEqual(expected(keep));
  await check('strategy=vm&strategy=retire', (row) => row.strategy === 'vm' || row.strategy === 'retire');
  await check(
    'strategy=vm&existingContainer=yes',
    (row) => row.strategy === 'vm' && row.existingContainer.value === 'yes',
  );
  await check('owner=ann', (row) => row.owners.some(({ name }) => name === 'Ann Expert'));
  await check('builtOn=rhel6', () => true);
  await check('runsOn=rhel7', (row) =>
    row.runPlatforms.some(({ platform, support }) => platform === 'rhel7' && ['supported', 'works'].includes(support)),
  );
  await check('review=reviewed', (row) => row.review.state === 'reviewed');
  await check('q=TWIN', (row) => row.name === 'Twin');
  await check('q=alpha plain', (row) => row.name.toLowerCase().startsWith('alpha') && row.summary === 'plain');
  await check('q=100%25', (row) => row.summary.startsWith('100%'));
  await check('q=under_score', (row) => row.summary.includes('under_score'));
  await check('q=undeRxscore', () => false);
  await check('platform=nowhere', () => false);
});

test('level looks at targeted sites, with a site at that site', async () => {
  const rows = await all('site=site-1&site=site-2&site=site-13');
  const cell = (row: PackageRowDto, site: string) => row.readiness.find((pair) => pair.site === site);
  for (const level of ['possible', 'available', 'blocked', 'unknown']) {
    const anywhere = rows.filter((row) => row.readiness.some((pair) => pair.targeted && pair.level === level));
    expect((await all(`level=${level}`)).map(({ slug }) => slug)).toEqual(anywhere.map(({ slug }) => slug));
    const there = rows.filter((row) => cell(row, 'site-1')?.level === level);
    expect((await all(`site=site-1&level=${level}`)).map(({ slug }) => slug)).toEqual(there.map(({ slug }) => slug));
  }
});

test('a facet says how many rows its value would leave', async () => {
  const others = {
    strategy: 'strategy=vm',
    existingContainer: 'existingContainer=yes',
    site: 'site=site-1',
    level: 'level=possible',
  };
  const query = Object.values(others).join('&');
  const { facets } = await list(query);
  for (const facet of ['strategy', 'existingContainer', 'site', 'level', 'platform', 'review'] as const) {
    const without = Object.entries(others).flatMap(([name, given]) => (name === facet ? [] : [given]));
    for (const { value, count } of facets[facet]) {
      expect((await list([...without, `${facet}=${value}`].join('&'))).total, `${facet}=${value}`).toBe(count);
    }
  }
  expect((await list('')).facets.strategy.reduce((sum, { count }) => sum + count, 0)).toBe(PACKAGES);
});

test('many sites: as many columns as fit, the filtered and most wanted first', async () => {
  const { sites, items } = await list('site=site-9&limit=1');
  expect(sites.map(({ slug }) => slug).slice(0, 4)).toEqual(['site-9', 'site-1', 'site-13', 'site-2']);
  expect(sites).toHaveLength(12);
  expect(items[0]?.readiness.map(({ site }) => site)).toEqual(sites.map(({ slug }) => slug));
});

test('every next action has words', async () => {
  const actions = (await all()).flatMap(({ readiness }) => readiness.flatMap(({ nextAction }) => nextAction ?? []));
  expect(actions.length).toBeGreaterThan(100);
  for (const { key, text } of actions) expect(text, key).toMatch(/^[A-Z][^:]+\.$/);
});

test('a change is seen by the next request, also by one that pages on', async () => {
  const first = await list('limit=3&sort=name');
  const second = await list(`limit=3&sort=name&cursor=${first.nextCursor}`);
  const last = first.items.at(-1)?.slug ?? '';
  await change([{ kind: 'package', slug: last, set: { name: 'Zulu', strategy: 'retire' } }]);
  expect((await all()).at(-1)).toMatchObject({ slug: last, name: 'Zulu', version: 2 });
  expect(slugs(await list(`limit=3&sort=name&cursor=${first.nextCursor}`))).toEqual(slugs(second));
  await change([{ kind: 'package', slug: 'late', create: true, set: { name: 'Late' } }]);
  expect((await list('q=late')).items).toMatchObject([{ slug: 'late', name: 'Late' }]);
  expect((await list('')).total).toBe(PACKAGES + 1);
});

test('inside a transaction its own changes are seen, and not outside', async () => {
  const name = 'Only here';
  const undone = withTransaction(async (tx) => {
    await tx.entry.updateMany({ where: { slug: 'package-3' }, data: { name, search: 'only here' } });
    const { params } = parsePackageParams(new URLSearchParams('q=only'));
    expect((await listPackages({ ctx: { ...ctx, db: tx }, input: params })).items).toMatchObject([{ name }]);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect((await list('q=only')).total).toBe(0);
});
