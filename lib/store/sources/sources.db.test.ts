import { expect, test } from 'vitest';
import { type Actor, ANONYMOUS, systemActor } from '#lib/auth/actor.ts';
import { db, type Tx } from '#lib/base/db.ts';
import { inRollback } from '#lib/base/test-database.ts';
import { newSourceInput, sourceChange } from '#lib/contracts/ingest/source.ts';
import { listSources } from '#lib/read/list-sources.ts';
import { readArrivals } from '#lib/read/read-arrivals.ts';
import { readSource } from '#lib/read/read-source.ts';
import { changeSource } from './change-source.ts';
import { createSource } from './create-source.ts';
import { disableSource } from './disable-source.ts';
import { endOldSecrets } from './end-old-secrets.ts';
import { rotateSecret } from './rotate-secret.ts';

const NOW = new Date('2026-02-03T04:05:06Z');
const person = (role: 'manager' | 'admin'): Actor => ({
  kind: 'user',
  userId: 1,
  name: role,
  grants: [
    { role: 'reader', entry: null },
    { role, entry: null },
  ],
});
const as = (tx: Tx, actor: Actor = systemActor('test')) => ({ actor, now: NOW, db: tx });
const given = (more: object = {}) =>
  newSourceInput.parse({
    name: 'registry',
    provider: 'distribution',
    registryHosts: ['Registry.Example.org:5000'],
    rules: [{ repository: 'fermi/glastrelease', image: 'glastrelease' }],
    createImages: true,
    ...more,
  });

async function made(tx: Tx, more: object = {}): Promise<{ id: number; path: string; secret: string | null }> {
  const result = await createSource({ ctx: as(tx), input: given(more) });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}
async function seen(tx: Tx, id: number) {
  const result = await readSource({ ctx: as(tx), input: { id } });
  if (!result.ok) throw new Error(result.failure.detail);
  return result.value;
}

test('a source has an address that nobody guesses, a secret told once, and rules', () =>
  inRollback(async (tx) => {
    const source = await made(tx);
    expect(source.path).toMatch(/^[\w-]{43}$/);
    expect(source.secret).toMatch(/^[\w-]{43}$/);
    const read = await seen(tx, source.id);
    expect(read).toMatchObject({
      name: 'registry',
      provider: 'distribution',
      state: 'in use',
      registryHosts: ['registry.example.org:5000'],
      rules: 1,
      unmapped: 0,
      secrets: 1,
      lastEvent: null,
      lastSweep: null,
      mapped: [{ repository: 'fermi/glastrelease', image: { slug: 'glastrelease', name: 'glastrelease' } }],
      history: [
        { actor: 'system:test', what: 'maps fermi/glastrelease to glastrelease' },
        { what: 'made, for distribution at registry.example.org:5000' },
      ],
    });
    const everything = JSON.stringify([read, await listSources({ ctx: as(tx) })]);
    expect(everything).not.toContain(source.secret);
    const image = await tx.entry.findUnique({ where: { kind_slug: { kind: 'image', slug: 'glastrelease' } } });
    expect(image).toMatchObject({ version: 1 });
    // The same name again, and an image that is not there: neither leaves anything.
    expect(await createSource({ ctx: as(tx), input: given() })).toMatchObject({ failure: { kind: 'conflict' } });
    const rules = [{ repository: 'a/b', image: 'not-there' }];
    const bad = given({ name: 'other', rules, createImages: false });
    expect(await createSource({ ctx: as(tx), input: bad })).toMatchObject({
      failure: { kind: 'invalid', errors: [{ pointer: '/rules/0/image' }] },
    });
    expect(await listSources({ ctx: as(tx) })).toHaveLength(1);
  }));

test('where nothing is signed there is no secret, and elsewhere one that fits', () =>
  inRollback(async (tx) => {
    for (const provider of ['dockerhub', 'quay']) {
      expect(await made(tx, { name: provider, provider, registryHosts: [] })).toMatchObject({ secret: null });
    }
    for (const provider of ['generic', 'gitlab']) {
      const { secret } = await made(tx, { name: provider, provider });
      expect(Buffer.from(secret?.replace(/^whsec_/, '') ?? '', 'base64')).toHaveLength(32);
    }
  }));

