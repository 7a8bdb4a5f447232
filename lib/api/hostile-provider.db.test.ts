import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actorOfSession } from '#lib/auth/session-gate.ts';
import { db } from '#lib/base/db.ts';
import { app } from './app.ts';
import { Browser } from './test-browser.ts';

const SITE = 'http://127.0.0.1:3000';
const CLIENT = 'seaworthy';
const SECRET = 'a-secret-long-enough-to-sign-with-it';

type Claims = Record<string, unknown>;
type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
interface Said {
  issuer: string;
  nonce: string;
  keys: Keys;
  others: Keys;
}
/** What a provider that was taken over may answer at its token endpoint. */
type Answer = (said: Said) => Promise<object> | object;

const claims = ({ issuer, nonce }: Said, more: Claims = {}): Claims => ({
  iss: issuer,
  aud: CLIENT,
  sub: 'mal',
  name: 'Mal',
  nonce,
  iat: Math.floor(Date.now() / 1000),
  exp: Math.floor(Date.now() / 1000) + 300,
  ...more,
});
const signed = (said: Said, more: Claims = {}, keys: Keys = said.keys): Promise<string> =>
  new SignJWT(claims(said, more)).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(keys.privateKey);
const tokens = (idToken?: string) => ({
  access_token: 'x',
  token_type: 'Bearer',
  ...(idToken && { id_token: idToken }),
});

const hostile: [string, Answer][] = [
  ['another nonce', async (said) => tokens(await signed(said, { nonce: 'of-another-sign-in' }))],
  ['no nonce', async (said) => tokens(await signed(said, { nonce: undefined }))],
  ['no signature (alg none)', (said) => tokens(new UnsecuredJWT(claims(said)).encode())],
  [
    'the client’s secret as a key (HS256)',
    async (said) =>
      tokens(
        await new SignJWT(claims(said)).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(SECRET)),
      ),
  ],
  ['another key', async (said) => tokens(await signed(said, {}, said.others))],
  ['another audience', async (said) => tokens(await signed(said, { aud: 'somebody-else' }))],
  ['another issuer', async (said) => tokens(await signed(said, { iss: 'https://elsewhere.example' }))],
  ['a token of yesterday', async (said) => tokens(await signed(said, { iat: 1_000_000_000, exp: 1_000_000_300 }))],
  ['no subject', async (said) => tokens(await signed(said, { sub: undefined }))],
  ['an empty subject', async (said) => tokens(await signed(said, { sub: '' }))],
  ['no identity token', () => tokens()],
  ['no JSON at all', () => ({ error: 'invalid_grant' })],
];

let answer: Answer = () => ({});
let server: Server;
let said: Said;

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', said.issuer);
  const json = (body: object) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
  if (pathname === '/authorize') {
    said.nonce = searchParams.get('nonce') ?? '';
    const back = new URL(searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('state', searchParams.get('state') ?? '');
    back.searchParams.set('code', 'a-code');
    return void response.writeHead(303, { Location: back.href }).end();
  }
  if (pathname === '/token') return void json(await answer(said));
  if (pathname === '/userinfo') return void json({ sub: 'mal', name: 'Mal', email: 'mal@example.org' });
  if (pathname === '/keys')
    return void json({ keys: [{ ...(await exportJWK(said.keys.publicKey)), kid: 'one', alg: 'RS256' }] });
  json({
    issuer: said.issuer,
    authorization_endpoint: `${said.issuer}/authorize`,
    token_endpoint: `${said.issuer}/token`,
    userinfo_endpoint: `${said.issuer}/userinfo`,
    jwks_uri: `${said.issuer}/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
  });
}

beforeAll(async () => {
  server = createServer((request, response) => void respond(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port }: AddressInfo = server.address() as AddressInfo;
  const [keys, others] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  said = { issuer: `http://127.0.0.1:${port}`, nonce: '', keys, others };
  Object.assign(process.env, { OIDC_ISSUER: said.issuer, OIDC_CLIENT_ID: CLIENT, OIDC_CLIENT_SECRET: SECRET });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

async function comeBack(): Promise<{ browser: Browser; last: Response }> {
  const browser = new Browser(SITE, app);
  const away = await browser.post('/api/sign-in/provider', { next: '/tasks' });
  const there = await browser.follow(away);
  const last = there && (await browser.follow(there));
  if (last === null) throw new Error(`Lost at ${browser.address}`);
  return { browser, last };
}
const actorOf = (browser: Browser) => actorOfSession(new Headers({ cookie: browser.cookiesFor(SITE) }));

it('the same provider is believed when it answers as it should', async () => {
  answer = async (now) => tokens(await signed(now, { sub: 'good' }));
  const { browser, last } = await comeBack();
  expect(last.headers.get('location')).toBe(`${SITE}/tasks`);
  expect(await actorOf(browser)).toMatchObject({ name: 'Mal' });
});

it.each(hostile)('nobody gets in with %s', async (_what, given) => {
  answer = given;
  const people = await db().user.count();
  const { browser, last } = await comeBack();
  expect(last.status).toBe(302);
  expect(last.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sign-in\?.*error=/);
  expect(await actorOf(browser)).toBeNull();
  expect(await db().user.count()).toBe(people);
});

it('a callback without a state of ours goes nowhere', async () => {
  answer = async (now) => tokens(await signed(now));
  for (const query of ['code=a-code', 'code=a-code&state=forged', 'error=%3Cscript%3E&state=x', '']) {
    const browser = new Browser(SITE, app);
    const last = await browser.get(`/api/auth/callback/oidc?${query}`);
    expect(last.status).toBe(302);
    expect(last.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:3000\/sign-in\?/);
    expect(await actorOf(browser)).toBeNull();
  }
});
