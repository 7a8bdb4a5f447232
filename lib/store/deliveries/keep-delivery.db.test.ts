import { afterAll, expect, test } from 'vitest';
import { type Actor, ANONYMOUS, systemActor } from '#lib/auth/actor.ts';
import { db, pool, withTransaction } from '#lib/base/db.ts';
import { closeQueue } from '#lib/base/queue.ts';
import { newSourceInput } from '#lib/contracts/ingest/source.ts';
import { createSource } from '../sources/create-source.ts';
import { keepDelivery } from './keep-delivery.ts';

afterAll(closeQueue);
const now = new Date('2026-02-03T04:05:06Z');

async function sourceNamed(name: string): Promise<number> {
  const input = newSourceInput.parse({ name, provider: 'distribution', registryHosts: ['registry.example.org'] });
  const made = await createSource({ ctx: { actor: systemActor('test'), now }, input });
  if (!made.ok) throw new Error(made.failure.detail);
  return made.value.id;
}
const of = (sourceId: number): Actor => ({ kind: 'webhook', sourceId, name: 'registry' });
const input = (sourceId: number, dedupeKey: string, isOneEvent = true) => ({
  sourceId,
  group: 'registry.example.org',
  verified: { dedupeKey, isOneEvent, event: 'push' },
  raw: { headers: { 'content-type': 'application/json' }, body: Buffer.from([0, 255, 10]) },
});
const jobs = async () => (await pool().query(`select data, group_id from pgboss.job where name = 'delivery'`)).rows;

test('a delivery and its job are there together, or neither', async () => {
  const id = await sourceNamed('one');
  const undone = withTransaction(async (tx) => {
    await keepDelivery({ ctx: { actor: of(id), now, db: tx }, input: input(id, 'a') });
    throw new Error('no');
  });
  await expect(undone).rejects.toThrow('no');
  expect([await db().delivery.count(), (await jobs()).length]).toEqual([0, 0]);

  const kept = await keepDelivery({ ctx: { actor: of(id), now }, input: input(id, 'a') });
  expect(kept.duplicate).toBe(false);
  expect(await jobs()).toEqual([{ data: { deliveryId: kept.id }, group_id: 'registry.example.org' }]);
  const [row] = await db().delivery.findMany();
  expect([...(row?.body ?? [])]).toEqual([0, 255, 10]);
  expect(row).toMatchObject({ event: 'push', receivedAt: now, headers: { 'content-type': 'application/json' } });
  expect(await db().webhookSource.findUnique({ where: { id } })).toMatchObject({ lastEventAt: now });
});

test('keys are of one source each', async () => {
  const [one, other] = [await sourceNamed('mine'), await sourceNamed('yours')];
  const first = await keepDelivery({ ctx: { actor: of(one), now }, input: input(one, 'same') });
  const second = await keepDelivery({ ctx: { actor: of(other), now }, input: input(other, 'same') });
  expect([first.duplicate, second.duplicate]).toEqual([false, false]);
  expect(await keepDelivery({ ctx: { actor: of(one), now }, input: input(one, 'same') })).toEqual({
    id: first.id,
    duplicate: true,
  });
});

test('nobody delivers for another', async () => {
  const id = await sourceNamed('guarded');
  const others: Actor[] = [
    ANONYMOUS,
    of(id + 1),
    { kind: 'user', userId: 1, name: 'admin', grants: [{ role: 'admin', entry: null }] },
    { kind: 'token', tokenId: 1, name: 'ci', scopes: ['builds:write'], owner: null },
  ];
  for (const actor of others) {
    await expect(keepDelivery({ ctx: { actor, now }, input: input(id, 'x') })).rejects.toThrow(/Only a source/);
  }
  expect(await db().delivery.count({ where: { sourceId: id } })).toBe(0);
  const replayed = await keepDelivery({ ctx: { actor: systemActor('seed'), now }, input: input(id, 'x') });
  expect(replayed.duplicate).toBe(false);
});
