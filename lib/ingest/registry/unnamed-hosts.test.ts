import { afterEach, describe, expect, test } from 'vitest';
import { config, contents, digestOf, endAll, image, manifest, open, repository, serve } from './test-server.ts';

const login = { user: 'robot', password: 'not for you' };
const basic = `Basic ${Buffer.from('robot:not for you').toString('base64')}`;
const blob = `/v2/${repository}/blobs/${digestOf(config)}`;

afterEach(endAll);

/** A registry that answers manifests itself, and sends on whoever asks for the configuration. */
const sending = (location: (path: string) => string) =>
  serve((request, response) => {
    if (request.url === blob) response.writeHead(307, { location: location(blob) }).end();
    else contents(image)(request, response);
  });

describe('where a registry sends us', () => {
  test('a trusted host is asked without what opens the registry', async () => {
    const bytes = await serve(contents(image));
    const registry = await serve((request, response) => {
      if (request.headers.authorization !== basic) response.writeHead(401, { 'www-authenticate': 'Basic' }).end();
      else if (request.url === blob) response.writeHead(307, { location: `http://${bytes.host}${blob}` }).end();
      else contents(image)(request, response);
    });
    const read = await open(registry.host, { ...login, trustedHosts: [bytes.host] }).readManifest(repository, 'v1');
    expect(read).toMatchObject({ ok: true, value: { architecture: 'amd64' } });
    expect(registry.asked).toContain(`${blob} ${basic}`);
    expect(bytes.asked).toEqual([`${blob} -`]);
  });

  test('nobody else is', async () => {
    const other = await serve(contents(image));
    const registry = await sending((path) => `http://${other.host}${path}`);
    expect(await open(registry.host).readManifest(repository, 'v1')).toMatchObject({
      failure: {
        kind: 'not_allowed',
        detail: `${registry.host} sends us to ${other.host}, which is none of the trusted hosts.`,
      },
    });
    expect(other.asked).toEqual([]);
  });

  test.each([
    ['a private address', () => 'http://10.0.0.1/'],
    ['where clouds keep their keys', () => 'http://169.254.169.254/latest/meta-data'],
    ['another scheme', () => 'file:///etc/passwd'],
    ['a scheme that only has its origin', (host: string) => `blob:http://${host}/x`],
    ['another port', () => 'http://127.0.0.1:1/'],
    ['TLS on its own port', (host: string) => `https://${host}/`],
  ])('%s is not asked', async (_name, location) => {
    const registry = await sending(() => location(registry.host));
    expect(await open(registry.host).readManifest(repository, 'v1')).toMatchObject({
      failure: { kind: 'not_allowed' },
    });
  });

  test('no address at all, or one after the other, ends', async () => {
    const nowhere = await sending(() => 'http://[');
    expect(await open(nowhere.host).readManifest(repository, 'v1')).toMatchObject({ failure: { kind: 'unusable' } });
    const round = await sending((path) => path);
    expect(await open(round.host).readManifest(repository, 'v1')).toMatchObject({ failure: { kind: 'unusable' } });
    expect(round.asked.filter((one) => one.startsWith(blob))).toHaveLength(4);
  });

  test('the next page of tags is on the registry itself', async () => {
    const other = await serve((_request, response) => response.end('{"tags":["x"]}'));
    for (const link of [`http://${other.host}/`, `//${other.host}/`, 'blob:http://127.0.0.1/x']) {
      const { host } = await serve((_request, response) => {
        response.writeHead(200, { link: `<${link}>; rel="next"` }).end('{"tags":["v1"]}');
      });
      expect(await open(host, { trustedHosts: [other.host] }).listTags(repository)).toMatchObject({
        failure: { kind: 'not_allowed' },
      });
    }
    const { host, asked } = await serve(({ url = '' }, response) => {
      const link = url.startsWith('//') ? {} : { link: `<http://${host}//${other.host}/x>; rel="next"` };
      response.writeHead(200, link).end('{"tags":["v1"]}');
    });
    expect(await open(host).listTags(repository)).toEqual({ ok: true, value: ['v1'] });
    expect(asked[1]).toBe(`//${other.host}/x -`);
    expect(other.asked).toEqual([]);
  });
});

