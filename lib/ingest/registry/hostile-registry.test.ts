import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Registry } from './open-registry.ts';
import * as server from './test-server.ts';
import { atEnd, config, contents, descriptorOf, digestOf, manifest, open, repository, serve } from './test-server.ts';

const { IMAGE_TYPE: IMAGE, INDEX_TYPE: INDEX, CONFIG_TYPE: CONFIG } = server;

/** For what never ends: the time is over soon. */
const hurried = (host: string): Registry => open(host, { signal: AbortSignal.timeout(300) });

afterEach(server.endAll);

describe('a registry that does not end', () => {
  test('one that never answers', async () => {
    const { host } = await serve(() => {});
    expect(await hurried(host).readManifest(repository, 'v1')).toMatchObject({ failure: { kind: 'timeout' } });
  });

  test('one that drips its body', async () => {
    const { host } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': IMAGE }).write('{');
      const drip = setInterval(() => response.write(' '), 20);
      atEnd(() => clearInterval(drip));
    });
    expect(await hurried(host).readManifest(repository, 'v1')).toMatchObject({ failure: { kind: 'timeout' } });
  });

  test('one that drips its head', async () => {
    const { host } = await server.serveBytes((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-');
      const drip = setInterval(() => socket.write('a'), 20);
      atEnd(() => clearInterval(drip));
    });
    expect(await hurried(host).ping()).toMatchObject({ failure: { kind: 'timeout' } });
  });

  test('a name that is never found', async () => {
    const signal = AbortSignal.timeout(100);
    const asked = open('registry.example', { signal, resolve: () => new Promise(() => {}) });
    expect(await asked.ping()).toMatchObject({ failure: { kind: 'timeout' } });
  });

  test('an endless body ends at its cap', async () => {
    const { host, asked } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': IMAGE });
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 32)));
      };
      response.on('drain', more);
      more();
    });
    const read = await open(host).readManifest(repository, 'v1');
    expect(read).toMatchObject({ failure: { kind: 'unusable' } });
    expect(JSON.stringify(read)).toContain('more than the 4,194,304 bytes');
    expect(await open(host).listTags(repository)).toMatchObject({ failure: { kind: 'unusable' } });
    expect(asked).toHaveLength(2);
  });

  test('a body that says that it is too long is not waited for', async () => {
    const { host } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': IMAGE, 'content-length': 5_000_000 }).flushHeaders();
    });
    expect(await open(host).readManifest(repository, 'v1')).toMatchObject({ failure: { kind: 'unusable' } });
  });

  test('tags on pages without an end', async () => {
    let page = 0;
    const { host, asked } = await serve((_request, response) => {
      page++;
      response.writeHead(200, { link: `</v2/${repository}/tags/list?last=${page}>; rel="next"` });
      response.end(JSON.stringify({ tags: [`v${page}`] }));
    });
    expect(await open(host).listTags(repository)).toMatchObject({ failure: { kind: 'unusable' } });
    expect(asked.length).toBeLessThanOrEqual(101);
  });

  test('tags on pages in a circle', async () => {
    const { host, asked } = await serve(({ url = '' }, response) => {
      const next = url.includes('last=a') ? 'b' : 'a';
      response.writeHead(200, { link: `</v2/${repository}/tags/list?last=${next}>; rel="next"` });
      response.end('{"tags":["v1"]}');
    });
    expect(await open(host).listTags(repository)).toMatchObject({ failure: { kind: 'unusable' } });
    expect(asked).toHaveLength(3);
  });
});

