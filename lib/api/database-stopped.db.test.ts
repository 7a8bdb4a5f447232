import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase } from '#lib/base/db.ts';
import { app } from './app.ts';
import { buildWorld } from './test-world.ts';

const real = new URL(process.env.DATABASE_URL ?? '');
const sockets = new Set<Socket>();
let between: Server;
let port = 0;

/** A wire to the server that can be cut, or fall silent with its connections open. */
function listen(): Promise<void> {
  between = createServer((near) => {
    const far = connect(Number(real.port), real.hostname);
    for (const socket of [near, far]) sockets.add(socket.on('error', () => undefined));
    near.pipe(far).pipe(near);
  });
  return new Promise((resolve) => {
    between.listen(port, '127.0.0.1', () => {
      const address = between.address();
      port = typeof address === 'object' && address ? address.port : 0;
      resolve();
    });
  });
}

function fallSilent(): void {
  for (const socket of sockets) socket.unpipe().pause();
  between.removeAllListeners('connection').on('connection', (near: Socket) => sockets.add(near.pause()));
}

async function cut(): Promise<void> {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await new Promise((resolve) => between.close(resolve));
}

beforeAll(async () => {
  await closeDatabase();
  await listen();
  process.env.DATABASE_URL = Object.assign(new URL(real), { hostname: '127.0.0.1', port: String(port) }).href;
  await buildWorld();
}, 60_000);

afterAll(async () => {
  await closeDatabase();
  await cut();
});

const PATHS = [
  '/readyz',
  '/api/v1/packages',
  '/api/v1/packages?q=alpha&sort=-readiness',
  '/api/v1/packages/package-1',
  '/api/v1/sites',
  '/api/v1/platforms',
  '/api/v1/runtimes',
  '/api/v1/use-cases',
  '/api/v1/sites/site-1',
  '/api/v1/readiness',
  '/api/v1/readiness/package-1/site-1',
];

async function ask(path: string) {
  const began = Date.now();
  const response = await app.request(path);
  return { response, text: await response.text(), took: Date.now() - began };
}

async function allAre(status: number): Promise<void> {
  // More at once than there are connections in the pool.
  for (const { response, text, took } of await Promise.all([...PATHS, ...PATHS, ...PATHS].map(ask))) {
    expect(response.status, text.slice(0, 300)).toBe(status);
    expect(took).toBeLessThan(2000);
    if (status !== 503) continue;
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(JSON.parse(text).detail).toMatch(/database cannot be reached/);
  }
}

test('without its database the API says so within two seconds and recovers by itself', async () => {
  await allAre(200);
  await cut();
  await allAre(503);
  expect((await app.request('/livez')).status).toBe(200);
  // A registry that is told so delivers again, whatever it sent and to whom.
  const delivery = await app.request('/api/webhooks/any', { method: 'POST', body: '{}' });
  expect([delivery.status, delivery.headers.get('retry-after')]).toEqual([503, '2']);
  await listen();
  await allAre(200);
});

test('a database that falls silent is no different', async () => {
  await allAre(200);
  fallSilent();
  await allAre(503);
  await allAre(503);
  await cut();
  await listen();
  await allAre(200);
});
