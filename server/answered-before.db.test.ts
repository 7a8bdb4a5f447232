import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWorld, change } from '#lib/api/test-world.ts';
import { answeredBefore } from './answered-before.ts';
import { compressResponse } from './compress.ts';

/** Answers everything that is not kept with how often it had to, and with the status that the address asks for. */
let answers = 0;
const server = createServer(async (request, response) => {
  response.setHeader('X-Request-Id', String(Math.random()));
  if ((await answeredBefore(request, response)) === 'sent') return;
  compressResponse(request, response);
  answers += 1;
  const status = Number(/status=(\d+)/.exec(request.url ?? '')?.[1] ?? 200);
  if (request.url?.includes('cookie')) response.setHeader('Set-Cookie', 'a=1');
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' });
  response.write(`<p>${answers}</p>`);
  response.end('é'.repeat(2000));
});

beforeAll(async () => {
  await buildWorld();
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => server.close());

const PLAIN = { 'accept-encoding': 'identity' };
const decoders: Record<string, (bytes: Buffer) => Buffer> = { br: brotliDecompressSync, gzip: gunzipSync };

async function get(path: string, headers: Record<string, string> = PLAIN, method = 'GET') {
  const { port } = server.address() as AddressInfo;
  const [response] = await once(ask({ port, path, headers, method, agent: false }).end(), 'response');
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const text = (decoders[response.headers['content-encoding']] ?? ((same: Buffer) => same))(bytes).toString();
  return { number: Number(/^<p>(\d+)<\/p>é{2000}$/.exec(text)?.[1]), headers: response.headers, bytes };
}

test('the same question gets the same bytes, and nothing that belongs to one request', async () => {
  const first = await get('/packages?q=a');
  const again = await get('/packages?q=a');
  expect(first.number).toBeGreaterThan(0);
  expect(again.bytes.equals(first.bytes)).toBe(true);
  expect(again.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(again.headers['content-length']).toBe(String(first.bytes.length));
  expect(again.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
});

test('compressed bytes are kept as they are, each kind apart', async () => {
  const kinds = ['br', 'gzip', 'identity'];
  const first = await Promise.all(kinds.map((kind) => get('/kinds', { 'accept-encoding': kind })));
  const again = await Promise.all(kinds.map((kind) => get('/kinds', { 'accept-encoding': kind })));
  expect(new Set(first.map(({ number }) => number)).size).toBe(3);
  for (const [at, kind] of kinds.entries()) {
    expect(again[at]?.bytes.equals(first[at]?.bytes ?? Buffer.of())).toBe(true);
    expect(again[at]?.headers['content-encoding']).toBe(kind === 'identity' ? undefined : kind);
    if (kind !== 'identity') expect(again[at]?.headers.vary).toBe('Accept-Encoding');
  }
});

test('after a write every page is new, and the files of the build are not', async () => {
  const [page, file] = [await get('/written'), await get('/_next/static/chunks/a.js')];
  await change([{ kind: 'package', slug: 'package-1', set: { summary: 'Said anew.' } }]);
  expect((await get('/written')).number).toBeGreaterThan(page.number);
  expect((await get('/_next/static/chunks/a.js')).number).toBe(file.number);
});

test.each([
  ['another address', '/other', PLAIN],
  ['a cookie', '/', { ...PLAIN, cookie: 'theme=dark' }],
  ['a token', '/', { ...PLAIN, authorization: 'Bearer x' }],
  ['a part of it', '/', { ...PLAIN, range: 'bytes=0-9' }],
  ['whether it changed', '/', { ...PLAIN, 'if-none-match': '"a"' }],
  ['what Next’s client asks', '/', { ...PLAIN, rsc: '1' }],
  ['a part of a page', '/', { ...PLAIN, 'next-router-segment-prefetch': '/_tree' }],
  ['the API', '/api/v1/packages', PLAIN],
])('%s is answered by itself', async (_, path, headers: Record<string, string>) => {
  const kept = await get('/');
  const [one, two] = [await get(path, headers), await get(path, headers)];
  expect(one.number).not.toBe(kept.number);
  if (path !== '/other') expect(two.number).not.toBe(one.number);
  expect((await get('/')).number).toBe(kept.number);
});

test.each(['/?status=404', '/?status=503', '/?status=500', '/cookie'])('%s is not kept', async (path) => {
  const first = await get(path);
  expect((await get(path)).number).toBe(first.number + 1);
});

test('only GET is answered from what is kept', async () => {
  await get('/head');
  const before = answers;
  await get('/head', PLAIN, 'HEAD');
  await get('/head', PLAIN, 'POST');
  expect(answers).toBe(before + 2);
});

test('an answer that broke off is not kept', async () => {
  const broken = createServer(async (request, response) => {
    if ((await answeredBefore(request, response)) === 'sent') return;
    response.write('<p>half');
    response.destroy();
  });
  await once(broken.listen(0, '127.0.0.1'), 'listening');
  const halfway = ask({ port: (broken.address() as AddressInfo).port, path: '/half', headers: PLAIN, agent: false });
  await expect(
    once(halfway.end(), 'response').then(async ([response]) => {
      for await (const _ of response);
    }),
  ).rejects.toThrow();
  broken.close();
  expect((await get('/half')).number).toBe(answers);
});