describe('a registry that breaks off or says no', () => {
  test('a reset before and within the answer', async () => {
    const early = await serve(({ socket }) => socket.resetAndDestroy());
    expect(await open(early.host).ping()).toMatchObject({ failure: { kind: 'unreachable' } });
    const late = await serve(({ socket }, response) => {
      response.writeHead(200, { 'content-type': IMAGE, 'content-length': 1000 }).write('{');
      setTimeout(() => socket.resetAndDestroy(), 50);
    });
    expect(await open(late.host).readManifest(repository, 'v1')).toMatchObject({ failure: { kind: 'unreachable' } });
  });

  test('a kept connection that it has closed is opened anew', async () => {
    const { host, asked } = await serve((request, response) => {
      // The second request on a connection finds it closed.
      if (asked.length === 2) request.socket.resetAndDestroy();
      else contents(server.image)(request, response);
    });
    expect(await open(host).readManifest(repository, 'v1')).toMatchObject({
      ok: true,
      value: { architecture: 'amd64' },
    });
  });

  test('what is no HTTP', async () => {
    const { host } = await server.serveBytes((socket) => socket.end('SSH-2.0-OpenSSH_9\r\n'));
    expect(await open(host).ping()).toMatchObject({ failure: { kind: 'unusable' } });
  });

  test.each([
    [429, { 'retry-after': '30' }, 'retry', 30],
    [503, { 'retry-after': 'Sat, 01 Jan 2000 00:01:00 GMT', date: 'Sat, 01 Jan 2000 00:00:00 GMT' }, 'retry', 60],
    [500, {}, 'retry', null],
    [502, { 'retry-after': 'soon' }, 'retry', null],
    [401, {}, 'refused', null],
    [403, {}, 'refused', null],
    [400, {}, 'unusable', null],
    [204, {}, 'unusable', null],
  ])('%i', async (status, headers, kind, afterSeconds) => {
    const { host } = await serve((_request, response) => {
      response.sendDate = false;
      response.writeHead(status, headers).end();
    });
    for (const asked of [open(host).readManifest(repository, 'v1'), open(host).resolveTag(repository, 'v1')]) {
      expect(await asked).toMatchObject({ ok: false, failure: { kind, afterSeconds } });
    }
  });
});

