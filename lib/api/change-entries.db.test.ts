import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '#lib/base/db.ts';
import { changedEntries, editorNames, entryFieldsList } from '#lib/contracts/api/change-entries.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { app } from './app.ts';
import { machineToken } from './test-actors.ts';
import { buildWorld, change } from './test-world.ts';

let bearer = '';
beforeAll(async () => {
  await buildWorld();
  bearer = (await machineToken('ci', ['entries:write'])).bearer;
});

type Body = Record<string, unknown> & { errors: { pointer: string; detail: string }[]; detail: string };
interface Sent {
  status: number;
  body: Body;
}
async function send(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Sent> {
  const response = await app.request(`/api/v1/${path}`, {
    method,
    headers: { authorization: bearer, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body }),
  });
  const sent = { status: response.status, body: (await response.json()) as Body };
  if (sent.status >= 400) problem.parse(sent.body);
  return sent;
}
const post = (path: string, body: unknown, headers?: Record<string, string>) =>
  send('POST', path, JSON.stringify(body), headers);
const entry = (slug: string) => db().entry.findUniqueOrThrow({ where: { kind_slug: { kind: 'package', slug } } });
const one = async (slug: string, set: Record<string, unknown>) => ({
  kind: 'package',
  slug,
  version: (await entry(slug)).version,
  set,
});

describe('GET /fields', () => {
  test('gives entries as they are edited, in the order asked for, and leaves out what is not there', async () => {
    const asked = await send('GET', 'fields?entry=site/site-2&entry=package/nowhere&entry=package/package-3');
    expect(asked.status).toBe(200);
    const { items } = entryFieldsList.parse(asked.body);
    expect(items.map(({ kind, slug }) => `${kind}/${slug}`)).toEqual(['site/site-2', 'package/package-3']);
    const stored = await entry('package-3');
    expect(items[1]).toMatchObject({ version: stored.version, fields: stored.fields, name: stored.name });
  });

  test.each([
    '',
    '?entry=',
    '?entry=package',
    '?entry=ship/gleam',
    '?entry=package/../x',
    '?entry=package/package-3&limit=2',
  ])('refuses %s', async (query) => {
    const asked = await send('GET', `fields${query}`);
    expect([asked.status, asked.body.errors[0]?.pointer]).toEqual([400, '/query/entry']);
  });

  test('refuses more than five hundred', async () => {
    const asked = await send('GET', `fields?${'entry=package/package-3&'.repeat(500)}entry=package/package-3`);
    expect(asked.status).toBe(400);
  });

  test('is only read', async () => {
    expect((await app.request('/api/v1/fields', { method: 'POST' })).status).toBe(405);
  });
});

describe('GET /choices', () => {
  test('gives what an editor of a kind can point at', async () => {
    const asked = await send('GET', 'choices?for=package');
    expect(asked.status).toBe(200);
    const names = editorNames.parse(asked.body);
    expect(names.platform).toContainEqual({ slug: 'rhel6', name: 'RHEL6' });
    expect(names.person).toEqual([{ slug: 'ann', name: 'Ann Expert' }]);
  });

  test.each(['', '?for=', '?for=ship', '?for=package&for=site', '?for=package&q=x'])('refuses %s', async (query) => {
    const asked = await send('GET', `choices${query}`);
    expect([asked.status, asked.body.errors[0]?.pointer]).toEqual([400, '/query/for']);
  });
});

