import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as ask, createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressResponse } from './compress.ts';
import { allowOwnScripts, scriptsOfBuild, signScripts } from './own-scripts.ts';
import { policyWith, setSecurityHeaders } from './security-headers.ts';

const sha = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
const MARK = 'f00d'.repeat(8);
const none = new Set<string>();

test('only scripts with the mark of this rendering may run, and the mark stays here', () => {
  const { html, hashes } = signScripts(
    `<script src="/a.js" nonce="${MARK}"></script><script nonce="${MARK}">one(1)</script><script>evil()</script>` +
      `<script nonce="guess">evil()</script><script id="_R_" nonce="${MARK}">push("\\"nonce\\":\\"${MARK}\\"")</script>`,
    MARK,
    none,
  );
  expect(hashes).toEqual([sha('one(1)'), sha('push("\\"nonce\\":\\"\\"")')]);
  expect(html).toBe(
    '<script src="/a.js"></script><script>one(1)</script><script>evil()</script><script nonce="guess">evil()</script>' +
      '<script id="_R_">push("\\"nonce\\":\\"\\"")</script>',
  );
});

test('two renderings are the same bytes and the same policy', () => {
  const page = (mark: string) => signScripts(`<p>a</p><script nonce="${mark}">x("${mark}")</script>`, mark, none);
  expect(page(MARK)).toEqual(page('beef'.repeat(8)));
});

test('scripts of finished documents of the build are known by what they say', () => {
  const dir = mkdtempSync(join(tmpdir(), 'seaworthy-build-'));
  writeFileSync(join(dir, 'lost.html'), '<script src="/x.js"></script><script>lost()</script>');
  const known = scriptsOfBuild(dir);
  rmSync(dir, { recursive: true });
  expect(signScripts('<script>lost()</script><script>evil()</script>', MARK, known).hashes).toEqual([sha('lost()')]);
  expect(scriptsOfBuild(join(dir, 'missing'))).toEqual(none);
});

test('nothing is allowed that a page does not need', () => {
  const policy = policyWith(["'sha256-x'"], false);
  const rule = (name: string) => policy.split('; ').find((one) => one.startsWith(`${name} `));
  expect(rule('script-src')).toBe("script-src 'self' 'sha256-x'");
  expect(rule('style-src')).toBe("style-src 'self'");
  for (const name of ['object-src', 'base-uri', 'frame-ancestors', 'script-src-attr', 'frame-src', 'worker-src']) {
    expect(rule(name)).toBe(`${name} 'none'`);
  }
  expect(rule('form-action')).toBe("form-action 'self'");
  expect(policy.match(/unsafe-\w+/g)).toEqual(['unsafe-inline']);
  expect(rule('style-src-attr')).toBe("style-src-attr 'unsafe-inline'");
});

type Answer = (response: ServerResponse, mark: string, asked: string) => void;

async function answerOf(answer: Answer, headers: Record<string, string> = {}, method = 'GET') {
  const server = createServer((request, response) => {
    setSecurityHeaders(response, false);
    compressResponse(request, response);
    const mark = allowOwnScripts(request, response, { known: none, dev: false });
    answer(response, mark, String(request.headers['content-security-policy']));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const [response] = await once(ask({ port, headers, method, agent: false }).end(), 'response');
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece);
  server.close();
  const bytes = Buffer.concat(pieces);
  const text = (response.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString();
  return {
    status: response.statusCode,
    headers: response.headers,
    text,
    policy: response.headers['content-security-policy'],
  };
}

const LONG = 'é'.repeat(2000);
const inPieces: Answer = (response, mark) => {
  response.statusCode = 404;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.flushHeaders();
  const bytes = Buffer.from(`<p>${LONG}</p><script nonce="${mark}">a()</script><script>evil()</script>`);
  for (let at = 0; at < bytes.length; at += 999) response.write(bytes.subarray(at, at + 999));
  response.end();
};

test.each(['identity', 'gzip'])('a document written in pieces is whole, %s', async (encoding) => {
  const { status, text, policy } = await answerOf(inPieces, { 'accept-encoding': encoding });
  expect(status).toBe(404);
  expect(text).toBe(`<p>${LONG}</p><script>a()</script><script>evil()</script>`);
  expect(policy).toBe(policyWith([sha('a()')], false));
});

test('a document sent at once has its length', async () => {
  const { headers, text } = await answerOf((response, mark) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': '9999' });
    response.end(`<script nonce="${mark}">a()</script>`);
  });
  expect(text).toBe('<script>a()</script>');
  expect(headers['content-length']).toBe(String(text.length));
});

test('the asker cannot choose the mark', async () => {
  const forged = "script-src 'nonce-guess'";
  const { text } = await answerOf(
    (response, mark, asked) => response.end(JSON.stringify({ same: asked === `script-src 'nonce-${mark}'` })),
    { 'content-security-policy': forged, 'content-security-policy-report-only': forged },
  );
  expect(JSON.parse(text)).toEqual({ same: true });
});

test('what is no document passes as it is written, and the answer "unchanged" says nothing of scripts', async () => {
  const plain = await answerOf((response, mark) => {
    response.setHeader('Content-Type', 'application/json');
    response.write(`{"nonce":"${mark.length}",`);
    response.end('"a":1}');
  });
  expect(plain.text).toBe('{"nonce":"32","a":1}');
  expect(plain.policy).toBe(policyWith([], false));
  const unchanged = await answerOf((response) => {
    response.statusCode = 304;
    response.setHeader('Content-Type', 'text/html');
    response.end();
  });
  expect(unchanged).toMatchObject({ status: 304, policy: undefined });
  const head = await answerOf(
    (response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end();
    },
    {},
    'HEAD',
  );
  expect(head).toMatchObject({ status: 200, text: '', policy: policyWith([], false) });
});
