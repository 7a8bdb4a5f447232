import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '#lib/base/db.ts';
import { endCiTrust } from '#lib/store/ci-trusts/end-ci-trust.ts';
import { trustCi } from '#lib/store/ci-trusts/trust-ci.ts';
import { systemActor } from './actor.ts';
import { actorOf } from './gate.ts';

const now = new Date('2026-02-03T04:05:06Z');
const ctx = { actor: systemActor('test'), now };
const seconds = Math.floor(now.getTime() / 1000);
const AUDIENCE = 'https://seaworthy.example.org';
const REFUSED = { ok: false, failure: { kind: 'unauthorised' } };

/** A CI platform as far as anybody outside sees it: what it signs, and where it says that its keys are. */
interface Platform {
  issuer: string;
  asked: string[];
  said: Record<string, unknown>;
  sign(claims: JWTPayload, more?: { alg?: string; kid?: string }): Promise<string>;
  close(): Promise<void>;
}

async function startPlatform(): Promise<Platform> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const body = request.url === '/keys' ? { keys: [jwk] } : said;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const said: Record<string, unknown> = { issuer, jwks_uri: `${issuer}/keys` };
  return {
    issuer,
    asked,
    said,
    sign: (claims, { kid = 'one' } = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

let platform: Platform;
let other: Platform;
let trust = 0;
beforeAll(async () => {
  platform = await startPlatform();
  other = await startPlatform();
});
afterAll(() => Promise.all([platform.close(), other.close()]));

const settings = (name: string, issuer: string) => ({
  ...{ name, issuer, audience: AUDIENCE, claim: 'project_id' as const, project: '42' },
  scopes: ['builds:write' as const],
});
beforeEach(async () => {
  await db().ciTrust.deleteMany();
  const made = await trustCi({ ctx, input: settings('gleam', platform.issuer) });
  if (made.ok) trust = made.value.id;
});

const claims = (more: JWTPayload = {}): JWTPayload => ({
  ...{ iss: platform.issuer, aud: AUDIENCE, iat: seconds, exp: seconds + 300, project_id: '42' },
  ...more,
});
const after = (count: number): Date => new Date(now.getTime() + count * 1000);
const ask = (token: string, at = now) =>
  actorOf({ headers: new Headers({ authorization: `Bearer ${token}` }), now: at });

test('a job of a trusted project is a machine with the scopes of that trust', async () => {
  const actor = { kind: 'token', tokenId: null, name: 'gleam', scopes: ['builds:write'], owner: null };
  expect(await ask(await platform.sign(claims()))).toEqual({ ok: true, value: actor });
  // GitHub's project numbers are texts, GitLab's may be numbers.
  expect(await ask(await platform.sign(claims({ project_id: 42 })))).toEqual({ ok: true, value: actor });
  expect(await db().ciTrust.findFirstOrThrow()).toMatchObject({ lastUsed: now });
});

test.each<[string, JWTPayload]>([
  ['another audience', { aud: 'https://elsewhere.example.org' }],
  ['another project', { project_id: '43' }],
  ['a project named instead of numbered', { project_id: 'fermi/gleam' }],
  ['no project', { project_id: undefined }],
  ['a list of projects', { project_id: ['42'] }],
  ['a token that has expired', { exp: seconds - 60 }],
  ['a token that begins later', { nbf: seconds + 600 }],
  ['a token that was issued later', { iat: seconds + 600, exp: seconds + 900 }],
  ['a token that never expires', { exp: undefined }],
])('%s opens nothing', async (_what, more) => {
  expect(await ask(await platform.sign(claims(more)))).toMatchObject(REFUSED);
});

test('a signature of somebody else opens nothing, nor none at all, nor one made with the public key', async () => {
  expect(await ask(await other.sign(claims()))).toMatchObject(REFUSED);
  expect(await ask(new UnsecuredJWT(claims()).encode())).toMatchObject(REFUSED);
  const secret = new TextEncoder().encode('x'.repeat(64));
  expect(await ask(await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256' }).sign(secret))).toMatchObject(
    REFUSED,
  );
  expect(await ask(await platform.sign(claims(), { kid: 'two' }))).toMatchObject(REFUSED);
});

test('an issuer that nobody named is not even asked', async () => {
  const asked = other.asked.length;
  expect(await ask(await other.sign(claims({ iss: other.issuer })))).toMatchObject(REFUSED);
  expect(other.asked).toHaveLength(asked);
});

test('an issuer whose keys are on a host that nobody named, or that is somebody else, is not believed', async () => {
  const made = await startPlatform();
  await trustCi({ ctx, input: settings('elsewhere', made.issuer) });
  const token = await made.sign(claims({ iss: made.issuer }));
  made.said.jwks_uri = `${platform.issuer}/keys`;
  expect(await ask(token)).toMatchObject(REFUSED);
  Object.assign(made.said, { jwks_uri: `${made.issuer}/keys`, issuer: platform.issuer });
  expect(await ask(token, after(10))).toMatchObject(REFUSED);
  made.said.issuer = made.issuer;
  expect((await ask(token, after(20))).ok).toBe(true);
  await made.close();
});

test('an issuer that does not answer is said so', async () => {
  const made = await startPlatform();
  await trustCi({ ctx, input: settings('away', made.issuer) });
  const token = await made.sign(claims({ iss: made.issuer }));
  await made.close();
  expect(await ask(token)).toMatchObject({ failure: { detail: expect.stringContaining('could not be asked') } });
});

test('an issuer that cannot be used is asked once by many, and not again for a moment', async () => {
  const made = await startPlatform();
  await trustCi({ ctx, input: settings('broken', made.issuer) });
  made.said.issuer = 'somebody else';
  // Nobody has to have signed these: the issuer's name is enough.
  const unsigned = new UnsecuredJWT(claims({ iss: made.issuer })).encode().replace(/\.$/, '.AAAA');
  const many = await Promise.all(Array.from({ length: 20 }, () => ask(unsigned)));
  for (const one of many) expect(one).toMatchObject(REFUSED);
  await ask(unsigned, after(4));
  expect(made.asked).toHaveLength(1);
  await ask(unsigned, after(6));
  expect(made.asked).toHaveLength(2);
  await made.close();
});

test('an issuer that never stops talking is not listened to for long', async () => {
  let sent = 0;
  const endless = createServer((_request, response) => {
    const more = () => {
      do sent += 65_536;
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 32)));
    };
    response.writeHead(200).on('drain', more);
    more();
  });
  endless.listen(0, '127.0.0.1');
  await once(endless, 'listening');
  const issuer = `http://127.0.0.1:${(endless.address() as AddressInfo).port}`;
  await trustCi({ ctx, input: settings('endless', issuer) });
  expect(await ask(await platform.sign(claims({ iss: issuer })))).toMatchObject({
    failure: { detail: expect.stringContaining('could not be asked') },
  });
  expect(sent).toBeLessThan(32 * 1024 * 1024);
  endless.closeAllConnections();
  endless.close();
});

test.each([[5], [{}], [[]], [true], [null]])('a token whose issuer is %j is refused like any other', async (iss) => {
  const [head, , signature] = (await platform.sign(claims())).split('.');
  const said = Buffer.from(JSON.stringify({ ...claims(), iss })).toString('base64url');
  expect(await ask(`${head}.${said}.${signature}`)).toMatchObject(REFUSED);
});

test('what has ended opens nothing from the next request on, and stays in the list', async () => {
  const token = await platform.sign(claims());
  expect((await ask(token)).ok).toBe(true);
  expect(await endCiTrust({ ctx, input: { id: trust } })).toMatchObject({ ok: true });
  expect(await ask(token)).toMatchObject(REFUSED);
  expect(await endCiTrust({ ctx, input: { id: trust } })).toMatchObject({ failure: { kind: 'not_found' } });
  expect(await db().ciTrust.findMany()).toMatchObject([{ endedAt: now, endedBy: 'system:test' }]);
  expect(await trustCi({ ctx, input: settings('gleam', platform.issuer) })).toMatchObject({ ok: true });
  expect(await trustCi({ ctx, input: settings('gleam', platform.issuer) })).toMatchObject({
    failure: { kind: 'conflict' },
  });
});
