import { beforeAll, expect, it } from 'vitest';
import { db } from '#lib/base/db.ts';
import type { Browser } from './test-browser.ts';
import { signedIn } from './test-sign-in.ts';
import { change } from './test-world.ts';

let admin: Browser;
beforeAll(async () => {
  await change([
    { kind: 'image', slug: 'gleam', create: true, set: { name: 'GLEAM' } },
    { kind: 'image', slug: 'asp', create: true, set: { name: 'ASP' } },
  ]);
  admin = (await signedIn('admin', [{ role: 'admin', entry: null }])).browser;
});

const send = async (path: string, form: Record<string, string> = {}) => {
  const answer = await admin.post(path, form);
  return { status: answer.status, to: answer.headers.get('location') ?? '', cookies: answer.headers.getSetCookie() };
};
const secretIn = (cookies: readonly string[]): string =>
  decodeURIComponent(/seaworthy_new_secret=([^;]+)/.exec(cookies.join())?.[1] ?? '');
const settings = { name: 'ours', provider: 'distribution', registries: 'r.example.org:5000\nhttp://b.example.org' };

/** Makes a source and gives its number. */
async function source(name: string): Promise<number> {
  const { to } = await send('/api/sources', { ...settings, name });
  return Number(/^\/admin\/sources\/(\d+)\?said=made$/.exec(to)?.[1]);
}
const rules = (sourceId: number) =>
  db().repositoryRule.findMany({ where: { sourceId }, select: { repository: true, tagPolicy: true, imageId: true } });
const live = (sourceId: number) => db().webhookSecret.count({ where: { sourceId, retiredAt: null } });

it('makes a source; its secret goes to its page once, and into no address', async () => {
  const typed = { ...settings, user: 'robot', password: 'between us', private: 'on', trusted: 'auth.example.org' };
  const { status, to, cookies } = await send('/api/sources', typed);
  expect(status).toBe(303);
  const made = await db().webhookSource.findFirstOrThrow({ include: { secrets: true } });
  expect(made).toMatchObject({
    ...{ name: 'ours', registryHosts: ['r.example.org:5000', 'http://b.example.org'], allowPrivate: true },
    ...{ trustedHosts: ['auth.example.org'], registryUser: 'robot', registryPassword: 'between us' },
  });
  expect(to).toBe(`/admin/sources/${made.id}?said=made`);
  expect(secretIn(cookies)).toBe(made.secrets[0]?.secret);
  for (const part of ['HttpOnly', 'SameSite=Strict', `Path=/admin/sources/${made.id};`])
    expect(cookies[0]).toContain(part);
});

it('takes what was typed back to the page, but nothing secret', async () => {
  const typed = {
    name: 'two words',
    provider: 'harbor',
    registries: 'a host',
    user: 'u',
    password: 'pass-1',
    secret: 'x',
  };
  const { to } = await send('/api/sources', typed);
  expect(to).toMatch(/^\/admin\/sources\?/);
  expect(Object.fromEntries(new URL(to, 'http://h').searchParams)).toEqual({
    ...{ said: 'bad-secret', name: 'two words', provider: 'harbor', registries: 'a host', user: 'u' },
  });
  expect((await send('/api/sources', { ...settings, name: 'ours' })).to).toContain('said=name-taken');
});

