import { beforeAll, expect, it, test } from 'vitest';
import { apiPastPackages, apiPastSites, apiPastTasks } from '#lib/contracts/api/as-of.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { app } from './app.ts';
import { change } from './test-world.ts';

const ask = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

beforeAll(async () => {
  await loadCatalogue({ name: 'fermi', now: new Date(), log: () => undefined });
  await change([{ kind: 'package', slug: 'fastcopy', set: { summary: `<b>&"']]>` } }]);
}, 120_000);

const FEEDS = [
  '/feeds/activity.atom',
  '/feeds/activity.atom?entity=task&q=wiki',
  '/feeds/activity.atom?of=package/fastcopy&action=edit&limit=3',
  '/feeds/packages/fastcopy.atom',
  '/feeds/sites/slac.atom',
  '/feeds/tasks/1.atom',
  '/feeds/changes.atom',
  '/feeds/changes.atom?per=day',
];

test.each(FEEDS)('%s is a feed that says when nothing is new', async (path) => {
  const first = await ask(path);
  expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
  const text = await first.text();
  expect(text).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/);
  expect(text).toContain(
    `<link rel="self" type="application/atom+xml" href="http://127.0.0.1:3000${path.replaceAll('&', '&amp;')}"/>`,
  );
  // Every sign of a text is written as XML wants it.
  expect(text.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toMatch(/&/);
  const ids = [...text.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^tag:127\.0\.0\.1,2026-11-21:seaworthy\//);
  for (const [, at] of text.matchAll(/<updated>([^<]+)<\/updated>/g)) expect(at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  const etag = first.headers.get('etag') ?? '';
  expect((await ask(path, { 'if-none-match': etag })).status).toBe(304);
  await change([{ kind: 'package', slug: 'gleam-feed', create: true, set: { name: path } }]);
  expect((await ask(path, { 'if-none-match': etag })).status).toBe(200);
});

test('a feed tells in words what each field was and became, whatever text it is', async () => {
  const text = await (await ask('/feeds/packages/fastcopy.atom')).text();
  expect(text).toContain('&lt;b&gt;&amp;&quot;&#39;');
  expect(text).toContain(']]&gt;');
  const task = await (await ask('/feeds/tasks/1.atom')).text();
  expect(task).toMatch(/<title>Seaworthy: /);
});

test.each([
  ['/feeds/nothing.atom', 404],
  ['/feeds/packages/nothing.atom', 404],
  ['/feeds/packages/..%2fx.atom', 404],
  ['/feeds/packages/fastcopy', 404],
  ['/feeds/packages/fastcopy.atom?x=1', 400],
  ['/feeds/tasks/999999.atom', 404],
  ['/feeds/changes.atom?per=year', 400],
  ['/feeds/changes.atom?per=day&per=week', 400],
  ['/feeds/activity.atom?entity=ship', 400],
  ['/feeds/activity.atom?of=ship/x', 400],
  ['/feeds/activity.atom?of=package/a&of=package/b', 400],
  ['/api/v1/as-of/2017-02-30/packages', 404],
  ['/api/v1/as-of/3017-01-01/packages', 404],
  ['/api/v1/as-of/0001-01-01/tasks', 404],
  ['/api/v1/as-of/2017-06-06/ships', 404],
  ['/api/v1/as-of/2017-06-06/packages?sort=name', 400],
  ['/api/v1/as-of/2017-06-06/packages?cursor=abc', 400],
  ['/api/v1/as-of/2017-06-06/packages?limit=0', 400],
  ['/api/v1/as-of/2017-06-06/sites?q=x', 400],
])('%s answers %i', async (path, status) => {
  const answer = await ask(path);
  expect(answer.status).toBe(status);
  problem.strict().parse(await answer.json());
});

it('tells lists of then in the shape of the lists of now', async () => {
  const packages = apiPastPackages.parse(await (await ask('/api/v1/as-of/2017-06-06/packages')).json());
  expect([packages.day, packages.total, packages.items.length]).toEqual(['2017-06-06', 7, 7]);
  expect(packages.items.every(({ readiness }) => readiness.length > 0)).toBe(true);
  const page = await ask('/api/v1/as-of/2017-06-06/packages?limit=3');
  const first = apiPastPackages.parse(await page.json());
  const next = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1] ?? '';
  const second = apiPastPackages.parse(await (await ask(next)).json());
  expect([...first.items, ...second.items]).toEqual(packages.items.slice(0, 6));
  expect(apiPastSites.parse(await (await ask('/api/v1/as-of/2017-06-06/sites')).json()).total).toBeGreaterThan(2);
  expect(apiPastTasks.parse(await (await ask('/api/v1/as-of/2017-06-06/tasks')).json()).total).toBeGreaterThan(2);
  expect(apiPastPackages.parse(await (await ask('/api/v1/as-of/2016-01-01/packages')).json()).items).toEqual([]);
});

it('narrows the activity to an entry, an act and a person', async () => {
  const list = async (query: string) => (await (await ask(`/api/v1/changes?${query}`)).json()) as { total: number };
  const all = await list('');
  const one = await list('of=package/fastcopy');
  expect(one.total).toBeGreaterThan(1);
  expect(one.total).toBeLessThan(all.total);
  expect((await list('of=package/nothing')).total).toBe(0);
  expect((await list('action=trash')).total).toBe(0);
  expect((await list('action=edit&actor=system:test&of=package/fastcopy')).total).toBe(1);
});
