import { describe, expect, test } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import { inRollback } from '#lib/base/test-database.ts';
import { type ChangeSetInput, changeSetInput } from '#lib/contracts/changes.ts';
import { NOT_ASSESSED } from '#lib/domain/readiness/codes.ts';
import { checkIntegrity } from '#lib/read/check-integrity.ts';
import { applyChanges } from './apply-changes.ts';
import { restoreEntry } from './restore-entry.ts';
import { revertChangeSet } from './revert-change-set.ts';
import { revertEntry } from './revert-entry.ts';
import { trashEntry } from './trash-entry.ts';

const now = new Date('2026-02-03T04:05:06Z');
const actor = systemActor('test');
type Kind = ChangeSetInput['entries'][number]['kind'];

async function apply(db: Tx, entries: ChangeSetInput['entries']): Promise<void> {
  const result = await applyChanges({ ctx: { actor, now, db }, input: changeSetInput.parse({ entries }) });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
}
const move = (verb: typeof trashEntry) => (db: Tx, kind: Kind, slug: string) =>
  verb({ ctx: { actor, now, db }, input: { kind, slug, expectVersion: null, why: 'test' } });
const trash = move(trashEntry);
const restore = move(restoreEntry);

const world: ChangeSetInput['entries'] = [
  { kind: 'platform', slug: 'rhel6', create: true, set: { name: 'RHEL6', family: 'rhel', generation: 6 } },
  { kind: 'platform', slug: 'rhel7', create: true, set: { name: 'RHEL7', family: 'rhel', generation: 7 } },
  { kind: 'dependency', slug: 'afs', create: true, set: { name: 'AFS', dependencyKind: 'filesystem' } },
  { kind: 'runtime', slug: 'docker', create: true, set: { name: 'Docker', channels: ['registry'] } },
  {
    kind: 'site',
    slug: 'lyon',
    create: true,
    set: { name: 'Lyon', 'nodes.rhel6': { state: 'current' }, 'runtimes.docker': { state: 'production' } },
  },
  { kind: 'site', slug: 'slac', create: true, set: { name: 'SLAC', 'nodes.rhel7': { state: 'current' } } },
  {
    kind: 'package',
    slug: 'gleam',
    create: true,
    set: { name: 'Gleam', 'platforms.rhel6.run': { support: 'works' }, 'needs.afs.run': {} },
  },
  { kind: 'image', slug: 'box', create: true, set: { name: 'Box', 'contents.gleam': {}, base: { platform: 'rhel6' } } },
  {
    kind: 'use_case',
    slug: 'simulation',
    create: true,
    set: {
      name: 'Simulation',
      'steps.run': {
        name: 'Run',
        position: 1,
        packages: [{ slug: 'gleam' }],
        sites: [{ slug: 'lyon' }, { slug: 'slac' }],
      },
    },
  },
  { kind: 'task', slug: 'do-it', create: true, set: { name: 'Do it', about: [{ kind: 'site', slug: 'slac' }] } },
];

const agrees = async (db: Tx) => (await checkIntegrity({ ctx: { actor, now, db } })).problems;
const pairs = async (db: Tx) => {
  const rows = await db.packageReadiness.findMany({ include: { package: { include: { entry: true } } } });
  return Object.fromEntries(
    rows.map(({ package: { entry }, codes, targeted }) => [
      entry.slug,
      { assessed: [...codes].filter((code) => code !== NOT_ASSESSED).length, targeted },
    ]),
  );
};

describe('the trash', () => {
  test('takes the readiness of what it holds with it, and gives it back', () =>
    inRollback(async (db) => {
      await apply(db, world);
      const before = await pairs(db);
      expect(before).toEqual({ gleam: { assessed: 2, targeted: 2 } });
      for (const [kind, slug, then] of [
        ['site', 'slac', { gleam: { assessed: 1, targeted: 1 } }],
        ['site', 'lyon', { gleam: { assessed: 1, targeted: 1 } }],
        ['use_case', 'simulation', { gleam: { assessed: 2, targeted: 0 } }],
        ['image', 'box', before],
        ['task', 'do-it', before],
      ] as const) {
        const version = await db.dataVersion.findFirstOrThrow();
        expect(await trash(db, kind, slug), slug).toMatchObject({ ok: true, value: { version: 2 } });
        expect(await pairs(db), slug).toEqual(then);
        expect(await agrees(db), slug).toEqual([]);
        expect((await db.dataVersion.findFirstOrThrow()).version).toBe(version.version + 1n);
        expect(await restore(db, kind, slug), slug).toMatchObject({ ok: true, value: { version: 3 } });
        expect(await pairs(db), slug).toEqual(before);
        expect(await agrees(db), slug).toEqual([]);
      }
    }));

  test('has no verdicts of a package, also after everything is assessed again', () =>
    inRollback(async (db) => {
      await apply(db, world);
      expect(await trash(db, 'use_case', 'simulation')).toMatchObject({ ok: true });
      expect(await trash(db, 'package', 'gleam')).toMatchObject({ ok: true });
      expect(await pairs(db)).toEqual({});
      await apply(db, [{ kind: 'site', slug: 'slac', set: { 'nodes.rhel7': { state: 'retiring' } } }]);
      expect(await pairs(db)).toEqual({});
      expect(await agrees(db)).toEqual([]);
      expect(await restore(db, 'use_case', 'simulation')).toMatchObject({
        failure: { kind: 'conflict', detail: expect.stringContaining('needs package gleam, in the trash as well') },
      });
      expect(await restore(db, 'package', 'gleam')).toMatchObject({ ok: true });
      expect(await restore(db, 'use_case', 'simulation')).toMatchObject({ ok: true });
      expect(await pairs(db)).toEqual({ gleam: { assessed: 2, targeted: 2 } });
      expect(await agrees(db)).toEqual([]);
    }));

  test.each([
    ['platform', 'rhel6', 'package gleam, site lyon and image box'],
    ['dependency', 'afs', 'package gleam'],
    ['runtime', 'docker', 'site lyon'],
    ['package', 'gleam', 'use case simulation'],
  ] as const)('refuses the %s %s', (kind, slug, users) =>
    inRollback(async (db) => {
      await apply(db, world);
      const refused = await trash(db, kind, slug);
      expect(refused).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
      for (const user of users.split(/, | and /)) expect(JSON.stringify(refused)).toContain(user);
      expect((await db.entry.findFirstOrThrow({ where: { slug } })).version).toBe(1);
    }),
  );
});

