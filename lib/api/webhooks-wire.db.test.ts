import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db, pool } from '#lib/base/db.ts';
import { closeQueue } from '#lib/base/queue.ts';
import { answerApi } from './answer.ts';
import { deliver, pushNotified, sourceFor, standardHeaders } from './test-webhooks.ts';

/** Deliveries over a real connection, by senders that do not keep to the rules. */
let server: Server;
let source: Awaited<ReturnType<typeof sourceFor>>;
const open = new Set<Socket>();

beforeAll(async () => {
  server = createServer((request, response) => void answerApi(request, response, () => undefined));
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
beforeEach(async () => {
  source = await sourceFor('distribution');
});
afterAll(async () => {
  for (const socket of open) socket.destroy();
  server.closeAllConnections();
  server.close();
  await closeQueue();
});

const kept = () => db().delivery.count({ where: { sourceId: source.id } });

/** A request that is written by hand, and what comes back until the connection ends. */
function dial(): { socket: Socket; head(more: string): void; answer: Promise<string> } {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  open.add(socket);
  let text = '';
  socket.on('data', (part) => {
    text += part;
  });
  socket.on('error', () => undefined);
  const answer = new Promise<string>((resolve) => socket.on('close', () => resolve(text)));
  const head = (more: string) =>
    socket.write(
      `POST /api/webhooks/${source.path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n` +
        `Authorization: Bearer ${source.secret}\r\nContent-Type: application/json\r\n${more}\r\n\r\n`,
    );
  return { socket, head, answer };
}

test('a body that ends before its length is kept by nobody', async () => {
  const { socket, head, answer } = dial();
  head('Content-Length: 5000');
  socket.end('{"events":[]}');
  await answer;
  expect(await kept()).toBe(0);
});

test('a body that goes on after its length is not kept, whole or in part', async () => {
  source = await sourceFor('generic');
  const body = JSON.stringify({ type: 'image.pushed', data: { repository: 'a/b' } });
  const signed = standardHeaders(source.secret, { id: 'msg_1', body });
  const lines = Object.entries(signed).map(([name, value]) => `${name}: ${value}\r\n`);
  const { socket, head, answer } = dial();
  head(`${lines.join('')}Content-Length: ${body.length - 1}`);
  socket.end(body);
  expect(await answer).toMatch(/^HTTP\/1\.1 40[01] /);
  expect(await kept()).toBe(0);
});

test('two lengths, and a length beside chunks, are no request', async () => {
  for (const more of ['Content-Length: 2\r\nContent-Length: 3', 'Content-Length: 2\r\nTransfer-Encoding: chunked']) {
    const { socket, head, answer } = dial();
    head(more);
    socket.end('{}');
    expect(await answer).toMatch(/^HTTP\/1\.1 400 /);
  }
  expect(await kept()).toBe(0);
});

test('a body without an end is cut at 1 MB', async () => {
  const { socket, head, answer } = dial();
  head('Transfer-Encoding: chunked');
  const part = `${(65_536).toString(16)}\r\n${' '.repeat(65_536)}\r\n`;
  let sent = 0;
  let ended = false;
  void answer.then(() => {
    ended = true;
  });
  // Whoever goes on sending is answered all the same, and read no further than what is on its way.
  while (!ended && sent < 400) {
    sent += 1;
    if (!socket.write(part)) await Promise.race([once(socket, 'drain'), answer]).catch(() => undefined);
  }
  socket.destroy();
  expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(await kept()).toBe(0);
});

test('while slow senders hold their connections, others are answered, and nothing of the slow is kept', async () => {
  const slow = Array.from({ length: 40 }, () => {
    const { socket, head, answer } = dial();
    head('Content-Length: 1000');
    socket.write('{');
    return { socket, answer };
  });
  for (let at = 0; at < 20; at += 1) {
    const response = await deliver(source, pushNotified(`meanwhile-${at}`), {
      authorization: `Bearer ${source.secret}`,
    });
    expect(response.status).toBe(202);
  }
  for (const { socket } of slow) socket.destroy();
  await Promise.all(slow.map(({ answer }) => answer));
  expect(await kept()).toBe(20);
});

test('what is compressed is not unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
  expect(bomb.byteLength).toBeLessThan(1024 * 1024);
  const { socket, head, answer } = dial();
  head(`Content-Encoding: gzip\r\nContent-Length: ${bomb.byteLength}`);
  socket.write(bomb);
  expect(await answer).toMatch(/^HTTP\/1\.1 415 /);
  expect(await kept()).toBe(0);
});

test('the same event sent by many at once is kept once, and every event of a burst is', async () => {
  const headers = { authorization: `Bearer ${source.secret}` };
  const same = await Promise.all(Array.from({ length: 50 }, () => deliver(source, pushNotified('same'), headers)));
  const statuses = same.map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array.from({ length: 49 }, () => 200), 202]);
  const burst = await Promise.all(
    Array.from({ length: 300 }, (_, at) => deliver(source, pushNotified(`burst-${at}`), headers)),
  );
  expect(new Set(burst.map(({ status }) => status))).toEqual(new Set([202]));
  const { rows } = await pool().query<{ deliveries: number; jobs: number }>(
    `select count(*)::int as deliveries, count(j.id)::int as jobs
     from deliveries d left join pgboss.job j on j.name = 'delivery' and (j.data ->> 'deliveryId')::int = d.id
     where d.source_id = $1`,
    [source.id],
  );
  expect(rows[0]).toEqual({ deliveries: 301, jobs: 301 });
});
