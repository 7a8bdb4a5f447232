import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { db } from '#lib/base/db.ts';
import { closeQueue } from '#lib/base/queue.ts';
import { deleteManifest, pushImage, retag } from '#lib/ingest/registry/test-images.ts';
import { startRegistry, type TestRegistry } from '#lib/ingest/registry/test-registry.ts';
import { beginDelivery } from '#lib/store/deliveries/begin-delivery.ts';
import { UNMAPPED_AT_MOST } from '#lib/store/deliveries/count-unmapped.ts';
import { replayDelivery } from '#lib/store/deliveries/replay-delivery.ts';
import { processDelivery } from './process-delivery.ts';
import { deliveryOf, keep, makeSource, notification, type TestSource, tagsOf, tell, worker } from './test-arrivals.ts';

const repository = 'fermi/glast';
let registry: TestRegistry;
let source: TestSource;
let imageId: number;

beforeAll(async () => {
  registry = await startRegistry();
  source = await makeSource({ host: registry.host, repositories: [repository] });
  imageId = source.images[repository] ?? 0;
});

afterAll(async () => {
  await closeQueue();
  await registry.close();
});

const run = (deliveryId: number) =>
  processDelivery({ ctx: worker(), input: { deliveryId, signal: AbortSignal.timeout(15_000) } });
const push = (tag: string) => pushImage({ registry, repository, tag, labels: { made: `${Math.random()}` } });

test('a push is a build and a tag; told again, late or twice in one delivery it is the same', async () => {
  const { digest } = await push('v1');
  const told = { repository, tag: 'v1', digest };
  const first = await tell(source, told);
  await run(first);
  expect(await deliveryOf(first)).toMatchObject({ state: 'processed', attempts: 1, lease: 1 });
  expect((await deliveryOf(first)).reason).toBe('1 build recorded; moved v1.');
  expect(await tagsOf(imageId)).toEqual({ v1: { digest, moves: 1 } });
  const again = await keep(source, { events: [notification(told), notification(told)] });
  await run(again);
  await run(again);
  expect(await deliveryOf(again)).toMatchObject({ state: 'processed', reason: 'Nothing new.', attempts: 1 });
  expect(await db().build.count({ where: { imageId } })).toBe(1);
  expect(await tagsOf(imageId)).toEqual({ v1: { digest, moves: 1 } });
});

test('moved, moved back and deleted, told in the wrong order: the registry has the last word', async () => {
  const old = await push('rolling');
  const before = new Date().toISOString();
  const young = await push('rolling');
  const middle = new Date().toISOString();
  await retag({ registry, repository, from: old.digest, tag: 'rolling' });
  await run(await tell(source, { repository, tag: 'rolling', digest: young.digest, at: middle }));
  await run(await tell(source, { repository, tag: 'rolling', digest: old.digest, at: before }));
  expect((await tagsOf(imageId)).rolling?.digest).toBe(old.digest);
  expect(await db().build.count({ where: { imageId, digest: { in: [old.digest, young.digest] } } })).toBe(2);

  await deleteManifest({ registry, repository, digest: old.digest });
  const gone = await tell(source, { repository, digest: old.digest, action: 'delete' });
  await run(gone);
  expect((await tagsOf(imageId)).rolling?.digest).toBeNull();
  const build = await db().build.findUniqueOrThrow({ where: { digest: old.digest } });
  expect(build.goneAt).not.toBeNull();
});

