import { describe, expect, test } from 'vitest';
import { type Actor, systemActor } from '#lib/auth/actor.ts';
import { db as client, type Db, type Tx } from '#lib/base/db.ts';
import { inRollback } from '#lib/base/test-database.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import { checkIntegrity } from '#lib/read/check-integrity.ts';
import { applyChanges } from './apply-changes.ts';
import { changeEntries, type PatchOfEntry } from './change-entries.ts';

const now = new Date('2026-02-03T04:05:06Z');
const system = systemActor('test');
const expertOfGleam: Actor = {
  kind: 'user',
  userId: 1,
  name: 'Ann',
  grants: [{ role: 'expert', entry: { kind: 'package', slug: 'gleam' } }],
};

async function world(db: Tx): Promise<void> {
  const entries = [
    { kind: 'platform', slug: 'rhel6', create: true, set: { name: 'RHEL6', family: 'rhel', generation: 6 } },
    { kind: 'site', slug: 'slac', create: true, set: { name: 'SLAC', 'nodes.rhel6': { state: 'current' } } },
    { kind: 'package', slug: 'gleam', create: true, set: { name: 'Gleam', summary: 'one' } },
    { kind: 'package', slug: 'halfpipe', create: true, set: { name: 'Halfpipe', summary: 'one' } },
  ];
  const result = await applyChanges({ ctx: { actor: system, now, db }, input: changeSetInput.parse({ entries }) });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
}

/** Everything an act can leave behind. */
async function left(db: Db) {
  const entries = await db.entry.findMany({ orderBy: { id: 'asc' } });
  const counts = [await db.revision.count(), await db.changeSet.count(), await db.claim.count()];
  const packed = await db.packageReadiness.findMany({ orderBy: { packageId: 'asc' } });
  return { entries, counts, packed, data: await db.dataVersion.findMany() };
}

const patch = (slug: string, set: Record<string, unknown>, version = 1): PatchOfEntry => ({
  kind: 'package',
  slug,
  version,
  set,
});
const change = (db: Tx, entries: readonly PatchOfEntry[], more: { preview?: boolean; actor?: Actor } = {}) => {
  const { actor = system, ...input } = more;
  return changeEntries({ ctx: { actor, now, db }, input: { why: 'a reason', entries, ...input } });
};
/** Runs an act that must be refused, and holds what is left against what was there. */
async function refused(db: Tx, entries: readonly PatchOfEntry[], more?: Parameters<typeof change>[2]) {
  const before = await left(db);
  const result = await change(db, entries, more);
  if (result.ok) throw new Error('It was not refused.');
  expect(await left(db)).toEqual(before);
  return result.failure;
}

describe('several entries at once', () => {
  test('are one change set: a revision of each, with the reason, and the readiness that follows', async () => {
    await inRollback(async (db) => {
      await world(db);
      const done = await change(db, [
        patch('gleam', { summary: 'two', 'platforms.rhel6.run': { support: 'works' } }),
        patch('halfpipe', { strategy: 'container' }),
      ]);
      if (!done.ok) throw new Error(JSON.stringify(done.failure));
      expect(done.value.map(({ slug, version }) => [slug, version])).toEqual([
        ['gleam', 2],
        ['halfpipe', 2],
      ]);
      expect(new Set(done.value.map(({ changeSet }) => changeSet)).size).toBe(1);
      const revisions = await db.revision.findMany({ where: { version: 2 }, include: { changeSet: true } });
      expect(revisions.map(({ changeSet }) => changeSet.why)).toEqual(['a reason', 'a reason']);
      expect((await checkIntegrity({ ctx: { actor: system, now, db } })).problems).toEqual([]);
    });
  });

  test('merge into members, and null removes what has a slug in its path', async () => {
    await inRollback(async (db) => {
      await world(db);
      await change(db, [patch('gleam', { 'platforms.rhel6.run': { support: 'works', note: 'kept' } })]);
      await change(db, [patch('gleam', { 'platforms.rhel6.run': { support: 'broken' } }, 2)]);
      const fields = async () =>
        (await db.entry.findUniqueOrThrow({ where: { kind_slug: { kind: 'package', slug: 'gleam' } } })).fields;
      expect(await fields()).toMatchObject({ 'platforms.rhel6.run': { support: 'broken', note: 'kept' } });
      await change(db, [patch('gleam', { 'platforms.rhel6.run': null }, 3)]);
      expect(await fields()).not.toHaveProperty(['platforms.rhel6.run']);
    });
  });

  test('that say what is stored already make no version', async () => {
    await inRollback(async (db) => {
      await world(db);
      const before = await left(db);
      expect(await change(db, [patch('gleam', { summary: 'one' })])).toEqual({ ok: true, value: [] });
      expect((await left(db)).entries).toEqual(before.entries);
    });
  });
});

