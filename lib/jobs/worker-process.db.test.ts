import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { closeQueue } from '#lib/base/queue.ts';
import { pushImage } from '#lib/ingest/registry/test-images.ts';
import { startRegistry, type TestRegistry } from '#lib/ingest/registry/test-registry.ts';
import { deliveryOf, makeSource, type TestSource, tagsOf, tell } from './test-arrivals.ts';
import { type HangingProxy, startProxy } from './test-proxy.ts';

const repository = 'fermi/process';
const root = fileURLToPath(new URL('../..', import.meta.url));
const patient = { timeout: 50_000, interval: 50 };
let registry: TestRegistry;
let proxy: HangingProxy;
let source: TestSource;
let digest: string;
let workers: ChildProcess[] = [];

beforeAll(async () => {
  registry = await startRegistry();
  proxy = await startProxy(registry.host);
  source = await makeSource({ host: proxy.host, repositories: [repository] });
  ({ digest } = await pushImage({ registry, repository, tag: 'v1' }));
});

afterEach(() => {
  for (const worker of workers) worker.kill('SIGKILL');
  workers = [];
  proxy.release();
});

afterAll(async () => {
  await closeQueue();
  await proxy.close();
  await registry.close();
});

/** The real process, ready to work. */
async function startWorker(): Promise<ChildProcess> {
  const args = ['--conditions=react-server', 'server/worker.ts'];
  const worker = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  workers.push(worker);
  await once(worker, 'message');
  return worker;
}

/** A delivery that is being worked on and waits for the registry's answer. */
async function underWay(): Promise<{ id: number; worker: ChildProcess }> {
  proxy.hangsFor.add(repository);
  const worker = await startWorker();
  const id = await tell(source, { repository, tag: 'v1', digest });
  await expect.poll(async () => (await deliveryOf(id)).attempts, patient).toBe(1);
  return { id, worker };
}

test('an order to stop lets what is under way come to its end', async () => {
  const { id, worker } = await underWay();
  worker.kill('SIGTERM');
  proxy.release();
  const [code] = await once(worker, 'exit');
  expect(code).toBe(0);
  expect(await deliveryOf(id)).toMatchObject({ state: 'processed', attempts: 1 });
});

test('one that hangs does not keep it from stopping, and the next worker does it', async () => {
  const { id, worker } = await underWay();
  worker.kill('SIGTERM');
  const [code] = await once(worker, 'exit');
  expect(code).toBe(0);
  expect(await deliveryOf(id)).toMatchObject({ state: 'received' });
  proxy.release();
  await startWorker();
  await expect.poll(async () => (await deliveryOf(id)).state, patient).toBe('processed');
});

test('what a killed worker had begun is taken over by another, once', async () => {
  const { id, worker } = await underWay();
  worker.kill('SIGKILL');
  proxy.release();
  await startWorker();
  await expect.poll(async () => (await deliveryOf(id)).state, patient).toBe('processed');
  expect(await deliveryOf(id)).toMatchObject({ attempts: 2, lease: 2 });
  const { v1 } = await tagsOf(source.images[repository] ?? 0);
  expect(v1).toEqual({ digest, moves: 1 });
});
