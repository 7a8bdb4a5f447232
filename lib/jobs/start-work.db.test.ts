import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { db } from '#lib/base/db.ts';
import { closeQueue } from '#lib/base/queue.ts';
import { pushImage } from '#lib/ingest/registry/test-images.ts';
import { startRegistry, type TestRegistry } from '#lib/ingest/registry/test-registry.ts';
import { processDelivery } from './process-delivery.ts';
import { startWork } from './start-work.ts';
import { deliveryOf, keepAll, makeSource, notification, tagsOf, tell, worker } from './test-arrivals.ts';
import { type HangingProxy, startProxy } from './test-proxy.ts';

let registry: TestRegistry;
let proxy: HangingProxy;
let work: { stop(patienceMs: number): Promise<void> } | undefined;

beforeAll(async () => {
  registry = await startRegistry();
  proxy = await startProxy(registry.host);
});

afterEach(async () => {
  proxy.release();
  await work?.stop(5000);
  work = undefined;
});

afterAll(async () => {
  await closeQueue();
  await proxy.close();
  await registry.close();
});

const push = (repository: string, tag: string) =>
  pushImage({ registry, repository, tag, labels: { made: `${Math.random()}` } });
const patient = { timeout: 60_000, interval: 50 };
const inState = (sourceId: number, state: 'received' | 'processed' | 'ignored') =>
  db().delivery.count({ where: { sourceId, state } });

test('registries that hang hold their own places, and those of others are worked off', async () => {
  await push('fermi/quick', 'v1');
  proxy.hangsFor.add('fermi/slow');
  const slow = await makeSource({ host: proxy.host, repositories: ['fermi/slow'] });
  const quick = await makeSource({ host: registry.host, repositories: ['fermi/quick'] });
  for (let count = 0; count < 20; count += 1) await tell(slow, { repository: 'fermi/slow', tag: 'v1' });
  for (let count = 0; count < 20; count += 1) await tell(quick, { repository: 'fermi/quick', tag: 'v1' });
  work = await startWork({ context: worker });
  await expect.poll(() => inState(quick.id, 'processed'), patient).toBe(20);
  expect(await inState(slow.id, 'received')).toBe(20);
  expect(await db().delivery.count({ where: { sourceId: slow.id, attempts: { gt: 0 } } })).toBeLessThanOrEqual(16);
});

test('a registry that wants to be left alone is, and the jobs of others go on', async () => {
  const [repository, other] = ['fermi/rested', 'fermi/busy'];
  await push(repository, 'v1');
  await push(other, 'v1');
  const resting = await makeSource({ host: proxy.host, repositories: [repository] });
  const quick = await makeSource({ host: registry.host, repositories: [other] });
  proxy.restSeconds = 3600;
  for (let count = 0; count < 20; count += 1) await tell(resting, { repository, tag: 'v1' });
  work = await startWork({ context: worker });
  const tried = () => db().delivery.count({ where: { sourceId: resting.id, attempts: { gt: 0 } } });
  await expect.poll(tried, patient).toBeGreaterThan(0);
  const waits = { where: { sourceId: resting.id, reason: { contains: 'asked again in 3600 seconds' } } };
  await expect.poll(async () => (await db().delivery.count(waits)) === (await tried()), patient).toBe(true);
  const asked = proxy.asked();
  // Due at once by the queue's own pauses, and older than what comes now.
  await db().$executeRaw`update pgboss.job set start_after = now() - interval '1 minute' where state = 'retry'`;
  for (let count = 0; count < 20; count += 1) await tell(quick, { repository: other, tag: 'v1' });
  await expect.poll(() => inState(quick.id, 'processed'), patient).toBe(20);
  expect(proxy.asked()).toBe(asked);
  expect(await inState(resting.id, 'received')).toBe(20);
  expect(await tried()).toBeLessThanOrEqual(16);
  await work.stop(5000);

  // A worker that is new asks once more.
  proxy.restSeconds = null;
  work = await startWork({ context: worker });
  await expect.poll(() => inState(resting.id, 'processed'), patient).toBe(20);
});

test('one that hangs among a thousand of the same registry delays none of them', async () => {
  const repositories = ['fermi/a', 'fermi/b', 'fermi/c', 'fermi/poison'];
  const source = await makeSource({ host: proxy.host, repositories });
  const digests = new Map<string, string>();
  for (const repository of repositories.slice(0, 3)) digests.set(repository, (await push(repository, 'v1')).digest);
  proxy.hangsFor.add('fermi/poison');
  const told = Array.from({ length: 1000 }, (_, count) => {
    const repository = repositories[count % 3] ?? '';
    if (count === 10) return notification({ repository: 'fermi/poison', tag: 'v1' });
    const digest = digests.get(repository) ?? '';
    return notification(count % 40 === 0 ? { repository, tag: 'v1', digest } : { repository, action: 'pull' });
  });
  await keepAll(
    source,
    told.map((event) => ({ events: [event] })),
  );
  work = await startWork({ context: worker });
  await expect.poll(() => inState(source.id, 'received'), patient).toBe(1);
  const left = await db().delivery.findFirstOrThrow({ where: { sourceId: source.id, state: 'received' } });
  expect(Buffer.from(left.body).toString()).toContain('fermi/poison');
  for (const repository of repositories.slice(0, 3)) {
    const tags = await tagsOf(source.images[repository] ?? 0);
    expect(tags.v1?.digest).toBe(digests.get(repository));
  }
});

test('what was pushed while the application or the registry was down is found by a sweep', async () => {
  const [repository, tag] = ['fermi/missed', 'v1'];
  const other = await startRegistry();
  const source = await makeSource({ host: other.host, repositories: [repository] });
  const { digest } = await pushImage({ registry: other, repository, tag });
  await other.kill();
  work = await startWork({ context: worker });
  const id = source.rules[repository] ?? 0;
  const fault = async () => (await db().repositoryRule.findUniqueOrThrow({ where: { id } })).sweepFault;
  await expect.poll(fault, patient).toContain(other.host);
  await other.restart();
  const pointsAt = async () => (await tagsOf(source.images[repository] ?? 0)).v1?.digest;
  await expect.poll(pointsAt, patient).toBe(digest);
  expect(await fault()).toBe('');
  expect(await db().delivery.count({ where: { sourceId: source.id } })).toBe(0);
  await other.close();
});

test('a run that slept through its lease and goes on has no second effect', async () => {
  const repository = 'fermi/fenced';
  const source = await makeSource({ host: proxy.host, repositories: [repository] });
  const imageId = source.images[repository] ?? 0;
  const { digest } = await push(repository, 'v1');
  const id = await tell(source, { repository, tag: 'v1', digest });
  const run = () => processDelivery({ ctx: worker(), input: { deliveryId: id, signal: AbortSignal.timeout(60_000) } });
  proxy.hangsFor.add(repository);
  const sleeper = run();
  await expect.poll(() => proxy.hanging(), patient).toBe(1);
  proxy.hangsFor.clear();
  await run();
  const effects = async () => ({
    delivery: await deliveryOf(id),
    tags: await tagsOf(imageId),
    builds: await db().build.findMany({ where: { imageId } }),
    sightings: await db().tagMove.count(),
  });
  const after = await effects();
  expect(after.delivery).toMatchObject({ state: 'processed', attempts: 2, lease: 2 });
  expect(after.tags).toEqual({ v1: { digest, moves: 1 } });
  // What the sleeper would tell now is something new.
  await push(repository, 'v1');
  proxy.release();
  await sleeper;
  expect(await effects()).toEqual(after);
});
