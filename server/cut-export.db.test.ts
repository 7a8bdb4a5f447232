import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { app } from '#lib/api/app.ts';
import { buildWorld, change } from '#lib/api/test-world.ts';
import { pool } from '#lib/base/db.ts';
import { log } from '#lib/base/log.ts';
import { compressResponse } from './compress.ts';

const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
/** While somebody reads slowly, a response takes one piece and no more until it is told that there is room again. */
let slow = false;
let room: () => void = () => undefined;

const server = createServer((request, response) => {
  if (slow) {
    const write = response.write.bind(response) as (chunk: unknown) => boolean;
    const emit = response.emit.bind(response) as (event: string, ...rest: unknown[]) => boolean;
    response.write = ((chunk: unknown) => write(chunk) && false) as typeof response.write;
    response.emit = ((event: string, ...rest: unknown[]) => event !== 'drain' && emit(event, ...rest)) as typeof emit;
    room = () => emit('drain');
  }
  compressResponse(request, response);
  void answer(request, response);
});

beforeAll(async () => {
  await buildWorld();
  // Enough for three windows.
  const more = Array.from({ length: 420 }, (_, index) => ({
    kind: 'package' as const,
    slug: `more-${index}`,
    create: true,
    set: { name: `More ${index}` },
  }));
  await change(more);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}, 120_000);
afterAll(() => new Promise((resolve) => server.close(resolve)));

const printed = vi.spyOn(console, 'error');
const warned = vi.spyOn(log, 'warn');
beforeEach(() => {
  printed.mockClear();
  warned.mockClear();
});

const begin = (encoding: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const headers = { 'accept-encoding': encoding };
    get({ host: '127.0.0.1', port, path: '/export/packages.json', headers, agent: false }, resolve).on('error', reject);
  });
const closed = (message: IncomingMessage) => new Promise((resolve) => message.once('close', resolve));
const settled = () => vi.waitFor(() => expect(pool().idleCount).toBe(pool().totalCount));

test.each(['identity', 'gzip'])('a reader who leaves is no fault: nothing is printed (%s)', async (encoding) => {
  for (const leaveSlowly of [false, true]) {
    slow = leaveSlowly;
    for (let at = 0; at < 6; at++) {
      const message = await begin(encoding);
      if (at % 2) await new Promise((resolve) => message.once('data', resolve));
      message.destroy();
      await closed(message);
    }
  }
  await settled();
  expect(printed).not.toHaveBeenCalled();
  expect(warned).not.toHaveBeenCalled();
});

test('a change meanwhile breaks the transfer off, and is one plain line of the log', async () => {
  slow = true;
  const message = await begin('identity');
  await new Promise((resolve) => message.once('data', resolve));
  await change([{ kind: 'package', slug: 'more-7', set: { name: 'Renamed' } }]);
  message.on('error', () => undefined).resume();
  room();
  await closed(message);
  expect(message.complete).toBe(false);
  await settled();
  expect(printed).not.toHaveBeenCalled();
  expect(warned.mock.calls).toEqual([
    [{ path: '/export/packages.json', why: 'The data changed while it was exported.' }, 'an export broke off'],
  ]);
});
