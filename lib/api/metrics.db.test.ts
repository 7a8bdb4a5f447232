import { afterAll, expect, test } from 'vitest';
import { db, withTransaction } from '#lib/base/db.ts';
import { closeQueue, enqueue, openQueue } from '#lib/base/queue.ts';
import { app } from './app.ts';

afterAll(closeQueue);

/** The value of a metric with exactly these labels. */
async function metric(name: string): Promise<number> {
  const response = await app.request('/metrics');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/plain');
  const line = (await response.text()).split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length));
}

test('queues, deliveries, sources and the process are in the metrics, and no secret is', async () => {
  const source = await db().webhookSource.create({
    data: {
      name: 'harbor "one"',
      path: 'unguessable',
      provider: 'harbor',
      lastEventAt: new Date('2026-01-02T03:04:05Z'),
    },
  });
  await db().webhookSecret.create({ data: { sourceId: source.id, secret: 'not-for-anybody' } });
  const delivery = { sourceId: source.id, headers: {}, body: Buffer.from('{}') };
  await db().delivery.createMany({
    data: [
      { ...delivery, dedupeKey: '1', state: 'quarantined' },
      { ...delivery, dedupeKey: '2', state: 'failed' },
      { ...delivery, dedupeKey: '3', state: 'failed' },
      { ...delivery, dedupeKey: '4', state: 'processed' },
    ],
  });
  await withTransaction((tx) => enqueue(tx, 'delivery', { deliveryId: 1 }));
  await withTransaction((tx) => enqueue(tx, 'delivery', { deliveryId: 2 }));
  const boss = openQueue('sender');
  await boss.start();
  await boss.fetch('delivery');
  await boss.stop({ graceful: false });

  expect(await metric('seaworthy_queue_jobs{queue="delivery",state="waiting"}')).toBe(1);
  expect(await metric('seaworthy_queue_jobs{queue="delivery",state="at_work"}')).toBe(1);
  expect(await metric('seaworthy_queue_oldest_seconds{queue="delivery"}')).toBeGreaterThanOrEqual(0);
  expect(await metric('seaworthy_queue_oldest_seconds{queue="sweep"}')).toBe(0);
  expect(await metric('seaworthy_deliveries{state="failed"}')).toBe(2);
  expect(await metric('seaworthy_source_deliveries{source="harbor \\"one\\"",state="quarantined"}')).toBe(1);
  const last = await metric('seaworthy_source_last_event_timestamp_seconds{source="harbor \\"one\\""}');
  expect(last).toBe(Date.UTC(2026, 0, 2, 3, 4, 5) / 1000);
  expect(await metric('process_resident_memory_bytes')).toBeGreaterThan(0);
  const text = await (await app.request('/metrics')).text();
  expect(text).not.toMatch(/unguessable|not-for-anybody/);
  expect((await app.request('/metrics', { method: 'POST' })).status).toBe(405);
});
