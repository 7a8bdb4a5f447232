import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/base/db.ts';
import { closeQueue, openQueue } from '#lib/base/queue.ts';
import { deleteManifest, pushImage, pushIndex, retag } from '#lib/ingest/registry/test-images.ts';
import { startRegistry, type TestRegistry } from '#lib/ingest/registry/test-registry.ts';
import { requeueLost } from '#lib/store/deliveries/requeue-lost.ts';
import { enqueueDueSweeps } from '#lib/store/sweeps/enqueue-due-sweeps.ts';
import { processDelivery } from './process-delivery.ts';
import { sweepRepository } from './sweep-repository.ts';
import { deliveryOf, keep, makeSource, tagsOf, tell, worker } from './test-arrivals.ts';

let registry: TestRegistry;

beforeAll(async () => {
  registry = await startRegistry();
});

afterAll(async () => {
  await closeQueue();
  await registry.close();
});

const push = (repository: string, tag: string) =>
  pushImage({ registry, repository, tag, labels: { made: `${Math.random()}` } });
const sweep = (ruleId = 0) =>
  sweepRepository({ ctx: worker(), input: { ruleId, signal: AbortSignal.timeout(60_000) } });
const ruleOf = (id = 0) => db().repositoryRule.findUniqueOrThrow({ where: { id } });

test('finds what no hook told of, follows moves and deletions, and finds nothing the second time', async () => {
  const repository = 'fermi/swept';
  const source = await makeSource({ host: registry.host, repositories: [repository] });
  const [imageId, ruleId] = [source.images[repository] ?? 0, source.rules[repository]];
  const first = await push(repository, 'v1');
  const second = await push(repository, 'v2');
  await retag({ registry, repository, from: 'v2', tag: 'latest' });
  const index = await pushIndex({
    registry,
    repository,
    tag: 'multi',
    images: [{ platform: 'linux/amd64' }, { platform: 'linux/arm64' }],
  });
  await sweep(ruleId);
  expect(await tagsOf(imageId)).toEqual({
    v1: { digest: first.digest, moves: 1 },
    v2: { digest: second.digest, moves: 1 },
    latest: { digest: second.digest, moves: 1 },
    multi: { digest: index.digest, moves: 1 },
  });
  expect(await db().build.count({ where: { imageId } })).toBe(5);
  expect(await ruleOf(ruleId)).toMatchObject({ sweptAt: expect.any(Date), sweepFault: '' });

  const sightings = await db().tagMove.count();
  await sweep(ruleId);
  expect(await db().tagMove.count()).toBe(sightings);

  await retag({ registry, repository, from: 'v1', tag: 'latest' });
  await deleteManifest({ registry, repository, digest: second.digest });
  await sweep(ruleId);
  const tags = await tagsOf(imageId);
  expect(tags.latest).toEqual({ digest: first.digest, moves: 2 });
  expect(tags.v2?.digest).toBeNull();
  const gone = await db().build.findMany({ where: { imageId, goneAt: { not: null } } });
  expect(gone.map(({ digest }) => digest)).toEqual([second.digest]);

  // A hook that comes late tells nothing new, and what it says of the past is kept.
  await processLate(source, { repository, tag: 'v2', digest: second.digest });
  expect((await tagsOf(imageId)).v2?.digest).toBeNull();
});

async function processLate(source: Parameters<typeof tell>[0], told: Parameters<typeof tell>[1]): Promise<void> {
  const deliveryId = await tell(source, { ...told, at: new Date(Date.now() - 60_000).toISOString() });
  await processDelivery({ ctx: worker(), input: { deliveryId, signal: AbortSignal.timeout(15_000) } });
}

test('reads only the tags that are followed', async () => {
  const repository = 'fermi/followed';
  const source = await makeSource({ host: registry.host, repositories: [repository], tagPolicy: 'v*' });
  await push(repository, 'v1');
  await push(repository, 'scratch');
  await sweep(source.rules[repository]);
  expect(Object.keys(await tagsOf(source.images[repository] ?? 0))).toEqual(['v1']);
});

