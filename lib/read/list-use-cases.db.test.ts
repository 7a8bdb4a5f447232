import { beforeAll, expect, test } from 'vitest';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { parsePlainParams } from '#lib/contracts/plain-list-params.ts';
import { levelRank } from '#lib/domain/vocabulary.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { listUseCases } from './list-use-cases.ts';
import { readPair } from './read-pair.ts';
import { readUseCase } from './read-use-case.ts';

const ctx = { actor: ANONYMOUS, now: new Date() };
const list = (query = '') =>
  listUseCases({ ctx, input: parsePlainParams('use-cases')(new URLSearchParams(query)).params });

beforeAll(() => loadCatalogue({ name: 'fermi', now: ctx.now, log: () => undefined }), 120_000);

async function useCase(slug: string) {
  const found = await readUseCase({ ctx, input: { slug } });
  if (!found.ok) throw new Error(found.failure.detail);
  return found.value;
}

test('steps come in order with numbers, unit, needs and the words of the source', async () => {
  const { steps, peak } = await useCase('l1-processing');
  expect(steps.map(({ name, parallelJobs, parallelBound, unit }) => [name, parallelJobs, parallelBound, unit])).toEqual(
    [
      ['digi', 50, 'less_than', 'chunk'],
      ['recon/merit', 500, 'more_than', 'crumb'],
      ['makeFT1', 50, 'less_than', 'chunk'],
    ],
  );
  expect(steps[1]?.parallelRaw).toMatch(/up to more that 500 parallel jobs/);
  expect(steps[1]?.needs.map(({ slug }) => slug).sort()).toEqual(['calibration-and-alignment-files', 'mysql-db']);
  expect(steps[2]?.packages.map(({ slug, doubtful }) => [slug, doubtful])).toEqual([
    ['glastrelease', false],
    ['sciencetools', true],
  ]);
  expect(steps[2]?.claims.map(({ by, state }) => [by, state])).toContainEqual(['Johan', 'open']);
  expect(peak.cores).toBe(3000);
  expect(peak.claims.map(({ state }) => state)).toEqual(['current', 'open']);
});

test('the verdict is the worst of the packages and of its own checks; a doubtful package decides nothing', async () => {
  const { readiness } = await useCase('l1-processing');
  expect(readiness.map(({ site }) => site.slug)).toEqual(['slac']);
  const [slac] = readiness;
  expect(slac?.packages.map(({ slug }) => slug)).toEqual(['glastrelease']);
  const pair = await readPair({ ctx, input: { package: 'glastrelease', site: 'slac' } });
  expect(slac?.packages[0]?.level).toBe(pair.ok && pair.value.level);
  expect(slac?.packages[0]?.nextAction).toMatch(/^[A-Z].+\.$/);
  const open = slac?.checks.filter(({ state }) => state === 'unknown' || state === 'fail' || state === 'todo') ?? [];
  for (const check of open) expect([check.fix, check.owner]).not.toContain('');
  expect(levelRank(slac?.level ?? 'validated')).toBeLessThanOrEqual(levelRank(slac?.packages[0]?.level ?? 'blocked'));
  expect(open.some(({ id }) => id === 'recon-merit/services')).toBe(true);
});

test('where no step names a site there is no verdict', async () => {
  expect((await useCase('developer')).readiness).toEqual([]);
  expect((await useCase('mc-simulation')).readiness.map(({ site }) => site.name)).toEqual([
    'CC-IN2P3',
    'GRID sites',
    'SLAC',
  ]);
});

test('one use case is the same as in the list, and a missing one is told', async () => {
  const { items, total } = await list();
  expect(total).toBe(6);
  expect(items.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(items[0]).toEqual(await useCase('l1-processing'));
  expect(await list('q=no-such-thing')).toMatchObject({ items: [], total: 0 });
  for (const slug of ['nothing', '__proto__', '\0']) {
    expect(await readUseCase({ ctx, input: { slug } })).toMatchObject({ ok: false, failure: { kind: 'not_found' } });
  }
});