describe('POST /changes', () => {
  test('stores several entries in one change and answers with their versions', async () => {
    const entries = [await one('package-1', { summary: 'both' }), await one('package-2', { summary: 'both' })];
    const sent = await post('changes', { why: 'a reason', entries });
    expect(sent.status, sent.body.detail).toBe(200);
    const done = changedEntries.parse(sent.body);
    expect(done.entries.map(({ slug, version, changed }) => [slug, version, changed])).toEqual(
      entries.map(({ slug, version }) => [slug, version + 1, ['summary']]),
    );
    const revisions = await db().revision.findMany({ where: { changeSetId: done.changeSet ?? 0 } });
    expect(revisions).toHaveLength(2);
  });

  test('with preview stores nothing', async () => {
    const before = await entry('package-3');
    const sent = await post('changes', { preview: true, entries: [await one('package-3', { summary: 'not yet' })] });
    expect([sent.status, sent.body.changeSet]).toEqual([200, null]);
    expect(sent.body.entries).toMatchObject([{ slug: 'package-3', version: before.version + 1, changed: ['summary'] }]);
    expect(await entry('package-3')).toEqual(before);
  });

  test('takes a change of many entries, and of no more than five hundred', async () => {
    const slugs = Array.from({ length: 501 }, (_, at) => `many-${at}`);
    const there = slugs.slice(0, 30);
    await change(there.map((slug) => ({ kind: 'note', slug, create: true, set: { name: slug } })));
    const versions = async () => {
      const notes = await db().entry.findMany({ where: { kind: 'note', slug: { in: there } } });
      return new Set(notes.map(({ version }) => version));
    };
    const patch = (slug: string) => ({ kind: 'note', slug, version: 1, set: { summary: 'many' } });
    const over = await post('changes', { entries: slugs.map(patch) });
    expect([over.status, over.body.errors[0]?.pointer]).toEqual([422, '/entries']);
    const missing = await post('changes', { entries: slugs.slice(0, 500).map(patch) });
    expect(missing.status).toBe(404);
    expect(await versions()).toEqual(new Set([1]));
    const all = await post('changes', { entries: there.map(patch) });
    expect(all.status, all.body.detail).toBe(200);
    expect(await versions()).toEqual(new Set([2]));
  });

  describe('refuses', () => {
    let before: Awaited<ReturnType<typeof entry>>;
    beforeAll(() => change([{ kind: 'package', slug: 'package-4', set: { summary: 'theirs' } }]));
    beforeEach(async () => {
      before = await entry('package-4');
      return async () => expect(await entry('package-4')).toEqual(before);
    });
    const mine = () => ({ kind: 'package', slug: 'package-4', version: before.version, set: { summary: 'mine' } });

    test('what is no JSON, of another type, too large, or asked with a query', async () => {
      expect((await send('POST', 'changes', '{"entries":')).status).toBe(400);
      const text = await post('changes', { entries: [mine()] }, { 'content-type': 'text/plain' });
      expect(text.status).toBe(415);
      const large = await post('changes', { why: 'x'.repeat(1024 * 1024), entries: [mine()] });
      expect(large.status).toBe(413);
      expect((await post('changes?preview=true', { entries: [mine()] })).status).toBe(400);
    });

    test('who may not', async () => {
      expect((await post('changes', { entries: [mine()] }, { authorization: '' })).status).toBe(401);
      const scoped = (await machineToken('builds', ['builds:write'])).bearer;
      expect((await post('changes', { entries: [mine()] }, { authorization: scoped })).status).toBe(403);
    });

    test.each<[string, (entry: ReturnType<typeof mine>) => unknown, string]>([
      ['no entries', () => ({ entries: [] }), '/entries'],
      ['no list of them', (entry) => ({ entries: entry }), '/entries'],
      ['another member', (entry) => ({ entries: [entry], force: true }), ''],
      ['no version', (entry) => ({ entries: [{ ...entry, version: undefined }] }), '/entries/0/version'],
      ['version nought', (entry) => ({ entries: [{ ...entry, version: 0 }] }), '/entries/0/version'],
      ['a version past every one', (entry) => ({ entries: [{ ...entry, version: 1e12 }] }), '/entries/0/version'],
      ['an unknown kind', (entry) => ({ entries: [{ ...entry, kind: 'ship' }] }), '/entries/0/kind'],
      ['a slug that is none', (entry) => ({ entries: [{ ...entry, slug: '../x' }] }), '/entries/0/slug'],
      [
        'an unknown word',
        (entry) => ({ entries: [{ ...entry, set: { strategy: 'sail' } }] }),
        '/entries/0/set/strategy',
      ],
      ['what is no field', (entry) => ({ entries: [{ ...entry, set: { slug: 'x' } }] }), '/entries/0/set/slug'],
      ['an entry twice', (entry) => ({ entries: [entry, entry] }), '/entries/1'],
    ])('%s', async (_, body, pointer) => {
      const sent = await post('changes', body(mine()));
      expect([sent.status, sent.body.errors[0]?.pointer]).toEqual([422, pointer]);
    });

    test('an entry that is not there', async () => {
      const gone = { ...mine(), slug: 'nowhere' };
      expect((await post('changes', { entries: [mine(), gone] })).status).toBe(404);
    });

    test('an entry in the trash', async () => {
      await change([{ kind: 'package', slug: `trashed-${before.id}`, create: true, set: { name: 'Trashed' } }]);
      const trashed = { ...mine(), slug: `trashed-${before.id}`, version: 1 };
      const path = `packages/${trashed.slug}`;
      await app.request(`/api/v1/${path}`, { method: 'DELETE', headers: { authorization: bearer, 'if-match': '"1"' } });
      expect((await post('changes', { entries: [mine(), { ...trashed, version: 2 }] })).status).toBe(409);
    });

    test('a version that somebody has saved since, with the entry as it is now', async () => {
      const stale = { ...mine(), version: before.version - 1 };
      const sent = await post('changes', { entries: [stale] });
      expect(sent.status).toBe(412);
      expect(sent.body.current).toEqual({
        kind: 'package',
        slug: 'package-4',
        version: before.version,
        fields: before.fields,
      });
    });
  });
});

describe('POST /changes/{id}/revert', () => {
  const changed = async (slug: string, summary: string) => {
    const sent = await post('changes', { entries: [await one(slug, { summary })] });
    return Number(sent.body.changeSet);
  };

  test('undoes all of one change, with or without a reason', async () => {
    for (const body of ['', '{"why":"a slip"}']) {
      const before = (await entry('package-5')).fields;
      const id = await changed('package-5', `a slip ${body}`);
      const sent = await send('POST', `changes/${id}/revert`, body === '' ? undefined : body);
      expect(sent.status, sent.body.detail).toBe(200);
      expect(changedEntries.parse(sent.body).entries[0]?.changed).toEqual(['summary']);
      expect((await entry('package-5')).fields).toEqual(before);
    }
  });

  test('refuses what has been changed since, and reverts nothing', async () => {
    const id = await changed('package-6', 'mine');
    await changed('package-6', 'theirs');
    const sent = await post(`changes/${id}/revert`, {});
    expect(sent.status).toBe(409);
    expect((await entry('package-6')).fields).toMatchObject({ summary: 'theirs' });
  });

  test.each(['0', 'x', '1e3', '999999999', '99999999999'])('knows no change %s', async (id) => {
    expect((await post(`changes/${id}/revert`, {})).status).toBe(404);
  });

  test('refuses a body that does not fit, and who may not', async () => {
    const id = await changed('package-7', 'stays');
    const path = `changes/${id}/revert`;
    const answers = [
      await send('POST', path, '{'),
      await post(path, { why: 'x'.repeat(1024 * 1024) }),
      await post(path, {}, { 'content-type': 'text/plain' }),
      await post(path, { why: 7 }),
      await post(path, { fields: [] }),
      await post(path, {}, { authorization: '' }),
      await post(`${path}?all=1`, {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 413, 415, 422, 422, 401, 400]);
    expect((await entry('package-7')).fields).toMatchObject({ summary: 'stays' });
  });
});