test('what no one can use is quarantined, what means nothing is ignored, and unknown repositories are counted once', async () => {
  const broken = await keep(source, 'no JSON at all');
  await run(broken);
  expect(await deliveryOf(broken)).toMatchObject({ state: 'quarantined', attempts: 1 });
  expect((await deliveryOf(broken)).reason).not.toBe('');
  const pull = await tell(source, { repository, tag: 'v1', action: 'pull' });
  await run(pull);
  expect(await deliveryOf(pull)).toMatchObject({ state: 'ignored' });
  const unknown = { repository: 'nobody/knows', tag: 'v1', digest: `sha256:${'a'.repeat(64)}` };
  const foreign = await keep(source, { events: [notification(unknown), notification({ ...unknown, tag: 'v2' })] });
  await run(foreign);
  await run(foreign);
  expect(await deliveryOf(foreign)).toMatchObject({ state: 'processed', reason: 'No rule names nobody/knows.' });
  const key = { sourceId_repository: { sourceId: source.id, repository: 'nobody/knows' } };
  expect(await db().unmappedRepository.findUniqueOrThrow({ where: key })).toMatchObject({ count: 1 });
  expect(await db().entry.count({ where: { slug: { contains: 'nobody' } } })).toBe(0);
});

test('a bundle of tens of thousands of names is one row for each, up to as many as anybody could look at', async () => {
  const of = await makeSource({ host: registry.host, repositories: ['fermi/crowd'] });
  const count = () => db().unmappedRepository.count({ where: { sourceId: of.id } });
  const bundle = (from: number) =>
    Array.from({ length: 6000 }, (_, at) => ({ action: 'delete', target: { repository: `x/${from + at}` } }));
  const first = await keep(of, { events: bundle(0) });
  await run(first);
  expect(await deliveryOf(first)).toMatchObject({ state: 'processed', attempts: 1 });
  expect(await count()).toBe(UNMAPPED_AT_MOST);
  await run(await keep(of, { events: bundle(3000) }));
  expect(await count()).toBe(UNMAPPED_AT_MOST);
  const told = (repository: string) =>
    db().unmappedRepository.findUnique({ where: { sourceId_repository: { sourceId: of.id, repository } } });
  expect(await told('x/3000')).toMatchObject({ count: 2 });
  expect(await told('x/9999')).toBeNull();
});

test('a bundle that tells of one image thousands of times asks and stores no more than one that tells it once', async () => {
  const { digest } = await push('often');
  await run(await tell(source, { repository, tag: 'often', digest }));
  const media = 'application/vnd.oci.image.manifest.v1+json';
  const event = { action: 'push', target: { mediaType: media, repository, tag: 'often', digest } };
  const id = await keep(source, { events: Array.from({ length: 4000 }, () => event) });
  const asked = await queriesOf(() => run(id));
  expect(await deliveryOf(id)).toMatchObject({ state: 'processed', attempts: 1 });
  expect(asked).toBeLessThan(100);
  const over = await keep(source, { events: [event] });
  const stopped = AbortSignal.abort(new Error('It is over.'));
  await expect(processDelivery({ ctx: worker(), input: { deliveryId: over, signal: stopped } })).rejects.toThrow();
  expect(await deliveryOf(over)).toMatchObject({ state: 'received', attempts: 1 });
});

/** How many statements the database was asked meanwhile. */
async function queriesOf(work: () => Promise<void>): Promise<number> {
  const { query } = Client.prototype;
  let count = 0;
  const counted = vi.spyOn(Client.prototype, 'query').mockImplementation(function (this: Client, ...given) {
    count += 1;
    return Reflect.apply(query, this, given);
  });
  try {
    await work();
  } finally {
    counted.mockRestore();
  }
  return count;
}

test('a CI job is a build on its way, whatever order its reports come in', async () => {
  const of = await makeSource({ host: registry.host, repositories: ['fermi/ci/one'], provider: 'generic' });
  const report = (state: string, project = 'fermi/ci') => {
    const url = 'https://ci.example.org/jobs/1';
    const times = { startedAt: '2026-01-01T00:00:00Z', finishedAt: state === 'failed' ? '2026-01-01T00:01:00Z' : null };
    const data = { project, state, revision: 'a1b2c3d4', url, ref: 'v9', ...times };
    return { type: 'ci.changed', timestamp: '2026-01-01T00:00:00Z', data };
  };
  for (const state of ['failed', 'building', 'failed', 'queued']) await run(await keep(of, report(state)));
  const builds = await db().build.findMany({ where: { imageId: of.images['fermi/ci/one'] ?? 0 } });
  expect(builds).toMatchObject([{ state: 'failed', reportedTag: 'v9', digest: null }]);
  const id = await keep(of, report('building', 'somebody/else'));
  await run(id);
  expect(await deliveryOf(id)).toMatchObject({ state: 'processed', reason: 'No rule names somebody/else.' });
});

