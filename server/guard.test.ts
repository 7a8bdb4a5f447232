import type { IncomingMessage } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseEncoding } from '#lib/base/encoding.ts';
import { cleanHeaders, isApiPath, judgeHost, judgeOrigin, judgeRequestLine } from './guard.ts';

test.each([
  '/%00',
  '/a%0Ab',
  '/%ff',
  '/%',
  '/%zz',
  '/?q=%ED%A0%80',
  '/?q=%00',
  '/?q=%1b',
  '//elsewhere.example/',
  '/a\\b',
  'http://elsewhere.example/',
  '*',
  '',
  '/\u00e9',
])('refuses %j', (url) => {
  expect(judgeRequestLine('GET', url)?.status).toBe(400);
});

test.each(['/', '/packages?q=a+b&sort=-updatedAt', '/packages/%C3%A9', '/?q=a%0Ab%09c', '/?q=%F0%9F%9A%A2'])(
  'lets %j pass',
  (url) => {
    expect(judgeRequestLine('GET', url)).toBeUndefined();
  },
);

test('knows its methods and its measure', () => {
  expect(judgeRequestLine('TRACE', '/')?.status).toBe(405);
  expect(judgeRequestLine('PUT', '/packages')?.status).toBe(405);
  expect(judgeRequestLine('PATCH', '/api/v1/packages/x')).toBeUndefined();
  expect(judgeRequestLine('GET', `/?q=${'a'.repeat(20_000)}`)?.status).toBe(414);
});

test('a form of another site is refused, and a delivery of a source is no form', () => {
  const from = (url: string) => {
    const headers = { origin: 'https://elsewhere.example', host: 'here.example', cookie: 'a=b' };
    return judgeOrigin({ method: 'POST', url, headers } as unknown as IncomingMessage)?.status;
  };
  expect([from('/packages'), from('/api/v1/packages'), from('/api/webhooks')]).toEqual([403, 403, 403]);
  expect(from('/api/webhooks/some-source')).toBeUndefined();
});

test('any request line is judged without a throw, and what passes can be decoded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const url = `/${text}`;
      if (judgeRequestLine('GET', url) === undefined) expect(() => decodeURIComponent(url)).not.toThrow();
    }),
  );
});

test.each([
  ['/api/v1/packages', true],
  ['/api/webhooks/x', true],
  ['/api/docs', true],
  ['/api/docs?x=1', true],
  ['/livez', true],
  ['/livez?x', true],
  ['/livezoo', false],
  ['/badge/packages/x.svg', true],
  ['/packages', false],
])('%s is the API: %s', (url, expected) => {
  expect(isApiPath(url)).toBe(expected);
});

test('compresses as the client asks', () => {
  expect(chooseEncoding('gzip, deflate, br')).toBe('br');
  expect(chooseEncoding('br;q=0, gzip')).toBe('gzip');
  expect(chooseEncoding('gzip;q=0')).toBeUndefined();
  expect(chooseEncoding('identity')).toBeUndefined();
  expect(chooseEncoding(undefined)).toBeUndefined();
});

function asked(httpVersion: string, hosts: string[]): IncomingMessage {
  const rawHeaders = hosts.flatMap((host) => ['Host', host]);
  return { httpVersion, rawHeaders, headers: { ...(hosts[0] !== undefined && { host: hosts[0] }) } } as IncomingMessage;
}

test.each(['example.org', 'example.org:3000', '127.0.0.1', '[::1]:80', 'a_b.local'])('%s is a host', (host) => {
  expect(judgeHost(asked('1.1', [host]))).toBeUndefined();
});

test.each([
  [[]],
  [['']],
  [['a', 'b']],
  [['a', 'a']],
  [['a b']],
  [['a/b']],
  [['a@b']],
  [['a:99999999']],
  [['[::']],
  [['\u00e9']],
])('%j is not one host', (hosts) => {
  expect(judgeHost(asked('1.1', hosts))?.status).toBe(400);
});

test('HTTP/1.0 may leave the host out', () => {
  const request = asked('1.0', []);
  cleanHeaders(request, false);
  expect(judgeHost(request)).toBeUndefined();
  expect(request.headers.host).toBe('localhost');
});
