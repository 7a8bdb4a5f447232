import { once } from 'node:events';
import { createServer, get, type IncomingHttpHeaders, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import zlib from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, pool } from '#lib/base/db.ts';
import { answerApi } from './answer.ts';
import { rememberAddress } from './kept-answers.ts';
import { buildWorld, change } from './test-world.ts';

let server: Server;
let port = 0;
/** Requests that were not answered from what is kept. */
let prepared = 0;

beforeAll(async () => {
  await buildWorld();
  server = createServer((request, response) => {
    void answerApi(request, response, () => {
      prepared += 1;
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
}, 60_000);

afterAll(() => server.close());

interface Heard {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  fresh: boolean;
}

async function ask(path: string, headers: Record<string, string> = {}): Promise<Heard> {
  const before = prepared;
  const [response] = await once(get({ port, path, headers, agent: false }), 'response');
  const body = await buffer(response);
  return { status: response.statusCode, headers: response.headers, body, fresh: prepared > before };
}

const PATHS = ['/api/v1/packages?sort=-readiness&limit=20', '/api/v1/packages/package-3', '/api/v1/sites?limit=3'];

test.each(PATHS)('%s is the same from what is kept, plain and compressed, and 304', async (path) => {
  const first = await ask(path);
  expect([first.status, first.fresh]).toEqual([200, true]);
  await ask(path);
  const kept = await ask(path);
  expect(kept.fresh).toBe(false);
  expect(kept.body.equals(first.body)).toBe(true);
  expect(kept.headers['content-length']).toBe(String(first.body.length));
  for (const name of ['etag', 'link', 'content-type', 'cache-control']) {
    expect(kept.headers[name], name).toBe(first.headers[name]);
  }
  for (const [encoding, unpack] of [
    ['br', zlib.brotliDecompressSync],
    ['gzip', zlib.gunzipSync],
  ] as const) {
    for (let time = 0; time < 2; time++) {
      const packed = await ask(path, { 'accept-encoding': encoding });
      expect([packed.fresh, packed.headers['content-encoding'], packed.headers.vary]).toEqual([
        false,
        encoding,
        'Accept-Encoding',
      ]);
      expect(unpack(packed.body).equals(first.body)).toBe(true);
    }
  }
  const tag = String(first.headers.etag);
  const unchanged = await ask(path, { 'if-none-match': `"other", ${tag}`, 'accept-encoding': 'br' });
  expect([unchanged.status, unchanged.fresh, unchanged.headers.etag, unchanged.body.length]).toEqual([
    304,
    false,
    tag,
    0,
  ]);
});

test('what was kept is not given again after a change', async () => {
  const path = '/api/v1/packages?q=alpha&limit=3';
  for (let time = 0; time < 3; time++) await ask(path);
  const tag = String((await ask(path)).headers.etag);
  await change([{ kind: 'package', slug: 'package-1', set: { name: 'Alpha !' } }]);
  const changed = await ask(path, { 'if-none-match': tag });
  expect([changed.status, changed.fresh]).toEqual([200, true]);
  expect(changed.body.toString()).toContain('Alpha !');
});

test('what is kept is found again after its address was forgotten', async () => {
  const path = '/api/v1/packages?q=twin&limit=3';
  for (let time = 0; time < 3; time++) await ask(path);
  const tag = String((await ask(path)).headers.etag);
  for (let n = 0; n < 3000; n++) rememberAddress(`/api/v1/packages?q=${n}`, `q=${n}`);
  expect([(await ask(path)).fresh, (await ask(path)).fresh]).toEqual([true, false]);
  for (let n = 0; n < 3000; n++) rememberAddress(`/api/v1/packages?q=${n}`, `q=${n}`);
  const again = async () => (await ask(path, { 'if-none-match': tag })).fresh;
  expect([await again(), await again()]).toEqual([true, false]);
});

test('bad questions, other methods and things that are not there are never answered from what is kept', async () => {
  for (const path of ['/api/v1/packages?sort=nothing', '/api/v1/packages/nothing', '/api/v1/nothing']) {
    const answers = [await ask(path), await ask(path), await ask(path, { 'if-none-match': '*' })];
    for (const { fresh, status } of answers) expect([fresh, status >= 400 || status === 304]).toEqual([true, true]);
  }
});

test('when the database goes away, a kept answer is not given', async () => {
  const [path = ''] = PATHS;
  for (let time = 0; time < 3; time++) await ask(path);
  await pool().end();
  const answer = await ask(path);
  expect([answer.status, answer.fresh, answer.headers['content-type']]).toEqual([
    503,
    true,
    'application/problem+json',
  ]);
  await closeDatabase().catch(() => undefined);
  expect((await ask(path)).status).toBe(200);
});
