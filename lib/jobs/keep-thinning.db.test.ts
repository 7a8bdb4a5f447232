import { afterAll, expect, test } from 'vitest';
import { type Actor, ANONYMOUS } from '#lib/auth/actor.ts';
import { db } from '#lib/base/db.ts';
import { closeQueue } from '#lib/base/queue.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import type { NodeReport } from '#lib/domain/probe/node-report.ts';
import { readDelivery } from '#lib/read/read-delivery.ts';
import { applyChanges } from '#lib/store/apply-changes.ts';
import { keepDelivery } from '#lib/store/deliveries/keep-delivery.ts';
import { replayDeliveries } from '#lib/store/deliveries/replay-deliveries.ts';
import { replayDelivery } from '#lib/store/deliveries/replay-delivery.ts';
import { thinDeliveries } from '#lib/store/deliveries/thin-deliveries.ts';
import { recordSiteReport } from '#lib/store/probe/record-site-report.ts';
import { thinSiteReports } from '#lib/store/probe/thin-site-reports.ts';
import { thinOut } from './keep-thinning.ts';
import { deliveryOf, makeSource, type TestSource, worker } from './test-arrivals.ts';

afterAll(closeQueue);

const KEPT = { KEEP_BODIES_DAYS: 90, KEEP_SITE_REPORTS_DAYS: 365 };
const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
const thin = () => thinOut({ ctx: worker(), input: KEPT });

/** Sends one delivery, as its route keeps it. */
function send(source: TestSource, dedupeKey: string, isOneEvent = true) {
  const actor: Actor = { kind: 'webhook', sourceId: source.id, name: 'registry' };
  const raw = { headers: { 'content-type': 'application/json' }, body: Buffer.from(`{"of":"${dedupeKey}"}`) };
  const verified = { dedupeKey, event: 'push', isOneEvent };
  return keepDelivery({ ctx: { actor, now: new Date() }, input: { sourceId: source.id, group: 'x', verified, raw } });
}

const dealtWith = (id: number, state: 'processed' | 'ignored' | 'failed' | 'quarantined', days: number) =>
  db().delivery.update({ where: { id }, data: { state, processedAt: daysAgo(days), attempts: 1 } });

test('what was dealt with long ago loses its body and keeps its key; all else stays as it came', async () => {
  const source = await makeSource({ host: 'registry.example.org', repositories: [] });
  const ids = new Map<string, number>();
  const states = ['processed', 'ignored', 'failed', 'quarantined'] as const;
  for (const state of states) {
    for (const days of [89, 91]) {
      const { id } = await send(source, `${state} ${days}`);
      await dealtWith(id, state, days);
      ids.set(`${state} ${days}`, id);
    }
  }
  ids.set('received', (await send(source, 'received')).id);
  await thin();
  const thinned = await db().delivery.findMany({ where: { thinnedAt: { not: null } }, orderBy: { id: 'asc' } });
  expect(thinned.map(({ dedupeKey }) => dedupeKey)).toEqual(['processed 91', 'ignored 91']);
  expect(thinned.map(({ body, headers }) => [body.byteLength, headers])).toEqual([
    [0, {}],
    [0, {}],
  ]);
  const whole = await db().delivery.findMany({ where: { thinnedAt: null } });
  expect(whole.every(({ body }) => body.byteLength > 0)).toBe(true);

  const old = ids.get('processed 91') ?? 0;
  expect(await send(source, 'processed 91')).toEqual({ id: old, duplicate: true });
  expect(await deliveryOf(old)).toMatchObject({ state: 'processed', attempts: 1 });
  const ctx = worker();
  expect(await replayDelivery({ ctx, input: { deliveryId: old } })).toMatchObject({
    failure: { kind: 'invalid', detail: expect.stringContaining('kept no longer') },
  });
  const both = [old, ids.get('processed 89') ?? 0];
  expect(await replayDeliveries({ ctx, input: { deliveryIds: both } })).toEqual({ ok: true, value: 1 });
  const read = await readDelivery({ ctx: { actor: ctx.actor, now: ctx.now }, input: { id: old } });
  expect(read).toMatchObject({ value: { removed: { afterDays: 90 }, headers: [], bodyBytes: 0 } });
});

test('a repeat that names no single event brings back what was removed, and runs again', async () => {
  const source = await makeSource({ host: 'registry.example.org', repositories: [] });
  const { id } = await send(source, 'again', false);
  await dealtWith(id, 'processed', 100);
  await thin();
  expect((await deliveryOf(id)).thinnedAt).not.toBeNull();
  expect(await send(source, 'again', false)).toEqual({ id, duplicate: true });
  const back = await deliveryOf(id);
  expect(back).toMatchObject({ state: 'received', attempts: 0, thinnedAt: null });
  expect(Buffer.from(back.body).toString()).toBe('{"of":"again"}');
});

const NODE: Omit<NodeReport, 'site' | 'node' | 'at'> = {
  ...{ format: 1, kernel: '', architecture: '', vsyscall: null, userNamespaces: null },
  ...{ os: { id: '', version: '', name: '', redhatRelease: '' }, runtimes: [], binds: null, mounts: [] },
  ...{ cvmfs: [], cache: null, images: null },
};

test('old reports of a node are thinned once there is a newer one; the same report is still known', async () => {
  const entries = [{ kind: 'site', slug: 'slac', create: true, set: { name: 'SLAC' } }];
  const made = await applyChanges({ ctx: worker(), input: changeSetInput.parse({ entries }) });
  if (!made.ok) throw new Error(made.failure.detail);
  const report = async (node: string, days: number) => {
    const now = daysAgo(days);
    const input: NodeReport = { ...NODE, site: 'slac', node, at: now.toISOString() };
    const done = await recordSiteReport({ ctx: { ...worker(), now }, input });
    if (!done.ok) throw new Error(done.failure.detail);
    return { id: done.value.id, again: () => recordSiteReport({ ctx: worker(), input }) };
  };
  const old = await report('a', 400);
  const last = await report('b', 400);
  const young = await report('a', 10);
  await report('a', 5);
  await thin();
  await thin();
  const bodies = await db().siteReport.findMany({ orderBy: { id: 'asc' } });
  const whole = bodies.filter(({ body }) => JSON.stringify(body).includes('kernel')).map(({ id }) => id);
  expect(whole).toEqual([last.id, young.id, young.id + 1]);
  expect(bodies[0]).toMatchObject({ id: old.id, body: { node: 'a' } });
  expect(await old.again()).toMatchObject({ value: { id: old.id, duplicate: true } });
});

test('only the system removes anything', async () => {
  const ctx = { ...worker(), actor: ANONYMOUS };
  const input = { before: new Date() };
  expect(await thinDeliveries({ ctx, input })).toMatchObject({ failure: { kind: 'forbidden' } });
  expect(await thinSiteReports({ ctx, input })).toMatchObject({ failure: { kind: 'forbidden' } });
});
