import { beforeAll, expect, it } from 'vitest';
import { db } from '#lib/base/db.ts';
import type { Browser } from './test-browser.ts';
import { signedIn, visitor } from './test-sign-in.ts';
import { change } from './test-world.ts';

const browsers = new Map<string, Browser>();

beforeAll(async () => {
  await change([
    { kind: 'package', slug: 'mine', create: true, set: { name: 'Mine', summary: 'one' } },
    { kind: 'package', slug: 'other', create: true, set: { name: 'Other' } },
  ]);
  await change([{ kind: 'package', slug: 'mine', set: { summary: 'two' } }]);
  browsers.set('reader', (await signedIn('reader', [])).browser);
  browsers.set(
    'expert',
    (await signedIn('expert', [{ role: 'expert', entry: { kind: 'package', slug: 'mine' } }])).browser,
  );
  browsers.set(
    'neighbour',
    (await signedIn('neighbour', [{ role: 'expert', entry: { kind: 'package', slug: 'other' } }])).browser,
  );
  browsers.set('manager', (await signedIn('manager', [{ role: 'manager', entry: null }])).browser);
  browsers.set('nobody', visitor());
});

const now = () => db().entry.findUniqueOrThrow({ where: { kind_slug: { kind: 'package', slug: 'mine' } } });
const form = (more: Record<string, string> = {}) => ({
  kind: 'package',
  slug: 'mine',
  revision: '2',
  version: '2',
  next: '/packages/mine',
  ...more,
});

it.each([
  ['nobody', 401],
  ['reader', 403],
  ['neighbour', 403],
])('%s reverts nothing', async (who, status) => {
  const before = await now();
  expect((await browsers.get(who)?.post('/api/revert', form()))?.status).toBe(status);
  expect(await now()).toEqual(before);
});

it.each<Record<string, string>>([
  { kind: 'secret' },
  { slug: '../x' },
  { revision: '-1' },
  { version: '1e9' },
  { why: '\u0000' },
])('a form with %j is refused', async (wrong) => {
  const before = await now();
  expect((await browsers.get('manager')?.post('/api/revert', form(wrong)))?.status).toBe(400);
  expect(await now()).toEqual(before);
});

it('an expert reverts a change of the own package once, and a manager that of anybody', async () => {
  const done = await browsers.get('expert')?.post('/api/revert', form());
  expect(done?.headers.get('location')).toBe('/packages/mine?saved=reverted');
  expect((await now()).fields).toMatchObject({ summary: 'one' });
  const stale = await browsers.get('expert')?.post('/api/revert', form());
  expect(stale?.headers.get('location')).toBe('/packages/mine?saved=conflict');
  const again = await browsers.get('manager')?.post('/api/revert', form({ revision: '3', version: '3', next: '//x' }));
  expect(again?.headers.get('location')).toBe('/?saved=reverted');
  expect((await now()).fields).toMatchObject({ summary: 'two' });
});

it('one field of a revision is put back, the others stay; a field it did not change is no part of it', async () => {
  await change([{ kind: 'package', slug: 'other', set: { summary: 'new', comments: { raw: 'also new' } } }]);
  const sent = { slug: 'other', revision: '2', version: '2', field: 'summary', why: 'Was right before.' };
  const manager = browsers.get('manager');
  const wrong = await manager?.post('/api/revert', form({ ...sent, field: 'strategy' }));
  expect(wrong?.headers.get('location')).toBe('/packages/mine?saved=nothing');
  const done = await manager?.post('/api/revert', form({ ...sent, next: '/history/package/other?field=summary' }));
  expect(done?.headers.get('location')).toBe('/history/package/other?field=summary&saved=reverted');
  const other = await db().entry.findUniqueOrThrow({ where: { kind_slug: { kind: 'package', slug: 'other' } } });
  expect(other.fields).toMatchObject({ summary: '', comments: { raw: 'also new' } });
  const last = await db().revision.findFirstOrThrow({
    where: { entryId: other.id },
    orderBy: { version: 'desc' },
    include: { changeSet: true },
  });
  expect([last.action, last.changeSet.why]).toEqual(['revert', 'Was right before.']);
});
