import { expect, it } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import { inRollback } from '#lib/base/test-database.ts';
import { type ChangeSetInput, changeSetInput } from '#lib/contracts/changes.ts';
import { applyChanges } from './apply-changes.ts';
import { recordSources } from './record-sources.ts';

const ctx = { actor: systemActor('test'), now: new Date('2026-02-03T04:05:06Z') };

async function apply(db: Tx, entries: ChangeSetInput['entries']): Promise<void> {
  const result = await applyChanges({ ctx: { ...ctx, db }, input: changeSetInput.parse({ entries }) });
  expect(result.ok, JSON.stringify(result)).toBe(true);
}
const found = async (db: Tx, word: string) =>
  (await db.entry.findMany({ where: { search: { contains: word } }, orderBy: { slug: 'asc' } })).map(
    ({ slug }) => slug,
  );

it('an entry is found by its people, its reviewer, its remarks and the names of its dependencies', () =>
  inRollback(async (db) => {
    const person = (slug: string, name: string) => ({ slug, name, note: '' });
    const people = [person('ada', 'Ada Owner'), person('ben', 'Ben Remarker'), person('cyd', 'Cyd Claimant')];
    await recordSources({ ctx: { ...ctx, db }, input: { sources: [], people, criteria: [] } });
    const claim = {
      field: 'strategy',
      value: 'vm',
      raw: 'use a VM',
      by: 'cyd',
      state: 'open' as const,
      certainty: 'hearsay' as const,
    };
    await apply(db, [
      {
        kind: 'package',
        slug: 'gleam',
        create: true,
        set: {
          name: 'Gleam',
          owners: [{ person: 'ada', role: 'expert' }],
          review: { state: 'reviewed', by: 'Dee Reviewer', on: null },
          'needs.db-client.run': { constraint: '>= 5.1', couldDrop: false, note: '' },
        },
        claims: [claim],
        remarks: [{ position: 0, topic: '', text: 'Builds Slowly', by: 'ben' }],
      },
      {
        kind: 'site',
        slug: 'lyon',
        create: true,
        set: { name: 'Lyon', 'offers.db-client': { state: 'available', on: null, raw: '' } },
      },
      {
        kind: 'dependency',
        slug: 'db-client',
        create: true,
        set: { name: 'Oracle Client', dependencyKind: 'library' },
      },
    ]);
    for (const word of ['ada owner', 'ben remarker', 'cyd claimant', 'dee reviewer', 'builds slowly', '>= 5.1']) {
      expect(await found(db, word), word).toEqual(['gleam']);
    }
    expect(await found(db, 'oracle client')).toEqual(['db-client', 'gleam', 'lyon']);
    await apply(db, [{ kind: 'dependency', slug: 'db-client', set: { name: 'Instant Client' } }]);
    expect(await found(db, 'instant client')).toEqual(['db-client', 'gleam', 'lyon']);
    expect(await found(db, 'oracle')).toEqual([]);
    expect(await found(db, 'ben remarker')).toEqual(['gleam']);
    await apply(db, [{ kind: 'package', slug: 'gleam', set: { 'needs.db-client.run': null } }]);
    expect(await found(db, 'instant client')).toEqual(['db-client', 'lyon']);
  }));
