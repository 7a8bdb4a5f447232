import { beforeAll, expect, test } from 'vitest';
import { app } from './app.ts';
import { machineToken } from './test-actors.ts';
import { buildWorld } from './test-world.ts';

let bearer = '';
beforeAll(async () => {
  await buildWorld();
  bearer = (await machineToken('ci', ['entries:write'])).bearer;
});

const patch = (headers: Record<string, string>) =>
  app.request('http://ours.example/api/v1/packages/package-1', {
    method: 'PATCH',
    headers: { host: 'ours.example', 'content-type': 'application/json', 'if-match': '"1"', ...headers },
    body: '{"summary":"x"}',
  });

const cookie = { cookie: 'session=1' };
/** Passed on: 401 says that nobody is signed in, which is asked after where it came from. */
const CASES: [string, Record<string, string>, number][] = [
  ['no cookie', {}, 401],
  ['no cookie from elsewhere', { origin: 'https://evil.example' }, 401],
  ['a cookie and our origin', { ...cookie, origin: 'http://ours.example' }, 401],
  ['a cookie and our origin over TLS', { ...cookie, origin: 'https://ours.example' }, 401],
  ['a cookie, and the browser says that it is ours', { ...cookie, 'sec-fetch-site': 'same-origin' }, 401],
  ['a cookie and nothing else', cookie, 403],
  ['a cookie and another origin', { ...cookie, origin: 'https://evil.example' }, 403],
  ['a cookie and an origin like ours', { ...cookie, origin: 'http://ours.example.evil.example' }, 403],
  ['a cookie and another port', { ...cookie, origin: 'http://ours.example:8080' }, 403],
  ['a cookie and no origin a browser would tell', { ...cookie, origin: 'null' }, 403],
  ['a cookie from a sibling', { ...cookie, 'sec-fetch-site': 'same-site', origin: 'http://ours.example' }, 403],
  ['a cookie from another site', { ...cookie, 'sec-fetch-site': 'cross-site' }, 403],
  [
    'a cookie, ours by one word and foreign by the other',
    {
      ...cookie,
      'sec-fetch-site': 'same-origin',
      origin: 'https://evil.example',
    },
    403,
  ],
];

test.each(CASES)('%s', async (_, headers, status) => {
  const response = await patch(headers);
  const text = await response.text();
  expect(response.status, text).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
});

test('a token says who sends it, wherever from', async () => {
  const foreign = { ...cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  expect((await patch({ ...foreign, authorization: bearer })).status).toBe(200);
  expect((await patch({ ...foreign, authorization: 'Bearer nobodys' })).status).toBe(401);
});

test('reading is not asked where it comes from', async () => {
  for (const method of ['GET', 'HEAD']) {
    const headers = { ...cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect((await app.request('/api/v1/packages/package-2', { method, headers })).status).toBe(200);
  }
});