it('changes settings; a password that is not typed stays, and can be forgotten', async () => {
  const id = await source('changed');
  const change = (form: Record<string, string>) => send(`/api/sources/${id}`, { name: 'changed', ...form });
  const password = async () => (await db().webhookSource.findUniqueOrThrow({ where: { id } })).registryPassword;
  await change({ registries: 'c.example.org', user: 'u', password: 'pass-2' });
  expect((await change({ registries: 'd.example.org', user: 'u' })).to).toBe(`/admin/sources/${id}?said=changed`);
  expect(await password()).toBe('pass-2');
  await change({ registries: 'd.example.org', forget: 'on' });
  expect(await password()).toBe('');
  const { to } = await change({ registries: '', user: 'u:x' });
  expect(to).toMatch(/said=not-changed.*#settings$/);
  expect((await db().webhookSource.findUniqueOrThrow({ where: { id } })).registryHosts).toEqual(['d.example.org']);
});

it('rotates secrets: two are good until the old one is ended', async () => {
  const id = await source('rotated');
  const first = secretIn((await send(`/api/sources/${id}/secret`)).cookies);
  expect(first).not.toBe('');
  expect(await live(id)).toBe(2);
  await send(`/api/sources/${id}/old-secrets`);
  expect(await live(id)).toBe(1);
  await send(`/api/sources/${id}/secret`, { alone: 'on' });
  expect(await live(id)).toBe(1);
  const given = await send(`/api/sources/${id}/secret`, { secret: 'made-by-the-sender-1' });
  expect(given).toMatchObject({ to: `/admin/sources/${id}?said=rotated`, cookies: [] });
  expect((await send(`/api/sources/${id}/secret`, { secret: 'short' })).to).toContain('said=bad-secret');
  expect(await live(id)).toBe(2);
});

it('maps repositories one by one, and two admins do not undo each other', async () => {
  const id = await source('mapped');
  const map = (form: Record<string, string>) => send(`/api/sources/${id}/repositories`, form);
  await db().unmappedRepository.create({
    data: { sourceId: id, repository: 'fermi/gleam', firstAt: new Date(), lastAt: new Date() },
  });
  await Promise.all([
    map({ repository: 'fermi/gleam', image: 'gleam', tags: 'v*' }),
    map({ repository: 'fermi/asp', image: 'asp' }),
  ]);
  expect(await rules(id)).toHaveLength(2);
  expect(await db().unmappedRepository.count({ where: { sourceId: id } })).toBe(0);
  await map({ repository: 'fermi/gleam', image: 'asp' });
  const asp = await db().entry.findUniqueOrThrow({ where: { kind_slug: { kind: 'image', slug: 'asp' } } });
  expect(await rules(id)).toContainEqual({ repository: 'fermi/gleam', tagPolicy: '', imageId: asp.id });
  const none = await map({ repository: 'fermi/new', image: 'no-such' });
  expect(none.to).toMatch(/repository=fermi%2Fnew&image=no-such&said=no-image#repositories$/);
  expect((await map({ repository: 'Fermi New', image: 'gleam' })).to).toContain('said=not-mapped');
  expect((await map({ repository: 'fermi/new', image: 'no-such', create: 'on' })).to).toContain('said=mapped');
  await send(`/api/sources/${id}/repositories/removal`, { repository: 'fermi/gleam' });
  expect((await rules(id)).map(({ repository }) => repository).sort()).toEqual(['fermi/asp', 'fermi/new']);
  expect((await send(`/api/sources/${id}/repositories/removal`, { repository: 'fermi/gleam' })).status).toBe(404);
});

it('asks for a sweep once, and not for one of a source that is retired', async () => {
  const id = await source('swept');
  expect((await send(`/api/sources/${id}/sweep`)).to).toContain('said=no-sweep');
  await send(`/api/sources/${id}/repositories`, { repository: 'fermi/asp', image: 'asp' });
  expect((await send(`/api/sources/${id}/sweep`)).to).toContain('said=sweeping');
  expect((await send(`/api/sources/${id}/sweep`)).to).toContain('said=no-sweep');
  expect((await send(`/api/sources/${id}/retirement`, { retired: 'yes' })).to).toContain('said=retired');
  expect((await send(`/api/sources/${id}/sweep`)).to).toContain('said=refused');
  expect((await send(`/api/sources/${id}/retirement`, { retired: 'no' })).to).toContain('said=taken-back');
});

it('replays one delivery, and all that a page shows', async () => {
  const sourceId = await source('replayed');
  const data = (dedupeKey: string) => ({ sourceId, dedupeKey, headers: {}, body: Buffer.from('{}'), attempts: 5 });
  const made = await db().delivery.createManyAndReturn({
    data: ['a', 'b', 'c'].map((key) => ({ ...data(key), state: 'failed' as const, reason: 'hung' })),
  });
  const [one, ...others] = made.map(({ id }) => id);
  const page = `/admin/deliveries/${one}`;
  expect((await send(`/api/deliveries/${one}/replay`)).to).toBe(`${page}?said=replayed`);
  expect((await send(`/api/deliveries/${one}/replay`)).to).toBe(`${page}?said=waits`);
  const next = '/admin/deliveries?state=failed';
  const all = await send('/api/deliveries/replay', { ids: [one, ...others].join(), next });
  expect(all.to).toBe('/admin/deliveries?state=failed&count=2&said=replayed');
  const waiting = await db().delivery.findMany({ where: { sourceId } });
  for (const delivery of waiting)
    expect(delivery).toMatchObject({ state: 'received', attempts: 0, reason: '', lease: 1 });
  for (const ids of ['', '1,x', Array.from({ length: 51 }, (_, at) => at + 1).join()]) {
    expect((await send('/api/deliveries/replay', { ids })).to).toBe('/admin/deliveries?said=not-replayed');
  }
  expect((await send('/api/deliveries/999999/replay')).status).toBe(404);
});

it('trusts a CI project by its number, and ends that', async () => {
  const typed = {
    name: 'gleam',
    issuer: 'https://ci.example.org',
    audience: 'here',
    claim: 'project_id',
    project: '42',
  };
  const bad = await send('/api/ci-trusts', { ...typed, project: 'fermi/gleam', 'tests:write': 'on' });
  expect(bad.to).toContain('project=fermi%2Fgleam');
  expect(bad.to).toMatch(/said=not-trusted#new$/);
  expect((await send('/api/ci-trusts', typed)).to).toContain('said=not-trusted');
  expect((await send('/api/ci-trusts', { ...typed, 'tests:write': 'on' })).to).toBe('/admin/trust?said=trusted');
  expect((await send('/api/ci-trusts', { ...typed, 'tests:write': 'on' })).to).toContain('said=name-taken');
  const { id } = await db().ciTrust.findFirstOrThrow();
  expect((await send(`/api/ci-trusts/${id}/end`)).to).toBe('/admin/trust?said=ended');
  expect((await send(`/api/ci-trusts/${id}/end`)).to).toBe('/admin/trust?said=ended-before');
});
