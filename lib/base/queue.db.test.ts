import { afterAll, expect, test } from 'vitest';
import { db, withTransaction } from './db.ts';
import { closeQueue, enqueue, openQueue } from './queue.ts';

afterAll(closeQueue);

test('a job is there with the transaction that made it necessary, and not without it', async () => {
  const undone = withTransaction(async (tx) => {
    await enqueue(tx, 'delivery', { deliveryId: 1 });
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  await withTransaction((tx) => enqueue(tx, 'delivery', { deliveryId: 2 }, { group: 'registry.example.org' }));

  const boss = openQueue('sender');
  await boss.start();
  const jobs = await boss.fetch<{ deliveryId: number }>('delivery', { batchSize: 10 });
  expect(jobs.map(({ data }) => data.deliveryId)).toEqual([2]);
  await boss.stop({ graceful: false });
  expect(await db().delivery.count()).toBe(0);
});
