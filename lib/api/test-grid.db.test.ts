import { beforeAll, expect, test } from 'vitest';
import { systemActor } from '#lib/auth/actor.ts';
import { pool } from '#lib/base/db.ts';
import { GRID_ROWS, GRID_SITES, parseGridParams } from '#lib/contracts/test-params.ts';
import type { TestGridDto } from '#lib/read/dto-test.ts';
import { readTestGrid } from '#lib/read/read-test-grid.ts';
import { buildTestWorld, DIGEST, OLD_DIGEST } from './test-reports.ts';
import { change } from './test-world.ts';

const SUITES = GRID_ROWS + 10;
const SITES = GRID_SITES + 2;
const two = (number: number) => String(number).padStart(2, '0');

/** Sixty suites, each once at one of fourteen sites; the last one fails at the last site, where it passed before. */
beforeAll(async () => {
  await buildTestWorld();
  await change(
    Array.from({ length: SITES }, (_, at) => ({
      kind: 'site' as const,
      slug: `farm-${two(at)}`,
      create: true as const,
      set: { name: `Farm ${two(at)}` },
    })),
  );
  await pool().query(
    `insert into test_suites (slug, name, kind) select 's-' || lpad(n::text, 2, '0'), 'S ' || n, 'functional'
     from generate_series(1, $1) n`,
    [SUITES],
  );
  await pool().query(
    `insert into test_runs (suite_id, build_id, site_id, runtime_id, how, outcome, at, total, passed, failed)
     select s.id, b.id, e.id, r.id, 'container', o.outcome::"RunOutcome", o.at::timestamptz, 1,
            (o.outcome = 'passed')::int, (o.outcome = 'failed')::int
     from generate_series(1, $1) n join test_suites s on s.slug = 's-' || lpad(n::text, 2, '0')
     join entries e on e.slug = 'farm-' || lpad(((n - 1) % $2)::text, 2, '0') and e.kind = 'site'
     join entries r on r.slug = 'docker' join builds b on b.digest = $3
     cross join lateral (select 'passed' as outcome, '2026-01-03' as at
       union all select 'failed', '2026-01-05' where n = $1
       union all select 'failed', '2026-01-06' where n = $1) o`,
    [SUITES, SITES, DIGEST],
  );
  await pool().query(
    `update test_runs r set build_id = b.id from builds b, test_suites s
     where b.digest = $1 and s.id = r.suite_id and s.slug = $2 and r.outcome = 'passed'`,
    [OLD_DIGEST, `s-${SUITES}`],
  );
  await pool().query('update data_version set version = version + 1');
});

async function grid(query = ''): Promise<TestGridDto> {
  const { params, problems } = parseGridParams(new URLSearchParams(query));
  expect(problems).toEqual([]);
  return readTestGrid({ ctx: { actor: systemActor('test'), now: new Date() }, input: params });
}
const suites = ({ rows }: TestGridDto) => rows.map(({ suite }) => suite.slug);

test('pages of rows and of sites hold everything once', async () => {
  const first = await grid();
  expect(first.rowPart).toEqual({ start: 0, total: SUITES });
  const second = await grid(`start=${GRID_ROWS}`);
  expect([...suites(first), ...suites(second)]).toEqual(Array.from({ length: SUITES }, (_, at) => `s-${two(at + 1)}`));
  const wide = await grid(`siteStart=${GRID_SITES}`);
  expect(wide.sitePart).toEqual({ start: GRID_SITES, total: SITES });
  expect([...first.sites, ...wide.sites].map(({ slug }) => slug).sort()).toEqual(
    Array.from({ length: SITES }, (_, at) => `farm-${two(at)}`),
  );
  expect(wide.rows[0]?.cells).toHaveLength(SITES - GRID_SITES);
});

test('a place beyond the end is on the last page', async () => {
  const beyond = await grid('start=99999&siteStart=99999');
  expect(beyond.rowPart).toEqual({ start: GRID_ROWS, total: SUITES });
  expect(beyond.rows).toHaveLength(SUITES - GRID_ROWS);
  expect(beyond.sitePart.start).toBe(0);
});

test('a state is looked for in every row, counted whatever is asked, and its sites come first', async () => {
  const counts = { failing: 1, missing: 0, flaky: 0, stale: 0, skipped: 0, passing: SUITES - 1 };
  expect((await grid()).states).toEqual(counts);
  const failing = await grid('state=failing');
  expect(failing).toMatchObject({ states: counts, rowPart: { start: 0, total: 1 } });
  expect(suites(failing)).toEqual([`s-${SUITES}`]);
  const all = await grid(`suite=s-${SUITES}&suite=s-01&state=failing&builds=all`);
  expect(all.sites[0]?.slug).toBe(failing.sites[0]?.slug);
});

test('a failing cell names the build that broke it, and the last runs', async () => {
  const [row] = (await grid('state=failing')).rows;
  const mark = row?.cells[0]?.runs[0];
  expect(mark).toMatchObject({ state: 'failing', isNew: false, recent: ['failed', 'failed', 'passed'] });
  expect(mark?.since).toMatchObject({ digest: DIGEST, at: '2026-01-05T00:00:00.000Z' });
  expect(mark?.since?.run).not.toBe(mark?.id);
});

test('a build can be named by its first digits, in use or not; a row without anything at the site is none', async () => {
  const old = await grid(`digest=${OLD_DIGEST.slice(7, 19)}`);
  expect(old.rows.map(({ suite, digest, isCurrent }) => [suite.slug, digest, isCurrent])).toEqual([
    [`s-${SUITES}`, OLD_DIGEST, false],
  ]);
  const here = await grid('site=farm-00');
  expect(suites(here)).toEqual(['s-01', 's-15', 's-29', 's-43', 's-57']);
  expect(here.sites).toEqual([{ slug: 'farm-00', name: 'Farm 00' }]);
});
