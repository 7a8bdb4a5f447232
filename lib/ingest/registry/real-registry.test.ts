import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openRegistry, type Registry } from './open-registry.ts';
import { deleteManifest, pushImage, pushIndex, retag } from './test-images.ts';
import { startRegistry, type TestRegistry } from './test-registry.ts';
import { endAll, serve } from './test-server.ts';

const repository = 'fermi/glastrelease';
let registry: TestRegistry;

const open = (at: TestRegistry, password = at.login?.password ?? ''): Registry =>
  openRegistry({
    host: at.host,
    trustedHosts: [],
    allowPrivate: true,
    user: at.login?.user ?? '',
    password,
    signal: AbortSignal.timeout(30_000),
  });

beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.close());

describe('a real registry', () => {
  test('an image is read by digest and by tag', async () => {
    const createdAt = new Date('2024-03-04T05:06:07.000Z');
    const labels = { 'org.opencontainers.image.revision': 'abc123', empty: '' };
    const layers: Record<string, string>[] = [{ 'a.txt': 'a' }, { 'b/b.txt': 'b'.repeat(10_000) }];
    const { digest } = await pushImage({
      registry,
      repository,
      tag: 'v1',
      platform: 'linux/arm64',
      labels,
      layers,
      createdAt,
    });
    const read = await open(registry).readManifest(repository, digest);
    expect(read).toMatchObject({
      ok: true,
      value: {
        kind: 'image',
        digest,
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        architecture: 'arm64',
        os: 'linux',
        createdAt,
        labels,
        referrers: [],
      },
    });
    expect(await open(registry).readManifest(repository, 'v1')).toEqual(read);
    if (!read.ok || read.value?.kind !== 'image') throw new Error('It is no image.');
    expect(read.value.layers).toHaveLength(2);
    expect(read.value.layers.every(({ sizeBytes }) => sizeBytes > 50)).toBe(true);
  });

  test('an index is read with its members, and what speaks of them lies beside', async () => {
    const images = [
      { platform: 'linux/amd64', labels: { kind: 'one' } },
      { platform: 'linux/arm/v7', labels: { kind: 'two' } },
    ];
    const annotations = { 'org.opencontainers.image.source': 'https://example.org/source' };
    const { digest, children } = await pushIndex({
      registry,
      repository,
      tag: 'all',
      images,
      attested: true,
      annotations,
    });
    const read = await open(registry).readManifest(repository, digest);
    expect(read).toMatchObject({ ok: true, value: { kind: 'index', digest, annotations, referrers: [] } });
    if (!read.ok || read.value?.kind !== 'index') throw new Error('It is no index.');
    expect(read.value.children.map((child) => [child.digest, child.architecture, child.labels.kind])).toEqual([
      [children[0], 'amd64', 'one'],
      [children[1], 'arm/v7', 'two'],
    ]);
    for (const child of read.value.children) {
      expect(child.referrers).toMatchObject([{ artifactType: 'application/vnd.docker.attestation.manifest.v1+json' }]);
      expect(child.layers).toHaveLength(1);
    }
  });

  test('both of the older Docker types are read', async () => {
    const { digest } = await pushImage({ registry, repository, tag: 'docker', format: 'v2s2' });
    const mediaType = 'application/vnd.docker.distribution.manifest.v2+json';
    expect(await open(registry).readManifest(repository, 'docker')).toMatchObject({ value: { digest, mediaType } });
  });

  test('tags are listed and resolved; a tag moved back points where it did', async () => {
    const moving = 'fermi/moving';
    const first = await pushImage({ registry, repository: moving, tag: 'v1', labels: { of: 'first' } });
    const second = await pushImage({ registry, repository: moving, tag: 'v2', labels: { of: 'second' } });
    const client = open(registry);
    expect(await client.resolveTag(moving, 'latest')).toEqual({ ok: true, value: null });
    expect(await retag({ registry, repository: moving, tag: 'latest', from: 'v2' })).toEqual(second);
    expect(await client.resolveTag(moving, 'latest')).toEqual({ ok: true, value: second.digest });
    await retag({ registry, repository: moving, tag: 'latest', from: first.digest });
    expect(await client.resolveTag(moving, 'latest')).toEqual({ ok: true, value: first.digest });
    expect(await client.listTags(moving)).toEqual({ ok: true, value: ['latest', 'v1', 'v2'] });
  });

  test('what was deleted is gone, and what never was is not there', async () => {
    const deleted = 'fermi/deleted';
    const { digest } = await pushImage({ registry, repository: deleted, tag: 'v1' });
    await deleteManifest({ registry, repository: deleted, digest });
    const client = open(registry);
    expect(await client.readManifest(deleted, digest)).toEqual({ ok: true, value: null });
    expect(await client.resolveTag(deleted, 'v1')).toEqual({ ok: true, value: null });
    expect(await client.listTags('fermi/never')).toEqual({ ok: true, value: null });
  });

  test('one that is down cannot be reached, and has kept everything when it is back', async () => {
    const { digest } = await pushImage({ registry, repository: 'fermi/kept', tag: 'v1' });
    await registry.kill();
    expect(await open(registry).ping()).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
    await registry.restart();
    expect(await open(registry).resolveTag('fermi/kept', 'v1')).toEqual({ ok: true, value: digest });
  });

  test('one that is told where tells of what is pushed and not of what is read', async () => {
    const told: string[] = [];
    const listener = await serve(async (request, response) => {
      const { events } = JSON.parse(await text(request));
      told.push(
        ...events.map(
          (event: { action: string; target: { tag?: string } }) => `${event.action} ${event.target.tag ?? ''}`,
        ),
      );
      response.writeHead(202).end();
    });
    const notify = { url: `http://${listener.host}/hook`, authorization: 'Bearer of-the-tests' };
    const telling = await startRegistry({ notify });
    try {
      await pushImage({ registry: telling, repository, tag: 'v1' });
      await open(telling).readManifest(repository, 'v1');
      await pushImage({ registry: telling, repository, tag: 'v2' });
      await expect.poll(() => told).toContain('push v2');
      expect(told).toContain('push v1');
      expect(told.filter((one) => one.startsWith('pull'))).toEqual([]);
      expect(new Set(listener.asked)).toEqual(new Set(['/hook Bearer of-the-tests']));
    } finally {
      await telling.close();
      endAll();
    }
  });

  test('one that wants a password is read with it and refuses without', async () => {
    const locked = await startRegistry({ auth: true });
    try {
      const { digest } = await pushImage({ registry: locked, repository, tag: 'v1' });
      expect(await open(locked).readManifest(repository, 'v1')).toMatchObject({ ok: true, value: { digest } });
      expect(await open(locked).ping()).toEqual({ ok: true, value: true });
      expect(await open(locked, 'wrong').listTags(repository)).toMatchObject({ failure: { kind: 'refused' } });
      const nobody = open({ ...locked, login: null });
      expect(await nobody.resolveTag(repository, 'v1')).toMatchObject({ failure: { kind: 'refused' } });
    } finally {
      await locked.close();
    }
  });
});
