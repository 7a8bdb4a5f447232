import { beforeAll, expect, test } from 'vitest';
import { apiBlocker, apiBlockerList, apiBlockerTable } from '#lib/contracts/api/blocker.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { levelRank } from '#lib/domain/vocabulary.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { app } from './app.ts';
import { change } from './test-world.ts';

beforeAll(() => loadCatalogue({ name: 'fermi', now: new Date(), log: () => undefined }), 120_000);

const PATH = '/api/v1/blockers';
async function page(query = '') {
  const response = await app.request(`${PATH}${query}`);
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(200);
  return apiBlockerList.strict().parse(body);
}

test('steps come by what they unlock, each with pairs that rise, and have exactly their documented shape', async () => {
  const { items, total } = await page();
  expect(items.length).toBeGreaterThan(1);
  expect(total).toBe(items.length);
  expect(items.map(({ rank }) => rank)).toEqual(items.map((_, at) => at + 1));
  const unlocks = items.map((one) => one.unlocks);
  expect(unlocks).toEqual([...unlocks].sort((a, b) => b - a));
  for (const one of items) {
    apiBlocker.strict().parse(one);
    expect(one.triedOut).toBe(true);
    expect(one.pairs).toHaveLength(Math.min(one.unlocks, 50));
    for (const { from, to } of one.pairs) expect(to !== null && levelRank(to) > levelRank(from)).toBe(true);
  }
});

test('a step names the tasks that serve it', async () => {
  const [first] = (await page()).items;
  await change([
    {
      kind: 'task',
      slug: 'serve-it',
      create: true,
      set: { name: 'Serve it', position: 900, state: 'open', actions: [first?.key ?? ''] },
    },
  ]);
  const [again] = (await page()).items;
  expect(again?.tasks).toContainEqual(expect.objectContaining({ slug: 'serve-it', name: 'Serve it', state: 'open' }));
});

test('the list is walked page by page, and refuses what it does not understand', async () => {
  const seen: string[] = [];
  let query = '?limit=1';
  for (;;) {
    const { items, nextCursor } = await page(query);
    seen.push(...items.map(({ key }) => key));
    if (nextCursor === null) break;
    query = `?limit=1&cursor=${nextCursor}`;
  }
  expect(seen).toEqual((await page()).items.map(({ key }) => key));
  for (const [asked, method, status] of [
    [`${PATH}?colour=x`, 'GET', 400],
    [`${PATH}?group=owner`, 'GET', 400],
    [`${PATH}?task=maybe`, 'GET', 400],
    [`${PATH}?sort=name`, 'GET', 400],
    [`${PATH}?limit=201`, 'GET', 400],
    [`${PATH}?cursor=AAAA`, 'GET', 400],
    [PATH, 'POST', 405],
  ] as const) {
    const response = await app.request(asked, { method });
    expect(response.status, asked).toBe(status);
    problem.strict().parse(await response.json());
  }
});

test('as a table the steps are searched, narrowed by who takes them and whether a task serves them, and grouped', async () => {
  const table = async (query: string) => {
    const response = await app.request(`${PATH}?with=table&limit=200&${query}`);
    return apiBlockerTable.strict().parse(await response.json());
  };
  const all = await table('');
  expect(all).toMatchObject({ shown: all.total, triedOut: true });
  expect(all.pairs.targeted).toBeGreaterThan(all.pairs.ready);
  const [first] = all.items;
  const mine = await table(`owner=${encodeURIComponent(first?.owner ?? '')}&sort=unlocks`);
  expect(mine.items.map(({ key }) => key).toSorted()).toEqual(
    all.items.flatMap(({ key, owner }) => (owner === first?.owner ? [key] : [])).toSorted(),
  );
  expect(mine.facets.owner).toEqual(all.facets.owner);
  const served = await table('task=yes');
  expect(served.items.map(({ key }) => key)).toEqual(
    all.items.flatMap(({ key, tasks }) => (tasks.length > 0 ? [key] : [])),
  );
  const groups = (await table('group=step')).groups ?? [];
  expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(all.total);
  expect(groups.map(({ label }) => label)).toEqual(groups.map(({ label }) => label).toSorted());
  const found = await table(`q=${encodeURIComponent(first?.text.slice(0, 12) ?? '')}`);
  expect(found.items.map(({ key }) => key)).toContain(first?.key);
});