describe('nothing is stored', () => {
  test('when one value of the last entry does not fit, and the fault names its place', async () => {
    await inRollback(async (db) => {
      await world(db);
      const good = patch('gleam', { summary: 'two' });
      const failure = await refused(db, [good, patch('halfpipe', { strategy: 'sail' })]);
      expect([failure.kind, failure.errors?.[0]?.pointer]).toEqual(['invalid', '/entries/1/set/strategy']);
      const unknown = await refused(db, [good, patch('halfpipe', { 'platforms.rhel9.run': { support: 'works' } })]);
      expect([unknown.kind, unknown.detail]).toEqual(['invalid', expect.stringContaining('rhel9')]);
      const strange = await refused(db, [good, patch('halfpipe', { version: 7 })]);
      expect(strange.kind).toBe('invalid');
    });
  });

  test('when one entry has been saved since, and it comes back as it is now', async () => {
    await inRollback(async (db) => {
      await world(db);
      await change(db, [patch('halfpipe', { summary: 'theirs' })]);
      const failure = await refused(db, [
        patch('gleam', { summary: 'mine' }),
        patch('halfpipe', { summary: 'mine' }, 1),
      ]);
      expect(failure.kind).toBe('precondition');
      expect(failure.current).toMatchObject({
        kind: 'package',
        slug: 'halfpipe',
        version: 2,
        fields: { summary: 'theirs' },
      });
    });
  });

  test('when an entry is named twice', async () => {
    await inRollback(async (db) => {
      await world(db);
      const failure = await refused(db, [
        patch('gleam', { summary: 'two' }),
        patch('halfpipe', { summary: 'two' }),
        patch('gleam', { strategy: 'vm' }),
      ]);
      expect([failure.kind, failure.errors?.[0]?.pointer]).toEqual(['invalid', '/entries/2']);
    });
  });

  test('when one entry is not the actor’s, or is not there, or is in the trash', async () => {
    await inRollback(async (db) => {
      await world(db);
      const mine = patch('gleam', { summary: 'two' });
      const foreign = await refused(db, [mine, patch('halfpipe', { summary: 'two' })], { actor: expertOfGleam });
      expect(foreign.kind).toBe('forbidden');
      expect((await refused(db, [mine, patch('nowhere', { summary: 'two' })])).kind).toBe('not_found');
      expect((await refused(db, [mine, patch('../gleam', { summary: 'two' })])).kind).toBe('not_found');
      await db.entry.update({
        where: { kind_slug: { kind: 'package', slug: 'halfpipe' } },
        data: { trashedAt: now },
      });
      expect((await refused(db, [mine, patch('halfpipe', { summary: 'two' })])).kind).toBe('conflict');
    });
  });

  test('of a patch with more fields than one edit has', async () => {
    await inRollback(async (db) => {
      await world(db);
      const set = Object.fromEntries(Array.from({ length: 501 }, (_, at) => [`needs.n${at}.run`, null]));
      expect((await refused(db, [patch('gleam', set)])).kind).toBe('invalid');
    });
  });
});

describe('a preview', () => {
  // It opens a transaction of its own, so what it judges is committed.
  const now = new Date();
  const judge = async (entries: readonly PatchOfEntry[], preview: boolean) => {
    const before = await left(client());
    const result = await changeEntries({ ctx: { actor: system, now }, input: { why: '', entries, preview } });
    expect(await left(client())).toEqual(before);
    return result;
  };

  test('says what would change, or what is wrong as the change itself would, and stores nothing', async () => {
    await client().$transaction((db) => world(db));
    const done = await judge([patch('gleam', { summary: 'two' })], true);
    expect(done).toMatchObject({ ok: true, value: [{ slug: 'gleam', version: 2, changed: ['summary'] }] });
    const bad = [
      patch('gleam', { summary: 'two' }),
      patch('halfpipe', { 'platforms.rhel9.run': { support: 'works' } }),
    ];
    const refusal = await judge(bad, true);
    expect(refusal).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
    expect(refusal).toEqual(await judge(bad, false));
    const stale = await judge([patch('gleam', { summary: 'two' }, 7)], true);
    expect(stale).toMatchObject({ ok: false, failure: { kind: 'precondition', current: { version: 1 } } });
  });
});
