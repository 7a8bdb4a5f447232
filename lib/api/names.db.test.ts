import { beforeAll, expect, test } from 'vitest';
import { apiNames } from '#lib/contracts/api/names.ts';
import { app } from './app.ts';
import { buildWorld, change } from './test-world.ts';

const ask = (query: string) => app.request(`/api/v1/names${query}`);
const found = async (query: string) => apiNames.parse(await (await ask(query)).json()).items;

beforeAll(async () => {
  await buildWorld();
  await change([
    { kind: 'package', slug: 'glast-release', create: true, set: { name: 'GlastRelease' } },
    { kind: 'task', slug: 'move', create: true, set: { name: 'Move the farm' } },
    { kind: 'question', slug: 'which', create: true, set: { name: 'Which runtime?' } },
  ]);
});

test.each([
  ['?q=glrl', { kind: 'package', slug: 'glast-release', name: 'GlastRelease', number: null }],
  ['?q=Site%2013', { kind: 'site', slug: 'site-13', name: 'Site 13', number: null }],
  ['?q=runtime%20which', { kind: 'question', slug: 'which', name: 'Which runtime?', number: null }],
  ['?q=rhel6', { kind: 'platform', slug: 'rhel6', name: 'RHEL6', number: null }],
  ['?q=simul', { kind: 'use_case', slug: 'simulation', name: 'Simulation', number: null }],
])('%s finds it first', async (query, first) => {
  expect((await found(query))[0]).toEqual(first);
});

test('a task is found by its number, and its name', async () => {
  const [byName] = await found('?q=farm');
  expect(byName).toMatchObject({ kind: 'task', slug: 'move' });
  expect((await found(`?q=%23${byName?.number}`))[0]).toEqual(byName);
});

test('never more than a few, and nothing from the trash', async () => {
  expect(await found('')).toHaveLength(30);
  expect(await found('?limit=3')).toHaveLength(3);
  expect(await found('?limit=200')).toHaveLength(30);
  await change([{ kind: 'package', slug: 'later', create: true, set: { name: 'Unheard-of' } }]);
  expect(await found('?q=unheard')).toHaveLength(1);
});

test.each(['?q=%00', '?limit=0', '?limit=x', '?sort=name', '?q=a&q=b', `?q=${'a'.repeat(201)}`])(
  '%s is told to be wrong',
  async (query) => expect((await ask(query)).status).toBe(400),
);

test.each(["?q=')%3Bdrop table entries--", '?q=%25', '?q=%5C', '?q=%F0%9F%9A%A2'])(
  '%s finds nothing',
  async (query) => {
    expect(await found(query)).toEqual([]);
  },
);

test('the same answer is not sent twice', async () => {
  const etag = (await ask('?q=glast')).headers.get('etag') ?? '';
  expect((await app.request('/api/v1/names?q=glast', { headers: { 'if-none-match': etag } })).status).toBe(304);
});