describe('a statement or a remark without a change of a field', () => {
  test('is a revision of its own that says who added it', () =>
    inRollback(async (db) => {
      await apply(db, world);
      const value = { value: 'never', raw: 'not here' };
      const claims = [{ field: 'vmOffer', value, raw: 'not here', state: 'open' as const }];
      await apply(db, [{ kind: 'site', slug: 'lyon', claims }]);
      await apply(db, [{ kind: 'site', slug: 'lyon', remarks: [{ position: 1, text: 'Ask again in May.' }] }]);
      const revisions = await db.revision.findMany({
        where: { entry: { slug: 'lyon' } },
        orderBy: { version: 'asc' },
        include: { changeSet: { include: { claims: true, remarks: true } } },
      });
      expect(revisions.map(({ version, action }) => [version, action])).toEqual([
        [1, 'create'],
        [2, 'edit'],
        [3, 'edit'],
      ]);
      expect(revisions[1]).toMatchObject({
        changes: {},
        changeSet: { actor: 'system:test', claims: [{ raw: 'not here' }] },
      });
      expect(revisions[2]).toMatchObject({ changes: {}, changeSet: { remarks: [{ text: 'Ask again in May.' }] } });
      expect(await agrees(db)).toEqual([]);
      const nothing = await revertEntry({
        ctx: { actor, now, db },
        input: { kind: 'site', slug: 'lyon', revision: 2, field: null, expectVersion: 3, why: '' },
      });
      expect(nothing).toMatchObject({ failure: { kind: 'conflict', detail: expect.stringContaining('no field') } });
    }));
});

describe('reverting a change set', () => {
  const both: ChangeSetInput['entries'] = [
    { kind: 'site', slug: 'lyon', set: { location: 'Lyon', 'runtimes.docker': { state: 'refused' } } },
    { kind: 'package', slug: 'gleam', set: { strategy: 'container', 'needs.afs.run': null } },
  ];
  const last = async (db: Tx) => (await db.changeSet.findFirstOrThrow({ orderBy: { id: 'desc' } })).id;

  test('undoes all of it, on every entry', () =>
    inRollback(async (db) => {
      await apply(db, world);
      const before = await db.entry.findMany({ select: { slug: true, fields: true }, orderBy: { id: 'asc' } });
      await apply(db, both);
      const reverted = await revertChangeSet({
        ctx: { actor, now, db },
        input: { changeSet: await last(db), why: '' },
      });
      expect(reverted).toMatchObject({
        ok: true,
        value: [
          { slug: 'lyon', version: 3 },
          { slug: 'gleam', version: 3 },
        ],
      });
      const after = await db.entry.findMany({ select: { slug: true, fields: true }, orderBy: { id: 'asc' } });
      const said = (rows: typeof before) =>
        rows.map(({ slug, fields }) => {
          const { location: _1, strategy: _2, ...rest } = fields as Record<string, unknown>;
          return { slug, rest };
        });
      expect(said(after)).toEqual(said(before));
      expect(after.find(({ slug }) => slug === 'gleam')?.fields).toMatchObject({ strategy: 'undecided' });
      expect(after.find(({ slug }) => slug === 'lyon')?.fields).toMatchObject({ location: '' });
      expect(await db.revision.count({ where: { action: 'revert' } })).toBe(2);
      expect(await agrees(db)).toEqual([]);
    }));

  test('is refused whole when one field has changed since', () =>
    inRollback(async (db) => {
      await apply(db, world);
      await apply(db, both);
      const changeSet = await last(db);
      await apply(db, [{ kind: 'package', slug: 'gleam', set: { strategy: 'vm' } }]);
      const refused = await revertChangeSet({ ctx: { actor, now, db }, input: { changeSet, why: '' } });
      expect(refused).toMatchObject({
        failure: { kind: 'conflict', errors: [{ pointer: '/strategy' }], detail: expect.stringContaining('gleam') },
      });
      expect((await db.entry.findFirstOrThrow({ where: { slug: 'lyon' } })).version).toBe(2);
    }));

  test('says what it cannot undo', () =>
    inRollback(async (db) => {
      await apply(db, world);
      const revert = (changeSet: number, why = '') =>
        revertChangeSet({ ctx: { actor, now, db }, input: { changeSet, why } });
      expect(await revert(await last(db))).toMatchObject({ failure: { kind: 'conflict' } });
      expect(await revert(2_000_000_000)).toMatchObject({ failure: { kind: 'not_found' } });
      await apply(db, both);
      expect(await revert(await last(db), 'x'.repeat(3000))).toMatchObject({ failure: { kind: 'invalid' } });
      await trash(db, 'task', 'do-it');
      expect(await revert(await last(db))).toMatchObject({ failure: { kind: 'conflict' } });
    }));
});