describe('a registry that lies', () => {
  const missing = digestOf('missing');
  const other = config.replace('amd64', 'arm64');

  test('bytes that are not those of the digest', async () => {
    const { host } = await serve(
      contents({
        [`/manifests/${missing}`]: { type: IMAGE, body: manifest },
        '/manifests/v1': { type: IMAGE, body: manifest, headers: { 'docker-content-digest': missing } },
        '/manifests/v2': {
          type: IMAGE,
          body: JSON.stringify({ ...JSON.parse(manifest), config: descriptorOf(CONFIG, other) }),
        },
        [`/blobs/${digestOf(config)}`]: { type: '', body: config },
        [`/blobs/${digestOf(other)}`]: { type: '', body: config },
      }),
    );
    for (const reference of [missing, 'v1', 'v2']) {
      const read = await open(host).readManifest(repository, reference);
      expect(read).toMatchObject({ failure: { kind: 'unusable' } });
      expect(JSON.stringify(read)).toContain('bytes are not those of');
    }
  });

  test('an index that names itself, indexes too deep within it, or too many', async () => {
    const member = (digest: string, mediaType = IMAGE) => ({ mediaType, digest, size: manifest.length });
    const index = (...manifests: object[]) => JSON.stringify({ schemaVersion: 2, manifests });
    const many = Array.from({ length: 65 }, (_, place) => member(digestOf(`${place}`)));
    const around = (body: string) => index({ ...descriptorOf(INDEX, body) });
    const nested = [index(member(digestOf('one')))];
    while (nested.length < 4) nested.push(around(nested.at(-1) ?? ''));
    const halves = [many.slice(0, 33), many.slice(33)].map((half) => index(...half));
    const lying = digestOf('lying');
    const byDigest = Object.fromEntries(
      [...nested, ...halves].map((body) => [`/manifests/${digestOf(body)}`, { type: INDEX, body }]),
    );
    const { host, asked } = await serve(
      contents({
        '/manifests/itself': {
          type: INDEX,
          body: index(member(missing)),
          headers: { 'docker-content-digest': missing },
        },
        ...byDigest,
        '/manifests/deep': { type: INDEX, body: nested.at(-1) ?? '' },
        '/manifests/halves': { type: INDEX, body: index(...halves.map((body) => descriptorOf(INDEX, body))) },
        '/manifests/lying': { type: INDEX, body: index(member(lying, INDEX)) },
        [`/manifests/${lying}`]: { type: INDEX, body: index(member(lying, INDEX)) },
        '/manifests/wide': { type: INDEX, body: index(...many) },
        '/manifests/empty': { type: INDEX, body: index() },
        '/manifests/gone': { type: INDEX, body: index(member(missing)) },
      }),
    );
    const said = async (tag: string) => {
      const read = await open(host).readManifest(repository, tag);
      return read.ok ? 'read' : `${read.failure.kind}: ${read.failure.detail}`;
    };
    expect(await said('itself')).toContain('unusable: ');
    expect(await said('deep')).toBe('unusable: Indexes lie within one another more than 3 deep.');
    expect(await said('lying')).toContain('bytes are not those of');
    expect(await said('halves')).toContain('unusable: The index has more than 64 members');
    expect(await said('wide')).toBe('unusable: The index is malformed: it has more than 64 manifests.');
    expect(await said('empty')).toBe('unusable: The index names no image that the registry has.');
    expect(await said('gone')).toBe('unusable: The index names no image that the registry has.');
    expect(asked.length).toBeLessThan(100);
  });

  test('indexes within an index are read, each image once', async () => {
    const arm = JSON.stringify({ architecture: 'arm64', os: 'linux' });
    const other = JSON.stringify({ schemaVersion: 2, config: descriptorOf(CONFIG, arm), layers: [] });
    const index = (...manifests: object[]) => JSON.stringify({ schemaVersion: 2, manifests });
    const inner = index(descriptorOf(IMAGE, other), descriptorOf(IMAGE, manifest));
    const middle = index(descriptorOf(INDEX, inner));
    const outer = index(descriptorOf(INDEX, middle), descriptorOf(INDEX, inner), descriptorOf(IMAGE, manifest));
    const bodies = Object.fromEntries(
      [
        [INDEX, inner],
        [INDEX, middle],
        [IMAGE, other],
        [IMAGE, manifest],
      ].map(([type = '', body = '']) => [`/manifests/${digestOf(body)}`, { type, body }]),
    );
    const { host } = await serve(
      contents({
        ...bodies,
        '/manifests/v1': { type: INDEX, body: outer },
        [`/blobs/${digestOf(arm)}`]: { type: '', body: arm },
        [`/blobs/${digestOf(config)}`]: { type: '', body: config },
      }),
    );
    const read = await open(host).readManifest(repository, 'v1');
    if (!read.ok || read.value?.kind !== 'index') throw new Error(JSON.stringify(read));
    expect(read.value.digest).toBe(digestOf(outer));
    const digests = read.value.children.map(({ digest }) => digest).sort();
    expect(digests).toEqual([digestOf(manifest), digestOf(other)].sort());
  });

  test('schema 1, another kind than the header says, and other nonsense', async () => {
    const { host } = await serve(
      contents({
        '/manifests/schema1': {
          type: 'application/vnd.docker.distribution.manifest.v1+prettyjws',
          body: '{"schemaVersion":1}',
        },
        '/manifests/plain1': { type: 'application/json', body: '{"schemaVersion":1,"name":"x"}' },
        '/manifests/two': { type: IMAGE, body: JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: [] }) },
        '/manifests/both': { type: IMAGE, body: JSON.stringify({ ...JSON.parse(manifest), manifests: [] }) },
        '/manifests/html': { type: 'text/html', body: '<html>' },
        '/manifests/cut': { type: IMAGE, body: manifest.slice(0, -1) },
        '/manifests/deep': { type: IMAGE, body: '['.repeat(1_000_000) },
        '/manifests/latin': { type: IMAGE, body: Buffer.from([0x22, 0xff, 0x22]) },
      }),
    );
    for (const tag of ['schema1', 'plain1', 'two', 'both', 'html', 'cut', 'deep', 'latin']) {
      expect(await open(host).readManifest(repository, tag)).toMatchObject({ failure: { kind: 'unusable' } });
    }
    const said = async (tag: string) => JSON.stringify(await open(host).readManifest(repository, tag));
    expect(await said('plain1')).toContain('outdated schema 1');
    expect(await said('two')).toContain('something else than its header says');
  });

  test('a compressed body is not unpacked', async () => {
    const body = gzipSync(Buffer.alloc(3_000_000, 32));
    const { host } = await serve(
      contents({ '/manifests/v1': { type: IMAGE, body, headers: { 'content-encoding': 'gzip' } } }),
    );
    const read = await open(host).readManifest(repository, 'v1');
    expect(JSON.stringify(read)).toContain('compressed body (gzip)');
  });

  test('names that would lead elsewhere on the registry are not asked for', async () => {
    const { host, asked } = await serve((_request, response) => response.writeHead(200).end('{}'));
    for (const name of ['../admin', 'a//b', 'A', 'a?b', '', 'a'.repeat(256)]) {
      expect(await open(host).readManifest(name, 'v1')).toMatchObject({ failure: { kind: 'unusable' } });
      expect(await open(host).listTags(name)).toMatchObject({ failure: { kind: 'unusable' } });
    }
    for (const tag of ['../x', 'a/b', '', 'sha256:abc', '-x']) {
      expect(await open(host).resolveTag(repository, tag)).toMatchObject({ failure: { kind: 'unusable' } });
    }
    expect(asked).toEqual([]);
  });
});