test('public registries are named by their provider, with where they send us; another registry brings nobody along', () =>
  inRollback(async (tx) => {
    const hosts = async (provider: string, more: object = {}) => {
      const { id } = await made(tx, { name: `${provider}${Object.keys(more)}`, provider, registryHosts: [], ...more });
      const { registryHosts, trustedHosts } = await seen(tx, id);
      return { registryHosts, trustedHosts };
    };
    const ghcr = { registryHosts: ['ghcr.io'], trustedHosts: ['pkg-containers.githubusercontent.com'] };
    expect(await hosts('ghcr')).toEqual(ghcr);
    expect(await hosts('quay')).toMatchObject({ registryHosts: ['quay.io'] });
    const hub = await hosts('dockerhub', { trustedHosts: ['auth.docker.io', 'mirror.example.org'] });
    expect(hub.registryHosts).toEqual(['docker.io']);
    expect(hub.trustedHosts.filter((host) => host === 'auth.docker.io')).toHaveLength(1);
    expect(hub.trustedHosts).toContain('mirror.example.org');
    const own = { registryHosts: ['quay.example.org'] };
    expect(await hosts('quay', own)).toEqual({ ...own, trustedHosts: [] });
  }));

test('rules are set as a whole: what stays keeps its sweep, what is mapped now is unmapped no longer', () =>
  inRollback(async (tx) => {
    const { id } = await made(tx);
    await tx.repositoryRule.updateMany({ where: { sourceId: id }, data: { sweptAt: NOW, sweepFault: 'away' } });
    const at = { firstAt: NOW, lastAt: NOW };
    await tx.unmappedRepository.createMany({
      data: [
        { sourceId: id, repository: 'fermi/tools', count: 3, ...at },
        { sourceId: id, repository: 'fermi/other', count: 7, ...at },
      ],
    });
    const rules = [
      { repository: 'fermi/glastrelease', image: 'glastrelease' },
      { repository: 'fermi/tools', image: 'tools', tagPolicy: 'v*' },
    ];
    const change = sourceChange.parse({ rules, createImages: true, allowPrivate: true, registryPassword: 'pass-word' });
    expect(await changeSource({ ctx: as(tx), input: { id, change } })).toEqual({ ok: true, value: true });
    const read = await seen(tx, id);
    expect(read).toMatchObject({
      rules: 2,
      unmapped: 1,
      sweepFaults: 1,
      lastSweep: NOW.toISOString(),
      allowPrivate: true,
      hasRegistryPassword: true,
      unmappedRepositories: [{ repository: 'fermi/other', count: 7 }],
      mapped: [
        { repository: 'fermi/glastrelease', sweepFault: 'away' },
        { repository: 'fermi/tools', tagPolicy: 'v*', sweptAt: null },
      ],
    });
    expect(read.history.map(({ what }) => what).slice(0, 3)).toEqual([
      'maps fermi/tools to tools, tags v*',
      'changed its password at the registry',
      'changed its leave for private addresses: true',
    ]);
    expect(JSON.stringify(read)).not.toContain('pass-word');
    const none = sourceChange.parse({ rules: [] });
    await changeSource({ ctx: as(tx), input: { id, change: none } });
    expect((await seen(tx, id)).rules).toBe(0);
    const states = ['received', 'quarantined', 'quarantined', 'failed', 'processed', 'ignored'] as const;
    await tx.delivery.createMany({
      data: states.map((state, at) => ({
        sourceId: id,
        dedupeKey: `${at}`,
        headers: {},
        body: Buffer.from(''),
        state,
      })),
    });
    expect((await listSources({ ctx: as(tx) }))[0]?.deliveries).toEqual({ received: 1, quarantined: 2, failed: 1 });
    // Nothing that is said again is noted again.
    const count = await tx.sourceEvent.count({ where: { sourceId: id } });
    await changeSource({ ctx: as(tx), input: { id, change: sourceChange.parse({ allowPrivate: true, rules: [] }) } });
    expect(await tx.sourceEvent.count({ where: { sourceId: id } })).toBe(count);
  }));

