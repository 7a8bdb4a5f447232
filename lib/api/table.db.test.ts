import { beforeAll, expect, test } from 'vitest';
import { problem } from '#lib/contracts/api/common.ts';
import { apiPackageList, apiPackageTable } from '#lib/contracts/api/package.ts';
import { apiSiteList, apiSiteTable } from '#lib/contracts/api/site.ts';
import { app } from './app.ts';
import { buildWorld, change, PACKAGES, SITES } from './test-world.ts';

beforeAll(buildWorld);

async function body(path: string): Promise<unknown> {
  const response = await app.request(`/api/v1/${path}`);
  const text = await response.text();
  expect(response.status, text.slice(0, 500)).toBe(200);
  return JSON.parse(text);
}
const table = async (query: string) => apiPackageTable.strict().parse(await body(`packages?with=table&${query}`));
const slugs = ({ items }: { items: { slug: string }[] }) => items.map(({ slug }) => slug);

test('a table has its own documented shape, and without being asked for stays away', async () => {
  const whole = await table('limit=200');
  expect(whole).toMatchObject({ total: PACKAGES, shown: PACKAGES, start: 0, groups: null, previousCursor: null });
  expect(whole.allSites).toHaveLength(SITES);
  expect(whole.facets.strategy.reduce((sum, { count }) => sum + count, 0)).toBe(PACKAGES);
  apiPackageList.strict().parse(await body('packages?start=3&group=level&cols=name'));
  const sites = apiSiteTable.strict().parse(await body('sites?with=table&sort=-readiness,-name&start=5&limit=4'));
  expect(sites).toMatchObject({ start: 5, shown: SITES, total: SITES, groups: null });
  apiSiteList.strict().parse(await body('sites?density=compact'));
});

test('a window by position is a part of the whole, and its cursors lead on from there', async () => {
  const query = 'sort=-unblocks,strategy,-name';
  const whole = slugs(await table(`${query}&limit=200`));
  const middle = await table(`${query}&limit=7&start=11`);
  expect([middle.start, slugs(middle)]).toEqual([11, whole.slice(11, 18)]);
  const after = await table(`${query}&limit=7&cursor=${middle.nextCursor}`);
  expect([after.start, slugs(after)]).toEqual([18, whole.slice(18, 25)]);
  const before = await table(`${query}&limit=7&cursor=${middle.previousCursor}`);
  expect([before.start, slugs(before)]).toEqual([4, whole.slice(4, 11)]);
  expect(await table(`${query}&start=1000`)).toMatchObject({ items: [], start: PACKAGES, nextCursor: null });
});

test('the link of a window leads on by cursor', async () => {
  const whole = slugs(await table('limit=200'));
  const response = await app.request('/api/v1/packages?limit=5&start=20');
  const next = response.headers.get('link')?.match(/^<\/api\/v1\/([^>]+)>; rel="next"$/)?.[1] ?? '';
  expect(slugs(apiPackageList.parse(await body(next)))).toEqual(whole.slice(25, 30));
});

const GROUPED = ['strategy', 'upgradable', 'existingVm', 'existingContainer', 'review', 'level'] as const;
test.each(GROUPED)('groups by %s hold every package once and can be folded away', async (group) => {
  const open = await table(`group=${group}&limit=200`);
  const wordOf = (row: (typeof open.items)[number]): string => {
    if (group === 'level') return row.rollUp.worst ?? 'none';
    if (group === 'review') return row.review.state;
    return group === 'strategy' ? row.strategy : row[group].value;
  };
  const words = open.items.map(wordOf);
  expect(open.groups?.map(({ value }) => value)).toEqual([...new Set(words)]);
  expect(words).toEqual(open.groups?.flatMap(({ value, count }) => Array(count).fill(value)));
  for (const { value, label } of open.groups ?? []) expect(label, value).toMatch(/^\S[a-zA-Z ]+$/);
  const facet = group === 'level' ? [] : open.facets[group];
  for (const { value, label } of facet) expect(open.groups).toContainEqual(expect.objectContaining({ value, label }));

  const [first] = open.groups ?? [];
  const folded = await table(`group=${group}&closed=${first?.value}&limit=200`);
  expect(slugs(folded)).toEqual(slugs(open).slice(first?.count));
  expect(folded).toMatchObject({ total: PACKAGES, shown: PACKAGES - (first?.count ?? 0) });
  expect(folded.groups).toEqual(open.groups?.map((one, at) => ({ ...one, closed: at === 0 })));
});

