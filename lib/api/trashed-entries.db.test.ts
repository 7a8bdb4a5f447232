import { beforeAll, expect, test } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import type { EntryChange } from '#lib/contracts/changes.ts';
import { checkIntegrity } from '#lib/read/check-integrity.ts';
import { trashEntry } from '#lib/store/trash-entry.ts';
import { app } from './app.ts';
import { buildWorld, change } from './test-world.ts';

/** Entries that others only mention: they go into the trash, and from then on nobody mentions them. */
const GONE = {
  task: 'gone-task',
  question: 'gone-question',
  use_case: 'gone-use',
  image: 'gone-image',
  site: 'gone-site',
  package: 'gone-package',
} as const;
const about = Object.entries(GONE).map(([kind, slug]) => ({ kind: kind as keyof typeof GONE, slug }));
const step = (packages: string[], sites: string[]) => ({
  name: 'One',
  position: 1,
  packages: packages.map((slug) => ({ slug })),
  sites: sites.map((slug) => ({ slug })),
});
const made = (kind: EntryChange['kind'], slug: string, set: EntryChange['set'] = {}): EntryChange => ({
  kind,
  slug,
  create: true,
  set: { name: slug, ...set },
});

const mentions: EntryChange[] = [
  made('package', GONE.package, { 'platforms.rhel6.run': { support: 'works' } }),
  made('site', GONE.site, { 'nodes.rhel6': { state: 'current' }, 'runtimes.docker': { state: 'production' } }),
  made('image', GONE.image, { 'contents.package-1': {}, base: { platform: 'rhel6' } }),
  made('image', 'box', { 'contents.package-1': {}, [`contents.${GONE.package}`]: {} }),
  made('use_case', GONE.use_case, { 'steps.one': step(['package-2'], ['site-3']) }),
  made('use_case', 'kept-use', { 'steps.one': step(['package-2'], ['site-3', GONE.site]) }),
  made('task', GONE.task),
  made('task', 'kept-task', { about, parent: GONE.task, waitsFor: [GONE.task] }),
  made('question', GONE.question, { 'relations.package.package-1': { kind: 'mentions' } }),
  made('question', 'kept-question', {
    [`relations.package.${GONE.package}`]: { kind: 'mentions' },
    'options.this': {
      name: 'This',
      position: 1,
      points: [{ side: 'pro', text: 'Good there', useCase: GONE.use_case, site: GONE.site }],
    },
  }),
];

beforeAll(async () => {
  await buildWorld();
  await change(mentions);
});

const LISTS = [
  'packages',
  'sites',
  'platforms',
  'dependencies',
  'images',
  'use-cases',
  'runtimes',
  'tasks',
  'questions',
];
const EXPORTS = ['packages', 'sites', 'platforms', 'use-cases', 'runtimes', 'tasks', 'questions', 'readiness'];

/** Every answer of the API that tells of entries as they are; history tells of those that were. */
async function answers(): Promise<Map<string, string>> {
  const paths = ['readiness?limit=200', 'blockers', 'matrix', 'packages?with=table&limit=200', 'sites?with=table'];
  paths.push(...EXPORTS.map((name) => `export/${name}.json`));
  const texts = new Map<string, string>();
  const get = async (path: string) => {
    const response = await app.request(`/api/v1/${path}`);
    const text = await response.text();
    expect(response.status, `${path} ${text.slice(0, 300)}`).toBe(200);
    texts.set(path, text);
    return text;
  };
  for (const path of paths) await get(path);
  for (const list of LISTS) {
    const { items } = JSON.parse(await get(`${list}?limit=200`)) as { items: { slug: string; number?: number }[] };
    for (const { slug, number } of items) await get(`${list}/${number ?? slug}`);
  }
  for (const pair of ['package-1/site-1', 'package-2/site-3']) await get(`readiness/${pair}`);
  return texts;
}

const told = (texts: Map<string, string>, slug: string) =>
  [...texts].filter(([, text]) => text.includes(slug)).map(([path]) => path);

test('what is in the trash is nowhere but in the history', async () => {
  const before = await answers();
  for (const slug of Object.values(GONE)) expect(told(before, slug).length, slug).toBeGreaterThan(1);
  for (const [kind, slug] of Object.entries(GONE)) {
    const input = { kind: kind as keyof typeof GONE, slug, expectVersion: null, why: '' };
    const trashed = await trashEntry({ ctx: { actor: systemActor('test'), now: new Date() }, input });
    expect(trashed, JSON.stringify(trashed)).toMatchObject({ ok: true });
  }
  const after = await answers();
  for (const slug of Object.values(GONE)) expect(told(after, slug), slug).toEqual([]);
  const { problems } = await checkIntegrity({ ctx: { actor: systemActor('test'), now: new Date() } });
  expect(problems).toEqual([]);
});

test('its history and the list of changes still tell of it', async () => {
  const history = await app.request(`/api/v1/packages/${GONE.package}/history`);
  expect((await history.json()).items[0]).toMatchObject({ action: 'trash' });
  expect(await (await app.request('/api/v1/changes')).text()).toContain(GONE.package);
});