test('repositories of a retired source are none that wait to be read', () =>
  inRollback(async (tx) => {
    const { id } = await made(tx);
    const repositories = async () => (await readArrivals({ ctx: as(tx) })).repositories;
    expect(await repositories()).toEqual({ all: 1, neverSwept: 1, faulty: 0 });
    await tx.repositoryRule.updateMany({ where: { sourceId: id }, data: { sweptAt: NOW, sweepFault: 'away' } });
    expect(await repositories()).toEqual({ all: 1, neverSwept: 0, faulty: 1 });
    await disableSource({ ctx: as(tx), input: { id, disabled: true } });
    expect(await repositories()).toEqual({ all: 0, neverSwept: 0, faulty: 0 });
  }));

test('only who keeps sources may do any of this, or look', () =>
  inRollback(async (tx) => {
    const { id } = await made(tx);
    const denied: readonly Actor[] = [
      ANONYMOUS,
      person('manager'),
      { kind: 'webhook', sourceId: id, name: 'registry' },
      { kind: 'token', tokenId: 1, name: 'ci', scopes: ['builds:write', 'entries:write'], owner: null },
    ];
    const verbs = (actor: Actor) => [
      createSource({ ctx: as(tx, actor), input: given({ name: 'another' }) }),
      changeSource({ ctx: as(tx, actor), input: { id, change: { allowPrivate: true } } }),
      rotateSecret({ ctx: as(tx, actor), input: { id, alone: true } }),
      endOldSecrets({ ctx: as(tx, actor), input: { id } }),
      disableSource({ ctx: as(tx, actor), input: { id, disabled: true } }),
    ];
    const before = JSON.stringify(await seen(tx, id));
    for (const actor of denied) {
      for (const verb of verbs(actor)) expect((await verb).ok).toBe(false);
      expect(() => listSources({ ctx: as(tx, actor) })).toThrow();
      await expect(readSource({ ctx: as(tx, actor), input: { id } })).rejects.toThrow();
    }
    expect(JSON.stringify(await seen(tx, id))).toBe(before);
    const renamed = await changeSource({ ctx: as(tx, person('admin')), input: { id, change: { name: 'renamed' } } });
    expect(renamed.ok).toBe(true);
    expect((await seen(tx, id)).history[0]).toMatchObject({
      actor: 'user:1',
      what: 'renamed from registry to renamed',
    });
    for (const verb of [rotateSecret, endOldSecrets]) {
      const input = { id: id + 1000, alone: false };
      expect(await verb({ ctx: as(tx), input })).toMatchObject({ failure: { kind: 'not_found' } });
    }
  }));

test('what was done to a source is never changed', async () => {
  await expect(db().$executeRaw`delete from source_events`).rejects.toThrow(/never changed/);
  await expect(db().$executeRaw`update source_events set what = ''`).rejects.toThrow(/never changed/);
});

test.each([
  { name: 'two words' },
  { registryHosts: [] },
  { registryHosts: ['https://registry.example.org'] },
  { registryHosts: ['registry.example.org/path'] },
  { registryHosts: ['user@registry.example.org'] },
  { registryHosts: ['registry.example.org:99999'] },
  { trustedHosts: ['http://token.example.org'] },
  { provider: 'nobody' },
  { rules: [{ repository: 'Upper/Case', image: 'x' }] },
  { rules: [{ repository: '../x', image: 'x' }] },
  { rules: [{ repository: 'a', image: 'Not A Slug' }] },
  { rules: [{ repository: 'a', image: 'x', tagPolicy: '^.*$' }] },
  {
    rules: [
      { repository: 'a', image: 'x' },
      { repository: 'a', image: 'y' },
    ],
  },
  { registryUser: 'a:b' },
  { registryPassword: 'a\nb' },
  { secret: 'short' },
  { secret: 'with spaces in the middle' },
  { provider: 'generic', secret: 'whsec_tooShort' },
  { provider: 'gitlab', secret: 'whsec_!!!!!!!!!!!!!!!!' },
  { more: 1 },
])('a source is not made of %j', (more) => {
  const whole = { name: 'x', provider: 'distribution', registryHosts: ['registry.example.org'] };
  expect(newSourceInput.safeParse(whole).success).toBe(true);
  expect(newSourceInput.safeParse({ ...whole, ...more }).success).toBe(false);
});
