import { beforeAll, expect, test } from 'vitest';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { parseSiteParams } from '#lib/contracts/site-params.ts';
import { LEVELS } from '#lib/domain/vocabulary.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { listSites } from './list-sites.ts';
import { readOverview } from './read-overview.ts';
import { readPackage } from './read-package.ts';
import { readPair } from './read-pair.ts';
import { readSite } from './read-site.ts';

const ctx = { actor: ANONYMOUS, now: new Date() };

beforeAll(() => loadCatalogue({ name: 'fermi', now: ctx.now, log: () => undefined }), 120_000);

async function value<T>(
  answer: Promise<{ ok: true; value: T } | { ok: false; failure: { detail: string } }>,
): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(result.failure.detail);
  return result.value;
}

test('the overview counts every pair once and shows the whole matrix of a small collaboration', async () => {
  const overview = await readOverview({ ctx });
  expect(overview.title).toMatch(/Fermi/);
  expect(overview.counts).toMatchObject({ packages: 7, sites: 3, builds: 0 });
  expect(overview.pairs.all).toBe(21);
  expect(LEVELS.reduce((sum, level) => sum + overview.pairs.levels[level], 0)).toBe(21);
  expect(overview.matrix.rows).toHaveLength(7);
  expect(overview.matrix.rows.flatMap(({ cells }) => cells)).toHaveLength(21);
  expect(overview.matrix.sites.reduce((sum, { targeted }) => sum + targeted, 0)).toBe(overview.pairs.targeted);
  expect(overview.blockers.length).toBeGreaterThan(0);
  const unlocks = overview.blockers.map((blocker) => blocker.unlocks);
  expect(unlocks).toEqual([...unlocks].sort((a, b) => b - a));
  expect(overview.tasks.length).toBeGreaterThan(0);
  expect(overview.changes.length).toBeGreaterThan(0);
  expect(overview.platforms.find(({ slug }) => slug === 'rhel6')).toMatchObject({
    maintenanceEnds: '2020-11-30',
    extendedEnds: '2024-06-30',
  });
});

test('a package comes with its claims, history and reasons, in the words of the sources', async () => {
  const found = await value(readPackage({ ctx, input: { slug: 'glastrelease' } }));
  expect(found.verdicts.map(({ site }) => site)).toEqual(found.readiness.map(({ site }) => site));
  expect(found.history.length).toBeGreaterThan(0);
  expect(found.history[0]?.version).toBe(found.version);
  expect(found.history.every(({ source }) => source !== null)).toBe(true);
  const states = found.claims.filter(({ field }) => field === 'upgradable').map(({ state }) => state);
  expect(states[0]).toBe('current');
  expect(found.steps.length).toBeGreaterThan(0);
});

test('a site lists what it is asked to run first', async () => {
  const site = await value(readSite({ ctx, input: { slug: 'slac' } }));
  expect(site.packageTotal).toBe(7);
  const targeted = site.packages.map(({ cell }) => cell.targeted);
  expect(targeted).toEqual([...targeted].sort((a, b) => Number(b) - Number(a)));
  expect(site.rollUp.targeted).toBe(targeted.filter(Boolean).length);
  expect(site.steps.length).toBeGreaterThan(0);
  const list = await listSites({ ctx, input: parseSiteParams(new URLSearchParams('sort=-readiness&q=lsf')).params });
  expect(list.items.map(({ slug }) => slug)).toContain('slac');
});

test('a pair shows the claims its checks rest on, the conflicting ones too', async () => {
  const pair = await value(readPair({ ctx, input: { package: 'fastcopy', site: 'cc-in2p3' } }));
  expect(pair).toMatchObject({ packageName: 'FastCopy', level: 'possible' });
  const docker = pair.claims.filter(({ field, entry }) => field === 'runtimes.docker' && entry.slug === 'cc-in2p3');
  expect(docker.map(({ state }) => state)).toEqual(expect.arrayContaining(['current', 'open']));
  expect(
    pair.claims.every(({ entry }) => ['fastcopy', 'cc-in2p3'].includes(entry.slug) || entry.kind === 'image'),
  ).toBe(true);
  expect(pair.neighbours.sites.map(({ slug }) => slug).sort()).toEqual(['grid', 'slac']);
});

test.each(['nothing', '__proto__', '\0', '\ud800', 'a'.repeat(100_000), ''])('no entry at %#', async (slug) => {
  for (const answer of [
    await readPackage({ ctx, input: { slug } }),
    await readSite({ ctx, input: { slug } }),
    await readPair({ ctx, input: { package: slug, site: 'slac' } }),
    await readPair({ ctx, input: { package: 'fastcopy', site: slug } }),
  ]) {
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'not_found' } });
  }
});