test('a digest that belongs to another image is quarantined, with nothing stored', async () => {
  const other = await makeSource({ host: registry.host, repositories: ['fermi/other'] });
  const { digest } = await push('shared');
  await run(await tell(source, { repository, tag: 'shared', digest }));
  await copyTo('fermi/other', digest);
  const id = await tell(other, { repository: 'fermi/other', tag: 'copy', digest });
  await run(id);
  expect(await deliveryOf(id)).toMatchObject({ state: 'quarantined', attempts: 1 });
  expect(await tagsOf(other.images['fermi/other'] ?? 0)).toEqual({});
});

/** The same image in another repository of the registry. */
async function copyTo(elsewhere: string, digest: string): Promise<void> {
  const [type, from] = ['application/vnd.oci.image.manifest.v1+json', `http://${registry.host}/v2/${repository}`];
  const manifest = await (await fetch(`${from}/manifests/${digest}`, { headers: { accept: type } })).text();
  const { config, layers }: { config: { digest: string }; layers: { digest: string }[] } = JSON.parse(manifest);
  const to = `http://${registry.host}/v2/${elsewhere}`;
  for (const blob of [config, ...layers]) {
    const mounted = await fetch(`${to}/blobs/uploads/?mount=${blob.digest}&from=${repository}`, { method: 'POST' });
    expect(mounted.status).toBe(201);
  }
  const put = { method: 'PUT', headers: { 'content-type': type }, body: manifest };
  expect((await fetch(`${to}/manifests/copy`, put)).status).toBe(201);
}

test('a registry that is away fails the delivery at its fifth run, and a replay does it all', async () => {
  const { digest } = await push('later');
  const id = await tell(source, { repository, tag: 'later', digest });
  await registry.kill();
  for (const attempts of [1, 2, 3, 4]) {
    await expect(run(id)).rejects.toThrow();
    expect(await deliveryOf(id)).toMatchObject({ state: 'received', attempts });
    expect((await deliveryOf(id)).reason).toContain(registry.host);
  }
  await run(id);
  expect(await deliveryOf(id)).toMatchObject({ state: 'failed', attempts: 5 });
  await registry.restart();
  await run(id);
  expect(await deliveryOf(id)).toMatchObject({ state: 'failed', attempts: 5 });

  const ctx = worker();
  expect(await replayDelivery({ ctx, input: { deliveryId: id } })).toEqual({ ok: true, value: true });
  expect(await replayDelivery({ ctx, input: { deliveryId: id } })).toMatchObject({ failure: { kind: 'conflict' } });
  await run(id);
  expect(await deliveryOf(id)).toMatchObject({ state: 'processed', attempts: 1 });
  expect((await tagsOf(imageId)).later?.digest).toBe(digest);
});

test('runs that never come to an end are counted too', async () => {
  const id = await tell(source, { repository, tag: 'v1' });
  for (let begun = 0; begun < 5; begun += 1) {
    expect(await beginDelivery({ ctx: worker(), input: { deliveryId: id } })).toMatchObject({ id });
  }
  expect(await beginDelivery({ ctx: worker(), input: { deliveryId: id } })).toBe('failed');
  expect(await deliveryOf(id)).toMatchObject({ state: 'failed', attempts: 5 });
});

test('only those who keep sources may replay', async () => {
  const id = await keep(source, 'nothing');
  await run(id);
  const ctx = { ...worker(), actor: { kind: 'anonymous' as const } };
  expect(await replayDelivery({ ctx, input: { deliveryId: id } })).toMatchObject({ failure: { kind: 'unauthorised' } });
  expect(await deliveryOf(id)).toMatchObject({ state: 'quarantined' });
});
