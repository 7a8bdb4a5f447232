import { beforeAll, expect, test } from 'vitest';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { parsePlainParams } from '#lib/contracts/plain-list-params.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { listRuntimes } from './list-runtimes.ts';
import { readRuntime } from './read-runtime.ts';

const ctx = { actor: ANONYMOUS, now: new Date() };
const list = (query = '') =>
  listRuntimes({ ctx, input: parsePlainParams('runtimes')(new URLSearchParams(query)).params });

beforeAll(() => loadCatalogue({ name: 'fermi', now: ctx.now, log: () => undefined }), 120_000);

test('the comparison keeps the order of the page, the words and the doubts', async () => {
  const { items, criteria } = await list();
  expect(items.map(({ slug }) => slug)).toEqual(['docker', 'singularity', 'shifter']);
  expect(criteria.slice(0, 4).map(({ name }) => name)).toEqual([
    'Main Goal',
    'UGE compatible',
    'LSF compatible',
    'Privileges',
  ]);
  const uge = items.map((one) => one.criteria.find(({ criterion }) => criterion === 'uge-compatible'));
  for (const cell of uge) {
    expect(cell).toMatchObject({ value: 'unknown', raw: "but CC won't use it" });
    expect(cell?.doubt).toMatch(/in which column it stood was lost/);
    expect(cell?.claims.map(({ state }) => state)).toEqual(['current']);
  }
});

test('what a site says of a runtime comes with who said it, contradictions too', async () => {
  const { items, sites } = await list();
  const docker = items[0]?.sites.find(({ site }) => site.slug === 'cc-in2p3');
  expect(docker).toMatchObject({ state: 'production', inConflict: true });
  expect(docker?.claims.map(({ by, state }) => [by, state])).toContainEqual(['Fred', 'current']);
  expect(docker?.claims.map(({ by, state }) => [by, state])).toContainEqual(['Joris', 'open']);
  expect(sites.map(({ slug }) => slug)).toEqual(['cc-in2p3', 'grid', 'slac']);
  expect(sites[0]?.raw).not.toBe('');
});

test('one runtime is the same as in the list, and a missing one is told', async () => {
  const { items } = await list();
  expect(await readRuntime({ ctx, input: { slug: 'singularity' } })).toEqual({ ok: true, value: items[1] });
  expect(items[1]?.remarks.map(({ by }) => by)).toContain('brianv0');
  for (const slug of ['nothing', '__proto__', '\0']) {
    expect(await readRuntime({ ctx, input: { slug } })).toMatchObject({ ok: false, failure: { kind: 'not_found' } });
  }
});

test('a search that finds nothing is an empty list', async () => {
  expect(await list('q=no-such-thing')).toMatchObject({ items: [], total: 0, nextCursor: null });
});
