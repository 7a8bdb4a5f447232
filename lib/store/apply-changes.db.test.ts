import { describe, expect, it } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import { inRollback } from '#lib/base/test-database.ts';
import { type ChangeSetInput, changeSetInput } from '#lib/contracts/changes.ts';
import { unpack } from '#lib/domain/readiness/codes.ts';
import { applyChanges } from './apply-changes.ts';
import { recordSources } from './record-sources.ts';

const now = new Date('2026-02-03T04:05:06Z');
const actor = systemActor('test');

const apply = (db: Tx, entries: ChangeSetInput['entries'], more: Partial<ChangeSetInput> = {}) =>
  applyChanges({ ctx: { actor, now, db }, input: changeSetInput.parse({ entries, ...more }) });

const rhel6 = {
  kind: 'platform' as const,
  slug: 'rhel6',
  create: true,
  set: { name: 'RHEL6', family: 'rhel', generation: 6, maintenanceEnds: '2020-11-30', baseImage: true },
};
const site = (slug: string, state: 'current' | 'retiring') => ({
  kind: 'site' as const,
  slug,
  create: true,
  set: { name: slug.toUpperCase(), 'nodes.rhel6': { state, share: 'all' } },
});
const gleam = {
  kind: 'package' as const,
  slug: 'gleam',
  create: true,
  set: { name: 'Gleam', 'platforms.rhel6.run': { support: 'supported' }, upgradable: { value: 'no', raw: '(error)' } },
};
const use = {
  kind: 'use_case' as const,
  slug: 'simulation',
  create: true,
  set: {
    name: 'Simulation',
    'steps.run': { name: 'Run', position: 1, packages: [{ slug: 'gleam' }], sites: [{ slug: 'lyon' }] },
  },
};
const world = [rhel6, site('lyon', 'current'), site('slac', 'retiring'), gleam, use];

async function codes(db: Tx, slug: string) {
  const entry = await db.entry.findUniqueOrThrow({ where: { kind_slug: { kind: 'package', slug } } });
  const row = await db.packageReadiness.findUniqueOrThrow({ where: { packageId: entry.id } });
  const sites = await db.site.findMany({ include: { entry: true } });
  return {
    row,
    at: (name: string) => {
      const found = sites.find((candidate) => candidate.entry.slug === name);
      return unpack(row.codes[(found?.ordinal ?? 0) - 1] ?? 255);
    },
  };
}