describe('what a registry wants before it answers', () => {
  /** A registry that wants a token of a service; `good` is the one it takes. */
  const wanting = (challenge: () => string, good = 'Bearer good') =>
    serve((request, response) => {
      if (request.headers.authorization === good) contents(image)(request, response);
      else response.writeHead(401, { 'www-authenticate': challenge() }).end();
    });

  test('a token of a trusted host, for this repository and for reading only', async () => {
    const tokens = await serve((_request, response) => response.end('{"access_token":"good","expires_in":300}'));
    const scope = `repository:${repository}:pull,push repository:other/one:pull`;
    const registry = await wanting(
      () => `Bearer realm="http://${tokens.host}/token?a=b",service="the, registry",scope="${scope}"`,
    );
    const client = open(registry.host, { ...login, trustedHosts: [tokens.host] });
    expect(await client.readManifest(repository, 'v1')).toMatchObject({
      ok: true,
      value: { digest: digestOf(manifest) },
    });
    const query = new URLSearchParams({ a: 'b', service: 'the, registry', scope: `repository:${repository}:pull` });
    expect(tokens.asked).toEqual([`/token?${query} ${basic}`]);
    expect(registry.asked.some((one) => one.includes('Basic'))).toBe(false);
  });

  test('a token that has run out is replaced', async () => {
    let given = 0;
    const tokens = await serve((_request, response) => response.end(JSON.stringify({ token: `t${++given}` })));
    const registry = await serve((request, response) => {
      if (request.headers.authorization === `Bearer t${given}` && given > 0) contents(image)(request, response);
      else response.writeHead(401, { 'www-authenticate': `Bearer realm="http://${tokens.host}/"` }).end();
    });
    const client = open(registry.host, { trustedHosts: [tokens.host] });
    expect(await client.resolveTag(repository, 'v1')).toMatchObject({ ok: true, value: digestOf(manifest) });
    given++;
    expect(await client.resolveTag(repository, 'v1')).toMatchObject({ ok: true, value: digestOf(manifest) });
    expect(tokens.asked).toHaveLength(2);
    expect(tokens.asked[0]).toMatch(/ -$/);
  });

  test('a token service on a host that nobody named gets no password', async () => {
    const other = await serve((_request, response) => response.end('{"token":"good"}'));
    const registry = await wanting(() => `Bearer realm="http://${other.host}/token"`);
    expect(await open(registry.host, login).ping()).toMatchObject({
      failure: {
        kind: 'not_allowed',
        detail: `${registry.host} wants a token from ${other.host}, which is none of the trusted hosts.`,
      },
    });
    expect(other.asked).toEqual([]);
  });

  test('a token service sends us nowhere', async () => {
    const other = await serve((_request, response) => response.end('{"token":"good"}'));
    const tokens = await serve((_request, response) =>
      response.writeHead(302, { location: `http://${other.host}/` }).end(),
    );
    const registry = await wanting(() => `Bearer realm="http://${tokens.host}/"`);
    const trustedHosts = [tokens.host, other.host];
    expect(await open(registry.host, { ...login, trustedHosts }).ping()).toMatchObject({
      failure: { kind: 'unusable' },
    });
    expect(other.asked).toEqual([]);
  });

  test.each([
    ['no JSON', 200, '<html>', 'unusable'],
    ['no token', 200, '{}', 'unusable'],
    ['a token that would be two headers', 200, JSON.stringify({ token: 'a\r\nb: c' }), 'unusable'],
    ['a refusal', 401, '', 'refused'],
    ['too much to do', 429, '', 'retry'],
  ])('a token service that answers with %s', async (_name, status, body, kind) => {
    const tokens = await serve((_request, response) => response.writeHead(status).end(body));
    const registry = await wanting(() => `Bearer realm="http://${tokens.host}/"`);
    const client = open(registry.host, { ...login, trustedHosts: [tokens.host] });
    expect(await client.ping()).toMatchObject({ failure: { kind } });
  });

  test('a password is shown once, and one that is refused stays refused', async () => {
    const registry = await wanting(() => 'Basic realm="x"', 'Basic other');
    expect(await open(registry.host, login).listTags(repository)).toMatchObject({ failure: { kind: 'refused' } });
    expect(registry.asked).toHaveLength(2);
  });
});

describe('the address behind a name', () => {
  const at =
    (...addresses: string[]) =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  test('it is judged, and the one that was judged is connected to', async () => {
    const { host, asked } = await serve((_request, response) => response.writeHead(200).end('{}'));
    const port = host.split(':')[1];
    let times = 0;
    // The first answer is harmless; whoever asked a second time would get another.
    const resolve = () => at(times++ === 0 ? '127.0.0.1' : '203.0.113.1')();
    const client = open(`http://registry.example:${port}`, { resolve });
    expect(await client.ping()).toEqual({ ok: true, value: true });
    expect(times).toBe(1);
    expect(asked).toHaveLength(1);
  });

  test.each([
    ['loopback', ['127.0.0.1']],
    ['one of several', ['93.184.215.14', '10.1.2.3']],
    ['IPv4 within IPv6', ['::ffff:127.0.0.1']],
    ['a name that leads to the cloud', ['169.254.169.254']],
    ['a private IPv6', ['fd00::1']],
  ])('%s is refused unless private addresses are allowed', async (_name, addresses) => {
    const { host, asked } = await serve(contents(image));
    const port = host.split(':')[1];
    const client = open(`http://registry.example:${port}`, { allowPrivate: false, resolve: at(...addresses) });
    expect(await client.ping()).toMatchObject({ failure: { kind: 'not_allowed' } });
    expect(asked).toEqual([]);
  });

  test('an address in the place of a name is judged as well, however it is written', async () => {
    const { host, asked } = await serve(contents(image));
    const port = host.split(':')[1];
    for (const name of [host, `2130706433:${port}`, `0x7f.1:${port}`, `127.1:${port}`, `[::ffff:7f00:1]:${port}`]) {
      const client = open(`http://${name}`, { allowPrivate: false });
      expect(await client.ping()).toMatchObject({ failure: { kind: 'not_allowed' } });
    }
    expect(asked).toEqual([]);
  });

  test('a host that is none', async () => {
    for (const host of ['', 'a b', 'user@host', 'host/path', 'ftp://host', 'host:port']) {
      expect(await open(host).ping()).toMatchObject({ failure: { kind: 'not_allowed' } });
    }
  });
});
