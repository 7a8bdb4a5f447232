import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import { pool, withTransaction } from '#lib/base/db.ts';
import { LISTENER_NAME } from '#lib/base/listen.ts';
import { apiNews } from '#lib/contracts/api/live.ts';
import { bumpTalkVersion } from '#lib/store/bump-data-version.ts';
import { createToken } from '#lib/store/create-token.ts';
import { suspend } from '#lib/store/people/suspend.ts';
import { app } from '../app.ts';
import { grantsOf, SITE, signedIn } from '../test-sign-in.ts';
import { change } from '../test-world.ts';
import { HUB, LIMITS } from './hub.ts';

/** One stream as a browser reads it. */
class Reader {
  readonly response: Response;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #text = '';

  constructor(response: Response) {
    this.response = response;
    if (response.body === null) throw new Error('no body');
    this.#reader = response.body.getReader();
  }

  /** The next event that is not a sign of life. */
  async next(): Promise<{ id: string; name: string; data: ReturnType<typeof apiNews.parse> }> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const lines = this.#text.slice(0, end).split('\n');
        this.#text = this.#text.slice(end + 2);
        const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
        const data = field('data');
        if (data === undefined) continue;
        return { id: field('id') ?? '', name: field('event') ?? '', data: apiNews.parse(JSON.parse(data)) };
      }
      const { done, value } = await this.#reader.read();
      if (done) throw new Error('The stream ended.');
      this.#text += new TextDecoder().decode(value);
    }
  }

  ended = async (): Promise<boolean> => (await this.#reader.read()).done;
  close = () => this.#reader.cancel();
}

const open = async (path = '/api/live', headers: Record<string, string> = {}): Promise<Reader> =>
  new Reader(await app.request(path, { headers }));
const summary = (text: string, slug = 'one') => change([{ kind: 'package', slug, set: { summary: text } }]);

beforeAll(async () => {
  await change(['one', 'two'].map((slug) => ({ kind: 'package' as const, slug, create: true, set: { name: slug } })));
});
afterAll(() => HUB.close());

