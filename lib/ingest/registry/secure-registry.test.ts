import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { importPKCS8, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pushImage, pushIndex } from './test-images.ts';
import { startRegistry, type TestRegistry } from './test-registry.ts';
import { atEnd, endAll, listen, open, repository } from './test-server.ts';

const names = { service: 'registry-of-tests', issuer: 'tokens-of-tests' };
let registry: TestRegistry;
let tokens: string;
/** What tokens were asked for. */
const scopes: string[] = [];

/** A token service that lets everybody do what they ask for. */
async function startTokens(certificate: string, key: string): Promise<string> {
  const x5c = [certificate.replace(/-----.*?-----|\s/g, '')];
  const signing = await importPKCS8(key, 'ES256');
  const server = createServer(async ({ url = '' }, response) => {
    const { searchParams } = new URL(url, 'http://localhost');
    const asked = searchParams.getAll('scope').flatMap((scope) => scope.split(' '));
    scopes.push(...asked);
    const access = asked.map((scope) => {
      const [type, name, actions = ''] = scope.split(':');
      return { type, name, actions: actions.split(',') };
    });
    const token = await new SignJWT({ access })
      .setProtectedHeader({ alg: 'ES256', typ: 'JWT', x5c })
      .setIssuer(names.issuer)
      .setAudience(searchParams.get('service') ?? '')
      .setSubject('')
      .setJti('one')
      .setIssuedAt()
      .setNotBefore('-10s')
      .setExpirationTime('5m')
      .sign(signing);
    response.end(JSON.stringify({ token, expires_in: 300 }));
  });
  atEnd(() => server.close());
  return listen(server);
}

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy-tls-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'];
  execFileSync('openssl', ['req', '-x509', ...curve, '-out', certificate, ...subject], { stdio: 'pipe' });
  tokens = await startTokens(readFileSync(certificate, 'utf8'), readFileSync(key, 'utf8'));
  const token = { ...names, realm: `http://${tokens}/token`, rootcertbundle: certificate };
  registry = await startRegistry({ token, tls: { certificate, key } });
  const trusted = getCACertificates('default');
  atEnd(() => setDefaultCACertificates(trusted));
  setDefaultCACertificates([...trusted, readFileSync(certificate, 'utf8')]);
});
afterAll(async () => {
  await registry.close();
  endAll();
});

test('a real registry with TLS is read with tokens of a real token service', async () => {
  const { digest, children } = await pushIndex({
    registry,
    repository,
    tag: 'v1',
    images: [{}, { platform: 'linux/arm64' }],
  });
  scopes.length = 0;
  const client = open(`https://${registry.host}`, { trustedHosts: [tokens] });
  expect(await client.readManifest(repository, 'v1')).toMatchObject({
    ok: true,
    value: { digest, children: [{ digest: children[0] }, { digest: children[1], architecture: 'arm64' }] },
  });
  expect(await client.listTags(repository)).toEqual({ ok: true, value: ['v1'] });
  expect(await client.ping()).toEqual({ ok: true, value: true });
  expect(scopes).toEqual([`repository:${repository}:pull`]);
});

test('no token is asked for where nobody named the service', async () => {
  await pushImage({ registry, repository, tag: 'v2' });
  scopes.length = 0;
  expect(await open(`https://${registry.host}`).resolveTag(repository, 'v2')).toMatchObject({
    failure: { kind: 'not_allowed', detail: expect.stringContaining('wants a token from') },
  });
  expect(scopes).toEqual([]);
});

test('a certificate for another name is not accepted', async () => {
  const address = `https://127.0.0.1:${registry.host.split(':')[1]}`;
  const asked = await open(address, { trustedHosts: [tokens] }).ping();
  expect(asked).toMatchObject({ failure: { kind: 'unreachable', detail: expect.stringContaining('CERT') } });
});
