import { beforeAll, expect, test } from 'vitest';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { parsePlatformParams } from '#lib/contracts/platform-params.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { listPlatforms } from './list-platforms.ts';
import { readPlatform } from './read-platform.ts';

const ctx = { actor: ANONYMOUS, now: new Date('2026-11-21T12:00:00Z') };
const list = (query = '', now = ctx.now) =>
  listPlatforms({
    ctx: { ...ctx, now },
    input: parsePlatformParams(new URLSearchParams(query)).params,
  });

beforeAll(() => loadCatalogue({ name: 'fermi', now: ctx.now, log: () => undefined }), 120_000);

async function platform(slug: string, now = ctx.now) {
  const found = (await list('', now)).items.find((one) => one.slug === slug);
  if (!found) throw new Error(`no ${slug}`);
  return found;
}

test('platforms come by generation, with their names and days', async () => {
  const { items, total } = await list();
  expect(items.map(({ slug }) => slug)).toEqual(['rhel5', 'rhel6', 'rhel7', 'rhel8', 'rhel9']);
  expect(total).toBe(5);
  expect(items[1]).toMatchObject({
    aliases: ['CentOS6', 'SL6', 'el6'],
    releasedOn: '2010-11-10',
    maintenanceEnds: '2020-11-30',
    extendedEnds: '2024-06-30',
    ended: true,
  });
  expect(items[1]?.claims.find(({ field }) => field === 'extendedEnds')?.source?.title).toMatch(/Life cycle/);
});

test('who builds and runs there stands by how sure it is, surest first', async () => {
  const { runs, sites } = await platform('rhel6');
  expect(runs.map(({ support }) => support)).toEqual(['supported', 'works', 'doubtful']);
  expect(runs[2]).toEqual({ support: 'doubtful', count: 1, packages: [{ slug: 'fastcopy', name: 'FastCopy' }] });
  expect(sites.map(({ slug, state, share }) => [slug, state, share])).toEqual([
    ['cc-in2p3', 'current', 'unknown'],
    ['grid', 'current', 'most'],
    ['slac', 'retiring', 'unknown'],
  ]);
});

test('what runs on nothing maintained is left on the newest platform it surely runs on', async () => {
  const left = async (slug: string, now?: Date) =>
    (await platform(slug, now)).stranded.packages.map((one) => [one.slug, ...one.doubtfulOn]);
  expect(await left('rhel5')).toEqual([['fastcopy', 'RHEL6']]);
  expect((await left('rhel6')).map(([slug]) => slug)).toEqual([
    'datamonitoring',
    'glastrelease',
    'halfpipe',
    'isoc-monitoring',
  ]);
  // On the last day of maintenance nothing is left behind yet.
  const lastDay = new Date('2024-06-30T23:00:00Z');
  expect(await left('rhel7', lastDay)).toEqual([]);
  expect((await platform('rhel7', lastDay)).ended).toBe(false);
});

test('one platform is the same as in the list, and a missing one is told', async () => {
  const found = await readPlatform({ ctx, input: { slug: 'rhel7' } });
  expect(found).toEqual({ ok: true, value: await platform('rhel7') });
  for (const slug of ['nothing', '__proto__', '\0', '']) {
    expect(await readPlatform({ ctx, input: { slug } })).toMatchObject({ ok: false, failure: { kind: 'not_found' } });
  }
});

test('a search finds platforms by their aliases or says that there is none', async () => {
  expect((await list('q=no-such-thing')).items).toEqual([]);
  expect((await list('q=rhel7')).items.map(({ slug }) => slug)).toEqual(['rhel7']);
});

test('platforms are narrowed by where they are in their lives on that day, and by site', async () => {
  const lives = async (now: Date) => (await list('group=life', now)).groups?.map(({ value, count }) => [value, count]);
  expect(await lives(ctx.now)).toEqual([
    ['maintained', 2],
    ['extended', 1],
    ['ended', 2],
  ]);
  expect(await lives(new Date('2024-06-30T23:00:00Z'))).toEqual([
    ['maintained', 3],
    ['extended', 1],
    ['ended', 1],
  ]);
  const slac = await list('site=slac&sort=-maintenance');
  expect(slac.items.map(({ slug }) => slug)).toEqual(['rhel7', 'rhel6']);
  expect(slac.facets.life?.map(({ value, count }) => [value, count])).toEqual([
    ['extended', 1],
    ['ended', 1],
  ]);
});