test('a commit becomes an event, with what changed and who did it, and never what is uncommitted', async () => {
  const reader = await open();
  expect(reader.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(reader.response.headers.get('cache-control')).toContain('no-transform');
  const hello = await reader.next();
  expect(hello).toMatchObject({ name: 'hello', data: { changed: [], more: false } });
  await expect(
    withTransaction(async (tx) => {
      await tx.$executeRaw`update data_version set version = version + 1`;
      await tx.$executeRaw`select pg_notify('seaworthy_data', 'data')`;
      throw new Error('undone');
    }),
  ).rejects.toThrow('undone');
  await summary('changed');
  const event = await reader.next();
  expect(event.name).toBe('change');
  expect(event.data.changed).toEqual([
    { kind: 'package', slug: 'one', number: null, by: 'system:test', name: null, said: false },
  ]);
  expect(event.id).toBe(`${event.data.version}.${event.data.talk}`);
  expect(event.data.version).toBeGreaterThan(hello.data.version);
  await reader.close();
});

test('many commits make few events, and no entry is left out', async () => {
  const [reader, other] = [await open(), await open()];
  const { data } = await reader.next();
  await other.next();
  for (let at = 0; at < 12; at++) await summary(`number ${at}`, at % 2 ? 'one' : 'two');
  const told = new Set<string>();
  let last = data.version;
  let events = 0;
  while (last < data.version + 12) {
    const event = await reader.next();
    expect((await other.next()).data).toEqual(event.data);
    for (const { slug } of event.data.changed) told.add(slug);
    last = event.data.version;
    events++;
  }
  expect(told).toEqual(new Set(['one', 'two']));
  expect(events).toBeLessThan(12);
  await Promise.all([reader.close(), other.close()]);
});

test('who comes back is told what was missed, by the event’s id or by the address', async () => {
  const reader = await open();
  const { id } = await reader.next();
  await reader.close();
  await summary('while away', 'two');
  for (const again of [await open('/api/live', { 'last-event-id': id }), await open(`/api/live?since=${id}`)]) {
    const { name, data } = await again.next();
    expect([name, data.changed.map(({ slug }) => slug), data.more]).toEqual(['hello', ['two'], false]);
    await again.close();
  }
  const stranger = await open('/api/live?since=0.0');
  expect((await stranger.next()).data).toMatchObject({ changed: [], more: true });
  await stranger.close();
});

test('talk is told without an entry where none is known', async () => {
  const reader = await open();
  const { data } = await reader.next();
  await withTransaction((tx) => bumpTalkVersion(tx));
  expect((await reader.next()).data).toEqual({ version: data.version, talk: data.talk + 1, changed: [], more: false });
  await reader.close();
});

test('when its connection is killed another is made, and nothing is missed', async () => {
  const reader = await open();
  await reader.next();
  const pidOf = async () => {
    const { rows } = await pool().query<{ pid: number }>(
      'select pid from pg_stat_activity where application_name = $1 and datname = current_database()',
      [LISTENER_NAME],
    );
    return rows.map(({ pid }) => pid);
  };
  const before = await pidOf();
  expect(before).toHaveLength(1);
  await pool().query('select pg_terminate_backend($1)', before);
  await summary('while nobody listened', 'two');
  expect((await reader.next()).data.changed.map(({ slug }) => slug)).toEqual(['two']);
  await vi.waitFor(async () => expect(await pidOf()).not.toEqual(before), { timeout: 10_000 });
  await summary('after it');
  expect((await reader.next()).data.changed.map(({ slug }) => slug)).toEqual(['one']);
  await reader.close();
});

// Nobody is shut out of a site without an admin.
beforeAll(() => signedIn('an admin', grantsOf('admin')));

test.each(['session', 'token'] as const)('who is suspended hears no more: the stream of a %s ends', async (way) => {
  const grants = grantsOf('manager');
  const { browser, userId } = await signedIn(`${way} listener`, grants);
  const own = { actor: { kind: 'user', userId, name: way, grants } as const, now: new Date() };
  const input = { name: way, scopes: ['entries:write'], expiresInDays: 1, of: 'own' } as const;
  const made = await createToken({ ctx: own, input });
  if (!made.ok) throw new Error(made.failure.detail);
  const headers = {
    session: { cookie: browser.cookiesFor(SITE) },
    token: { authorization: `Bearer ${made.value.token}` },
  };
  const [theirs, other] = [await open('/api/live', headers[way]), await open()];
  await Promise.all([theirs.next(), other.next()]);
  await summary(`heard by a ${way}`);
  for (const reader of [theirs, other]) expect((await reader.next()).data.changed).toMatchObject([{ slug: 'one' }]);
  const shutOut = await suspend({
    ctx: { actor: systemActor('test'), now: new Date() },
    input: { userId, suspended: true },
  });
  expect(shutOut).toMatchObject({ ok: true });
  await expect(theirs.next()).rejects.toThrow('The stream was ended.');
  expect((await other.next()).data.changed).toEqual([]);
  expect(HUB.size).toBe(1);
  await other.close();
  const again = await app.request('/api/live', { method: 'HEAD', headers: headers[way] });
  expect(again.status).toBe(way === 'token' ? 401 : 200);
});

describe('bounds', () => {
  test('one client has only so many streams, and gets room again when some end', async () => {
    expect(HUB.size).toBe(0);
    const readers: Reader[] = [];
    for (let at = 0; at < LIMITS.perClient; at++) readers.push(await open());
    const refused = await app.request('/api/live');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60']);
    expect(await refused.json()).toMatchObject({ status: 503 });
    expect((await app.request('/api/live', { method: 'HEAD' })).status).toBe(200);
    await readers[0]?.close();
    const again = await open();
    expect(again.response.status).toBe(200);
    await Promise.all([...readers.slice(1), again].map((reader) => reader.close()));
    expect(HUB.size).toBe(0);
  });

  test('who does not read is cut, and others are not', async () => {
    const [slow, quick] = [await app.request('/api/live'), await open()];
    await quick.next();
    const changed = Array.from({ length: 200 }, (_, at) => ({ kind: 'package', slug: 'x'.repeat(100) + at }));
    const news = {
      to: { data: 1, talk: 1 },
      changed: changed.map((one) => ({ ...one, number: null, by: 'user:1', name: null, said: false })),
      more: true,
    };
    const streams = HUB.size;
    for (let at = 0; at < 10 && HUB.size === streams; at++) {
      HUB.tell(news);
      await quick.next();
    }
    expect(HUB.size).toBe(streams - 1);
    await expect(slow.text()).rejects.toThrow();
    await quick.close();
  });

  test('the order to stop ends every stream', async () => {
    const reader = await open();
    await reader.next();
    await HUB.close();
    expect(await reader.ended()).toBe(true);
    expect(HUB.size).toBe(0);
  });
});

describe('asking from time to time', () => {
  test('nothing new is 304, a change is told, and names are for those who signed in', async () => {
    const first = await app.request('/api/v1/version');
    const { version, talk } = apiNews.parse(await first.json());
    const tag = first.headers.get('etag') ?? '';
    const ask = (path: string, etag: string) => app.request(path, { headers: { 'if-none-match': etag } });
    expect((await ask('/api/v1/version', tag)).status).toBe(304);
    const since = `/api/v1/version?since=${version}.${talk}`;
    const seen = (await app.request(since)).headers.get('etag') ?? '';
    expect((await ask(since, seen)).status).toBe(304);
    await summary(`asked at ${version}`);
    const changed = await ask(since, seen);
    expect(changed.status).toBe(200);
    expect(apiNews.parse(await changed.json())).toMatchObject({
      version: version + 1,
      changed: [{ kind: 'package', slug: 'one', name: null }],
      more: false,
    });
  });

  test.each(['since=1', 'since=x.1', 'since=1.1&since=1.2', 'since=-1.1', 'limit=1', 'since=%00'])(
    '?%s is told to be wrong',
    async (query) => {
      for (const path of ['/api/v1/version', '/api/live']) {
        const response = await app.request(`${path}?${query}`);
        expect(response.status, path).toBe(400);
        expect(response.headers.get('content-type')).toBe('application/problem+json');
      }
    },
  );

  test('other methods are refused', async () => {
    for (const path of ['/api/v1/version', '/api/live']) {
      expect((await app.request(path, { method: 'POST' })).status).toBe(405);
    }
  });
});
