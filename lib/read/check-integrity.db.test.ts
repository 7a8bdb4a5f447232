import { beforeAll, expect, test } from 'vitest';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { pool } from '#lib/base/db.ts';
import { inRollback } from '#lib/base/test-database.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { checkIntegrity } from './check-integrity.ts';

const now = new Date('2026-02-03T04:05:06Z');
const ctx = { actor: ANONYMOUS, now };

beforeAll(() => loadCatalogue({ name: 'fermi', now, log: () => undefined }), 120_000);

test('a catalogue that came through the store agrees with itself in every way', async () => {
  const { problems, counted } = await checkIntegrity({ ctx });
  expect(problems).toEqual([]);
  expect(counted).toMatchObject({ packages: 7, pairs: 21 });
  expect(counted.revisions).toBeGreaterThan(counted.entries ?? 0);
  expect(counted['current claims']).toBeGreaterThan(500);
});

const entry = (slug: string) =>
  `(select id from entries where slug = '${slug}' and kind in ('package', 'site', 'task', 'image'))`;

const TAMPERING: [sql: string, expected: RegExp][] = [
  [
    `update entries set fields = fields || '{"summary": "forged"}' where slug = 'glastrelease'`,
    /field summary is not what/,
  ],
  [
    `update entries set fields = fields - 'upgradable' where slug = 'fastcopy'`,
    /tables have upgradable, its fields do not/,
  ],
  [`update entries set version = version + 1 where slug = 'slac'`, /its version is \d+, its last revision is/],
  [`update entries set trashed_at = now() where slug = 'fastcopy'`, /in the trash without a revision/],
  [`update packages set existing_vm_raw = 'forged' where id = ${entry('fastcopy')}`, /something else about existingVm/],
  [`update package_platforms set support = 'broken'`, /something else about platforms\./],
  [`delete from package_dependencies`, /the tables have no needs\./],
  [
    `insert into site_offers (site_id, dependency_id, state) select ${entry('slac')}, id, 'none' from dependencies
    on conflict do nothing`,
    /tables have offers\.[a-z0-9-]+, its fields do not/,
  ],
  [`update sites set vsyscall = 'no'`, /vsyscall/],
  [`update site_runtimes set raw = 'forged'`, /something else about runtimes\./],
  [`update tasks set body = body || 'forged'`, /body/],
  [`delete from step_sites`, /something else about steps\./],
  [`update options set name = 'forged'`, /something else about options\./],
  [`update criterion_cells set raw = 'forged'`, /something else about criteria\./],
  [`delete from entry_owners`, /something else about owners/],
  [`update entry_relations set note = 'forged'`, /something else about relations\./],
  [
    `update claims set value = '"forged"' where state = 'current' and field = 'strategy'`,
    /current claim on strategy is not/,
  ],
  [`update package_readiness set codes = set_byte(codes, 0, 6)`, /stored as validated at [a-z0-9-]+, judged as/],
  [`update package_readiness set action_keys = array['forged']`, /stored as/],
  [`update package_readiness set score = score + 1`, /its stored score is/],
  [`update package_readiness set rule_set = 'older'`, /of rule set older/],
  [`delete from package_readiness where package_id = ${entry('fastcopy')}`, /never stored/],
  [`update entries set trashed_at = now() where slug = 'slac'`, /where no living site is/],
];

test.each(TAMPERING.map(([sql, expected]) => [sql.slice(0, 80), sql, expected] as const))(
  '%s is found',
  (_, sql, expected) =>
    inRollback(async (db) => {
      const changed = await db.$executeRawUnsafe(sql);
      expect(changed, 'rows tampered with').toBeGreaterThan(0);
      const { problems } = await checkIntegrity({ ctx: { ...ctx, db } });
      expect(problems.join('\n')).toMatch(expected);
      expect(problems.length).toBeLessThanOrEqual(201);
    }),
);

test('nothing of this was kept', async () => {
  expect((await checkIntegrity({ ctx })).problems).toEqual([]);
  expect((await pool().query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