test('a registry that refuses us ends a sweep at once, and the rule says so', async () => {
  const locked = await startRegistry({ auth: true });
  const source = await makeSource({ host: locked.host, repositories: ['fermi/locked'] });
  await sweep(source.rules['fermi/locked']);
  expect((await ruleOf(source.rules['fermi/locked'])).sweepFault).toContain('401');
  const id = await tell(source, { repository: 'fermi/locked', tag: 'v1' });
  await processDelivery({ ctx: worker(), input: { deliveryId: id, signal: AbortSignal.timeout(15_000) } });
  expect(await deliveryOf(id)).toMatchObject({ state: 'failed', attempts: 1 });
  await locked.close();
});

test('says at the rule why it could not be read', async () => {
  const source = await makeSource({ host: '127.0.0.1:1', repositories: ['fermi/away'] });
  const ruleId = source.rules['fermi/away'];
  await expect(sweep(ruleId)).rejects.toThrow();
  expect((await ruleOf(ruleId)).sweepFault).toContain('127.0.0.1:1');
  expect((await ruleOf(ruleId)).sweptAt).toBeNull();
});

test('every repository that is due gets one sweep, and none is queued twice', async () => {
  const repositories = ['fermi/due', 'fermi/also-due', 'fermi/young'];
  const source = await makeSource({ host: registry.host, repositories });
  await db().repositoryRule.updateMany({ data: { sweptAt: new Date() } });
  const id = { in: [source.rules['fermi/due'] ?? 0, source.rules['fermi/also-due'] ?? 0] };
  await db().repositoryRule.updateMany({ where: { id }, data: { sweptAt: new Date(0) } });
  const due = () => enqueueDueSweeps({ ctx: worker(), input: { everyMs: 60_000 } });
  expect(await due()).toEqual({ ok: true, value: 2 });
  expect(await due()).toEqual({ ok: true, value: 0 });
  const boss = openQueue('sender');
  await boss.start();
  const jobs = await boss.fetch('sweep', { batchSize: 10 });
  // Ended without a reading, as one does that was refused.
  for (const job of jobs) await boss.complete('sweep', job.id);
  await boss.stop({ graceful: false });
  expect(await due()).toEqual({ ok: true, value: 0 });
  await db().$executeRaw`delete from pgboss.job where name = 'sweep'`;
  await db().webhookSource.update({ where: { id: source.id }, data: { disabledAt: new Date() } });
  await db().repositoryRule.updateMany({ data: { sweptAt: null } });
  const others = (await db().repositoryRule.count()) - repositories.length;
  expect(await due()).toEqual({ ok: true, value: others });
});

test('a delivery without a job gets one, and one that has a job gets no other', async () => {
  const source = await makeSource({ host: registry.host, repositories: ['fermi/lost'] });
  await keep(source, 'kept');
  expect(await requeueLost({ ctx: worker() })).toEqual({ ok: true, value: 0 });
  await db().$executeRaw`delete from pgboss.job where name = 'delivery'`;
  const waiting = await db().delivery.count({ where: { state: 'received' } });
  expect(waiting).toBeGreaterThan(0);
  expect(await requeueLost({ ctx: worker() })).toEqual({ ok: true, value: waiting });
  expect(await requeueLost({ ctx: worker() })).toEqual({ ok: true, value: 0 });
});

test('a tag that points at a build of another image keeps no other tag from being read, and an admin is told', async () => {
  const repository = 'fermi/mixed';
  const source = await makeSource({ host: registry.host, repositories: [repository, 'fermi/owner'] });
  const [imageId = 0, ownerId = 0] = [source.images[repository], source.images['fermi/owner']];
  const [a, b, c] = [await push(repository, 'a'), await push(repository, 'b'), await push(repository, 'c')];
  await db().build.create({
    data: { imageId: ownerId, digest: b.digest, state: 'succeeded', createdAt: new Date() },
  });
  await sweep(source.rules[repository]);
  expect(await tagsOf(imageId)).toEqual({
    a: { digest: a.digest, moves: 1 },
    c: { digest: c.digest, moves: 1 },
  });
  const rule = await ruleOf(source.rules[repository]);
  expect(rule).toMatchObject({ sweptAt: expect.any(Date), sweepFault: expect.stringContaining(b.digest) });
});