describe('what lies beside an image', () => {
  const signature = JSON.stringify({
    schemaVersion: 2,
    config: descriptorOf(CONFIG, '{}'),
    layers: [descriptorOf('application/vnd.dev.cosign.simplesigning.v1+json', '{}')],
  });
  const sbom = { ...descriptorOf(IMAGE, 'sbom'), artifactType: 'application/spdx+json', annotations: { of: 'tests' } };
  const listed = { type: INDEX, body: JSON.stringify({ schemaVersion: 2, manifests: [sbom] }) };
  const tag = `/manifests/${digestOf(manifest).replace(':', '-')}`;
  const found = {
    digest: sbom.digest,
    artifactType: 'application/spdx+json',
    sizeBytes: 4,
    annotations: { of: 'tests' },
  };

  test.each([
    ['by the API', { [`/referrers/${digestOf(manifest)}`]: listed }, [found]],
    ['by the tag where there is no API', { [tag]: listed }, [found]],
    [
      'by the tag where any address is answered with a page',
      { [`/referrers/${digestOf(manifest)}`]: { type: 'text/html', body: '<html>' }, [tag]: listed },
      [found],
    ],
    [
      'by the tags of signing tools',
      { [`${tag}.sig`]: { type: IMAGE, body: signature } },
      [
        {
          digest: digestOf(signature),
          artifactType: 'application/vnd.dev.cosign.simplesigning.v1+json',
          sizeBytes: signature.length,
          annotations: {},
        },
      ],
    ],
  ])('%s', async (_name, more, referrers) => {
    const { host } = await serve(contents({ ...server.image, ...more }));
    expect(await open(host).readManifest(repository, 'v1')).toMatchObject({ ok: true, value: { referrers } });
  });

  test('is no image itself', async () => {
    const { host } = await serve(contents({ '/manifests/v1': { type: IMAGE, body: signature } }));
    expect(await open(host).readManifest(repository, 'v1')).toMatchObject({ failure: { kind: 'not_image' } });
  });

  test('its tags are none of the image', async () => {
    const beside = digestOf('a').replace(':', '-');
    const body = JSON.stringify({ tags: ['v1', beside, `${beside}.sig`, 'no tag', 'v1'] });
    const { host } = await serve(contents({ '/tags/list?n=1000': { type: '', body } }));
    expect(await open(host).listTags(repository)).toEqual({ ok: true, value: ['v1'] });
  });
});
