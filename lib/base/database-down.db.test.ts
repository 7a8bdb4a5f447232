import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeDatabase, db, isDatabaseDown, pool, withTransaction } from './db.ts';

const real = new URL(process.env.DATABASE_URL ?? '');
const open = new Set<Socket>();
let proxy: Server;
let port = 0;
let silent = false;

/** Between us and the server, so that it can be taken away without stopping it for everybody. */
function listen(at: number): Promise<void> {
  proxy = createServer((near) => {
    open.add(near.on('error', () => undefined));
    if (silent) return;
    const far = connect(Number(real.port), real.hostname).on('error', () => undefined);
    open.add(far);
    near.pipe(far).pipe(near);
  });
  return new Promise((resolve) => {
    proxy.listen(at, '127.0.0.1', () => {
      const address = proxy.address();
      port = typeof address === 'object' && address ? address.port : 0;
      resolve();
    });
  });
}

async function takeAway(): Promise<void> {
  for (const socket of open) socket.destroy();
  open.clear();
  await new Promise((resolve) => proxy.close(resolve));
}

beforeEach(async () => {
  silent = false;
  await closeDatabase();
  await listen(port);
  process.env.DATABASE_URL = Object.assign(new URL(real), { hostname: '127.0.0.1', port: String(port) }).href;
});

afterEach(async () => {
  await takeAway();
  await closeDatabase();
});

const ways: [string, () => Promise<unknown>][] = [
  ['a hot read', () => pool().query('select 1')],
  ['a Prisma read', () => db().$queryRaw`select 1`],
  ['a transaction', () => withTransaction((tx) => tx.$queryRaw`select 1`)],
];

for (const [what, ask] of ways) {
  test(`${what} says within two seconds that the database is gone, and works again when it is back`, async () => {
    await ask();
    await takeAway();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const began = Date.now();
      const error = await ask().then(
        () => undefined,
        (caught: unknown) => caught,
      );
      expect(error).toBeDefined();
      expect(isDatabaseDown(error)).toBe(true);
      expect(Date.now() - began).toBeLessThan(2000);
    }
    await listen(port);
    await ask();
  });

  test(`${what} does not wait for a server that accepts and stays silent`, async () => {
    silent = true;
    const began = Date.now();
    const error = await ask().catch((caught: unknown) => caught);
    expect(isDatabaseDown(error)).toBe(true);
    expect(Date.now() - began).toBeLessThan(2000);
  });
}
