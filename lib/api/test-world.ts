import { systemActor } from '#lib/auth/actor.ts';
import { changeSetInput, type EntryChange } from '#lib/contracts/changes.ts';
import { EXISTENCES, REVIEW_STATES, STRATEGIES, SUPPORTS } from '#lib/domain/vocabulary.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import { recordSources } from '#lib/store/record-sources.ts';

/** The clock of tests that read. */
export const NOW = new Date('2026-02-03T04:05:06Z');
export const SITES = 14;
export const PACKAGES = 40;

const at = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;
const slugOf = (index: number): string => `package-${index}`;

const platform = (generation: number): EntryChange => ({
  kind: 'platform',
  slug: `rhel${generation}`,
  create: true,
  set: { name: `RHEL${generation}`, family: 'RHEL', generation, baseImage: true, maintenanceEnds: '2020-11-30' },
});

const site = (index: number): EntryChange => ({
  kind: 'site',
  slug: `site-${index}`,
  create: true,
  set: {
    name: `Site ${index}`,
    [`nodes.rhel${5 + (index % 3)}`]: { state: index % 4 === 0 ? 'retiring' : 'current', share: 'all' },
    'runtimes.docker': { state: at(['production', 'testing', 'refused', 'unknown'], index) },
  },
});

/** Names repeat and differ in case, so that ties of a sort are met. */
const onePackage = (index: number): EntryChange => ({
  kind: 'package',
  slug: slugOf(index),
  create: true,
  set: {
    name: index % 5 === 0 ? 'Twin' : `${index % 2 ? 'Alpha' : 'alpha'} ${index % 7}`,
    summary: index % 3 === 0 ? '100% of under_score and back\\slash' : 'plain',
    strategy: at(STRATEGIES, index),
    existingContainer: { value: at(EXISTENCES, index), raw: '' },
    review: { state: at(REVIEW_STATES, index), by: '', on: null },
    owners: index % 2 ? [{ person: 'ann', role: 'expert' }] : [],
    [`platforms.rhel${5 + (index % 3)}.run`]: { support: at(SUPPORTS, index), note: '' },
    'platforms.rhel6.build': { support: 'supported', note: '' },
  },
});

const useCase: EntryChange = {
  kind: 'use_case',
  slug: 'simulation',
  create: true,
  set: {
    name: 'Simulation',
    'steps.run': {
      name: 'Run',
      position: 1,
      packages: Array.from({ length: PACKAGES / 2 }, (_, index) => ({ slug: slugOf(index) })),
      sites: [{ slug: 'site-1' }, { slug: 'site-2' }, { slug: 'site-13' }],
    },
  },
};

/** Stores changes and fails loudly when they do not fit. */
export async function change(entries: EntryChange[], at: string | null = null): Promise<void> {
  const input = changeSetInput.parse({ entries, at, why: 'test' });
  const result = await applyChanges({ ctx: { actor: systemActor('test'), now: NOW }, input });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
}

/** Forty packages at fourteen sites with every word of the vocabulary somewhere, committed to the test's database. */
export async function buildWorld(): Promise<void> {
  const ctx = { actor: systemActor('test'), now: NOW };
  const person = { slug: 'ann', name: 'Ann Expert', note: '' };
  await recordSources({ ctx, input: { sources: [], people: [person], criteria: [] } });
  const runtime: EntryChange = {
    kind: 'runtime',
    slug: 'docker',
    create: true,
    set: { name: 'Docker', channels: ['registry'] },
  };
  await change([5, 6, 7].map(platform).concat(runtime), '2020-01-01T00:00:00Z');
  await change(Array.from({ length: SITES }, (_, index) => site(index)));
  const packages = Array.from({ length: PACKAGES }, (_, index) => onePackage(index));
  await change(packages.slice(0, 15), '2021-01-01T00:00:00Z');
  await change(packages.slice(15), '2022-01-01T00:00:00Z');
  await change([useCase]);
}
