import { beforeAll, expect, test } from 'vitest';
import { problem } from '#lib/contracts/api/common.ts';
import { apiVerdict, apiVerdicts } from '#lib/contracts/api/readiness.ts';
import { apiSiteDetail, apiStanding } from '#lib/contracts/api/site.ts';
import { isReady } from '#lib/domain/vocabulary.ts';
import { app } from './app.ts';
import { buildWorld, SITES } from './test-world.ts';

beforeAll(buildWorld);

async function body(path: string, status = 200): Promise<unknown> {
  const response = await app.request(`/api/v1/${path}`);
  const text = await response.text();
  expect(response.status, text.slice(0, 500)).toBe(status);
  return JSON.parse(text);
}
const verdicts = async (query: string) => apiVerdicts.strict().parse(await body(`packages/package-1/verdicts${query}`));

test('a package’s verdicts are those of its pairs, in the order asked for', async () => {
  const { items } = await verdicts('?site=site-13&site=site-1&site=nowhere');
  expect(items.map(({ site }) => site)).toEqual(['site-13', 'site-1']);
  for (const item of items) {
    const pair = apiVerdict.parse(await body(`readiness/package-1/${item.site}`));
    expect({ ...item, asOf: '' }).toEqual({ ...pair, asOf: '' });
  }
  expect((await verdicts('')).items).toHaveLength(Math.min(SITES, 12));
});

test.each([
  ['packages/package-1/verdicts?site=%00', '/query/site'],
  [`packages/package-1/verdicts?${'site=site-1&'.repeat(13)}`, '/query/site'],
  ['packages/package-1/verdicts?limit=3', '/query/limit'],
  ['sites/site-1/standing?x=1', '/query/x'],
])('%s is refused', async (path, pointer) => {
  expect(problem.parse(await body(path, 400)).errors?.[0]?.pointer).toBe(pointer);
});

test.each(['packages/nothing/verdicts', 'packages/%00/verdicts', 'sites/nowhere/standing'])(
  '%s is a 404',
  async (path) => {
    problem.parse(await body(path, 404));
  },
);

test('a site’s standing agrees with its pairs', async () => {
  const standing = apiStanding.strict().parse(await body('sites/site-1/standing'));
  const { readiness } = apiSiteDetail.parse(await body('sites/site-1'));
  const needed = readiness.filter(({ targeted }) => targeted);
  expect(standing.ready.total).toBe(needed.filter(({ level }) => isReady(level)).length);
  expect(standing.blockers.length).toBeGreaterThan(0);
  const waiting = new Map<string, number>();
  for (const { nextAction, level } of needed) {
    if (nextAction && !isReady(level)) waiting.set(nextAction.key, (waiting.get(nextAction.key) ?? 0) + 1);
  }
  for (const { key, total, packages, text } of standing.blockers) {
    expect(total, key).toBe(waiting.get(key));
    expect(packages.length).toBe(Math.min(total, 5));
    expect(text).not.toBe('');
  }
  const most = Math.max(...waiting.values());
  expect(standing.blockers[0]?.total).toBe(most);
});