test('a group that is also a sort key goes its way', async () => {
  const up = await table('group=strategy&sort=-unblocks');
  const down = await table('group=strategy&sort=-unblocks,-strategy');
  expect(down.groups).toEqual(up.groups?.toReversed());
});

test('the columns say which sites the rows carry, in their order', async () => {
  const chosen = await table('cols=name,at-site-9,strategy,at-nowhere,at-site-2&limit=2');
  expect(chosen.sites.map(({ slug }) => slug)).toEqual(['site-9', 'site-2']);
  expect(chosen.items[0]?.readiness.map(({ site }) => site)).toEqual(['site-9', 'site-2']);
  expect((await table('cols=name&limit=2')).items[0]?.readiness).toEqual([]);
  const all = Array.from({ length: SITES }, (_, at) => `at-site-${at}`).join(',');
  expect((await table(`cols=${all}&limit=2`)).items[0]?.readiness).toHaveLength(SITES);
});

test('sites are narrowed by any of a facet and all across, counted without their own facet, and grouped', async () => {
  const ask = async (query: string) => apiSiteTable.strict().parse(await body(`sites?with=table&limit=200&${query}`));
  const all = await ask('');
  const hasNode = (slug: string) => all.items.filter(({ nodes }) => nodes.some(({ platform }) => platform === slug));
  expect(all.facets.platform).toEqual(
    ['rhel5', 'rhel6', 'rhel7'].map((value) => ({
      value,
      label: value.toUpperCase(),
      count: hasNode(value).length,
    })),
  );
  const two = await ask('platform=rhel5&platform=rhel7');
  expect(two.total).toBe(hasNode('rhel5').length + hasNode('rhel7').length);
  expect(two.facets.platform).toEqual(all.facets.platform);
  const offers = (one: (typeof all.items)[number]) =>
    one.runtimes.some(({ state }) => state === 'production' || state === 'testing');
  const both = await ask('platform=rhel6&runtime=docker');
  expect(slugs(both)).toEqual(slugs({ items: hasNode('rhel6').filter(offers) }));
  expect(both.facets.platform?.find(({ value }) => value === 'rhel5')?.count).toBe(
    hasNode('rhel5').filter(offers).length,
  );
  expect(await ask('group=vm')).toMatchObject({
    groups: [{ value: 'unknown', label: 'nobody has said', count: SITES }],
  });
  expect(await ask('group=vm&closed=unknown')).toMatchObject({ items: [], shown: 0, total: SITES });
});

const UNUSABLE = [
  ['packages?sort=name,name', 'sort'],
  ['packages?sort=name,password', 'sort'],
  ['packages?start=-1', 'start'],
  ['packages?start=10000001', 'start'],
  ['packages?start=1&start=2', 'start'],
  ['packages?group=owner', 'group'],
  ['packages?closed=vm', 'closed'],
  ['packages?group=strategy&closed=blocked', 'closed'],
  ['packages?with=everything', 'with'],
  ['packages?cols=%2F', 'cols'],
  ['packages?pin=A', 'pin'],
  ['packages?width=name:9999', 'width'],
  ['packages?density=3', 'density'],
  ['packages?open=..', 'open'],
  ['sites?group=level', 'group'],
  ['sites?start=x', 'start'],
  ['sites?with=1', 'with'],
  ['sites?sort=-name,name', 'sort'],
] as const;

test.each(UNUSABLE)('%s is a 400 that names the parameter', async (path, parameter) => {
  const response = await app.request(`/api/v1/${path}`);
  expect(response.status).toBe(400);
  const { errors } = problem.parse(await response.json());
  expect(errors.map(({ pointer }) => pointer)).toContain(`/query/${parameter}`);
});

test('a position and a cursor together are refused, and so is the cursor of another grouping', async () => {
  const { nextCursor } = await table('group=strategy&limit=3');
  for (const query of ['group=strategy&start=0', 'group=review', 'group=strategy&closed=vm', 'sort=name']) {
    expect((await app.request(`/api/v1/packages?${query}&cursor=${nextCursor}`)).status, query).toBe(400);
  }
});

test('a kept order sees a change', async () => {
  const query = 'sort=-strategy,-name&group=level&limit=200';
  const before = slugs(await table(query));
  await change([{ kind: 'package', slug: before.at(-1) ?? '', set: { name: 'Zulu', strategy: 'retire' } }]);
  const after = await table(query);
  expect(slugs(after)).not.toEqual(before);
  expect(slugs(after).toSorted()).toEqual(before.toSorted());
});