describe('applyChanges', () => {
  it('stores fields, tables, revisions, claims and readiness together', () =>
    inRollback(async (db) => {
      const result = await apply(db, world, { why: 'first' });
      expect(result).toMatchObject({
        ok: true,
        value: expect.arrayContaining([expect.objectContaining({ kind: 'package', slug: 'gleam', version: 1 })]),
      });
      const entry = await db.entry.findUniqueOrThrow({
        where: { kind_slug: { kind: 'package', slug: 'gleam' } },
        include: { package: { include: { platforms: true } }, revisions: true, claims: true },
      });
      expect(entry.package).toMatchObject({
        upgradable: 'no',
        upgradableRaw: '(error)',
        platforms: [{ phase: 'run', support: 'supported' }],
      });
      expect(entry.revisions).toMatchObject([
        { version: 1, action: 'create', changes: { name: { from: null, to: 'Gleam' } } },
      ]);
      expect(entry.claims.map(({ field, state }) => `${field} ${state}`).sort()).toEqual([
        'name current',
        'platforms.rhel6.run current',
        'upgradable current',
      ]);
      const { at, row } = await codes(db, 'gleam');
      expect(at('lyon')).toMatchObject({ level: 'available', runsToday: 'yes', targeted: true });
      expect(at('slac')).toMatchObject({ runsToday: 'yes', targeted: false });
      expect(row).toMatchObject({ targeted: 1, ready: 0 });
    }));

  it('keeps only real changes, supersedes the claim they replace, and raises the version by one', () =>
    inRollback(async (db) => {
      await apply(db, world);
      const same = await apply(db, [{ kind: 'package', slug: 'gleam', set: { name: 'Gleam' } }]);
      expect(same).toEqual({ ok: true, value: [] });
      const edit = {
        kind: 'package' as const,
        slug: 'gleam',
        set: { name: 'Gleam', upgradable: { value: 'likely', raw: 'probably' } },
      };
      expect(await apply(db, [edit])).toEqual({
        ok: true,
        value: [{ kind: 'package', slug: 'gleam', version: 2, changed: ['upgradable'], changeSet: expect.any(Number) }],
      });
      const claims = await db.claim.findMany({
        where: { entry: { slug: 'gleam' }, field: 'upgradable' },
        orderBy: { id: 'asc' },
      });
      expect(claims.map(({ raw, state }) => [raw, state])).toEqual([
        ['(error)', 'superseded'],
        ['probably', 'current'],
      ]);
    }));

  it('removes a starred field that is set to null from tables and document', () =>
    inRollback(async (db) => {
      await apply(db, world);
      await apply(db, [{ kind: 'package', slug: 'gleam', set: { 'platforms.rhel6.run': null } }]);
      const entry = await db.entry.findFirstOrThrow({
        where: { slug: 'gleam' },
        include: { package: { include: { platforms: true } } },
      });
      expect(entry.package?.platforms).toEqual([]);
      expect(entry.fields).not.toHaveProperty(['platforms.rhel6.run']);
      expect((await codes(db, 'gleam')).at('lyon')).toMatchObject({ level: 'unknown' });
    }));

  it.each([
    ['an unknown field', { set: { colour: 'red' } }, 'has no field “colour”'],
    ['a prototype path', { set: { __proto__x: 1 } }, 'has no field'],
    ['a value outside the vocabulary', { set: { strategy: 'sink' } }, 'gleam:'],
    ['a control character', { set: { summary: 'a\u0000b' } }, 'control character'],
    ['half a character', { set: { summary: '\ud800' } }, 'control character'],
    ['an unknown platform', { set: { 'platforms.vms.run': { support: 'works' } } }, 'There is no platform “vms”'],
    [
      'a claim that is not the value',
      { claims: [{ field: 'name', value: 'Other', raw: 'Other' }] },
      'is not the value',
    ],
  ])('refuses %s and stores nothing', (_what, change, message) =>
    inRollback(async (db) => {
      await apply(db, world);
      const before = await db.revision.count();
      const result = await apply(db, [
        { kind: 'site', slug: 'lyon', set: { location: 'Lyon' } },
        { kind: 'package', slug: 'gleam', ...change } as never,
      ]);
      expect(JSON.stringify(result)).toContain(message);
      expect(result.ok).toBe(false);
      expect(await db.revision.count()).toBe(before);
      expect((await db.entry.findFirstOrThrow({ where: { slug: 'lyon' } })).version).toBe(1);
    }),
  );

  it('refuses a writer who has not seen the latest version, and tells what it is', () =>
    inRollback(async (db) => {
      await apply(db, world);
      await apply(db, [{ kind: 'package', slug: 'gleam', expectVersion: 1, set: { summary: 'mine' } }]);
      const stale = await apply(db, [{ kind: 'package', slug: 'gleam', expectVersion: 1, set: { summary: 'theirs' } }]);
      expect(stale).toMatchObject({
        ok: false,
        failure: { kind: 'precondition', current: { version: 2, fields: { summary: 'mine' } } },
      });
    }));

  it('refuses to edit what is not there', () =>
    inRollback(async (db) => {
      expect(await apply(db, [{ kind: 'site', slug: 'atlantis', set: { location: 'sea' } }])).toMatchObject({
        ok: false,
        failure: { kind: 'not_found' },
      });
    }));

  it('assesses only the pairs of an edited package or an edited site', () =>
    inRollback(async (db) => {
      await apply(db, [...world, { ...gleam, slug: 'other', set: { ...gleam.set, name: 'Other' } }]);
      // A mark no rule gives: whoever assesses the pair again wipes it out.
      const mark = () =>
        db.$executeRaw`update package_readiness set codes = decode(repeat('fe', length(codes)), 'hex')`;
      await mark();
      await apply(db, [{ kind: 'package', slug: 'gleam', set: { upgradable: { value: 'yes', raw: 'yes' } } }]);
      expect([...(await codes(db, 'other')).row.codes].every((code) => code === 0xfe)).toBe(true);
      expect([...(await codes(db, 'gleam')).row.codes].includes(0xfe)).toBe(false);
      await mark();
      await apply(db, [{ kind: 'site', slug: 'lyon', set: { 'nodes.rhel6': { state: 'retiring', share: 'all' } } }]);
      for (const slug of ['gleam', 'other']) {
        const { at, row } = await codes(db, slug);
        expect(at('lyon')).not.toBeNull();
        expect([...row.codes].filter((code) => code === 0xfe)).toHaveLength(1);
      }
      await mark();
      await apply(db, [{ kind: 'package', slug: 'gleam', set: { summary: 'words do not change readiness' } }]);
      expect([...(await codes(db, 'gleam')).row.codes].every((code) => code === 0xfe)).toBe(true);
    }));

  it('assesses packages again that leave a step or that need what changed', () =>
    inRollback(async (db) => {
      const afs = {
        kind: 'dependency' as const,
        slug: 'afs',
        create: true,
        set: { name: 'AFS', dependencyKind: 'filesystem' },
      };
      await apply(db, [afs, ...world]);
      await apply(db, [{ kind: 'package', slug: 'gleam', set: { 'needs.afs.run': {} } }]);
      expect((await codes(db, 'gleam')).at('lyon')).toMatchObject({ level: 'unknown', targeted: true });
      await apply(db, [{ kind: 'dependency', slug: 'afs', set: { couldDrop: true } }]);
      expect((await codes(db, 'gleam')).at('lyon')).toMatchObject({ level: 'available', targeted: true });
      await apply(db, [{ kind: 'use_case', slug: 'simulation', set: { 'steps.run': null } }]);
      expect((await codes(db, 'gleam')).at('lyon')).toMatchObject({ level: 'available', targeted: false });
    }));

  it('assesses a package again that an image takes in or drops', () =>
    inRollback(async (db) => {
      const docker = {
        kind: 'runtime' as const,
        slug: 'docker',
        create: true,
        set: { name: 'Docker', channels: ['registry'] },
      };
      await apply(db, [
        docker,
        ...world,
        { kind: 'site', slug: 'slac', set: { 'runtimes.docker': { state: 'production' } } },
      ]);
      const marked = async () => {
        await db.$executeRaw`update package_readiness set codes = decode(repeat('fe', length(codes)), 'hex')`;
      };
      const again = async () => ![...(await codes(db, 'gleam')).row.codes].includes(0xfe);
      const image = (set: object) =>
        ({ kind: 'image' as const, slug: 'box', create: true, set: { name: 'Box', ...set } }) as never;
      await marked();
      await apply(db, [image({ 'contents.gleam': { version: '1' } })]);
      expect(await again()).toBe(true);
      await marked();
      await apply(db, [image({ 'contents.gleam': null })]);
      expect(await again()).toBe(true);
    }));

  it('raises the data version once per change set, and not when it is refused', () =>
    inRollback(async (db) => {
      const version = async () => (await db.dataVersion.findUniqueOrThrow({ where: { id: 1 } })).version;
      const before = await version();
      await apply(db, world);
      expect(await version()).toBe(before + 1n);
      await apply(db, [{ kind: 'package', slug: 'nobody', set: { name: 'x' } }]);
      expect(await version()).toBe(before + 1n);
    }));

  it('never lets history be changed', () =>
    inRollback(async (db) => {
      await apply(db, world);
      await db.$executeRaw`savepoint a`;
      await expect(db.$executeRaw`update revisions set version = 7`).rejects.toThrow(/History is never changed/);
      await db.$executeRaw`rollback to savepoint a`;
      await expect(db.$executeRaw`delete from change_sets`).rejects.toThrow(/History is never changed/);
    }));

  it('records who said what beside a fact, conflicts included', () =>
    inRollback(async (db) => {
      const ctx = { actor, now, db };
      const source = {
        slug: 'wiki',
        title: 'Wiki',
        kind: 'wiki page' as const,
        locator: '',
        notBefore: '2017-06-06',
        notAfter: null,
        dateNote: '',
      };
      await recordSources({
        ctx,
        input: { sources: [source], people: [{ slug: 'fred', name: 'Fred', note: '' }], criteria: [] },
      });
      const says = (value: string, state: 'current' | 'open') => ({
        field: 'vmOffer',
        value: { value, raw: value },
        raw: `he says ${value}`,
        by: 'fred',
        state,
        certainty: 'hearsay' as const,
      });
      const lyon = { ...site('lyon', 'current'), set: { name: 'Lyon', vmOffer: { value: 'never', raw: 'never' } } };
      const result = await apply(db, [{ ...lyon, claims: [says('never', 'current'), says('production', 'open')] }], {
        source: 'wiki',
      });
      expect(result.ok).toBe(true);
      const claims = await db.claim.findMany({
        where: { field: 'vmOffer' },
        include: { person: true, source: true },
        orderBy: { id: 'asc' },
      });
      expect(claims.map(({ state, person, source: from }) => [state, person?.name, from?.slug])).toEqual([
        ['current', 'Fred', 'wiki'],
        ['open', 'Fred', 'wiki'],
      ]);
      const entry = await db.entry.findFirstOrThrow({ where: { slug: 'lyon' } });
      expect(entry.search).toContain('fred');
      const conflicts = () => db.$queryRaw`select field from fields_in_conflict where entry_id = ${entry.id}`;
      expect(await conflicts()).toEqual([{ field: 'vmOffer' }]);
      // The same word in other words is no contradiction.
      await apply(db, [{ kind: 'site', slug: 'lyon', set: { vmOffer: { value: 'production', raw: 'yes, for all' } } }]);
      expect(await conflicts()).toEqual([]);
    }));
});
