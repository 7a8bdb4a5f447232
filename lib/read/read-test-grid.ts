import { listKey } from '#lib/contracts/cursor.ts';
import { CHOICES_AT_MOST, type GridFilters } from '#lib/contracts/test-params.ts';
import { CASE_STATES, type CaseState, placeState } from '#lib/domain/test-states.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { GridCellDto, GridRowDto, RunMarkDto, TestGridDto } from './dto-test.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import {
  expectedPlaces,
  ROWS_AT_MOST,
  type RowOfGrid,
  type RunOfPlace,
  rowsOfGrid,
  runsOfRows,
  SITES_AT_MOST,
} from './test-grid-rows.ts';

interface Site {
  id: number;
  slug: string;
  name: string;
}

/** One more than a menu lists, so that it can tell. */
const LISTED = CHOICES_AT_MOST + 1;
const CHOICES = `
  (select 'suite' as what, slug, name from test_suites order by lower(name), slug limit ${LISTED})
  union all (select 'image', e.slug, e.name from entries e where e.kind = 'image' and e.trashed_at is null
    and exists (select 1 from builds b where b.image_id = e.id) order by lower(e.name), e.slug limit ${LISTED})
  union all (select 'package', e.slug, e.name from entries e where e.kind = 'package' and e.trashed_at is null
    and (exists (select 1 from required_suites q where q.package_id = e.id)
         or exists (select 1 from test_runs r where r.package_id = e.id)) order by lower(e.name), e.slug limit ${LISTED})
  union all (select 'site', e.slug, e.name from entries e where e.kind = 'site' and e.trashed_at is null
    order by lower(e.name), e.slug limit ${LISTED})`;

/** Suites of what is tested, at the sites: how each stands there. */
export async function readTestGrid({ ctx, input }: { ctx: ReadContext; input: GridFilters }): Promise<TestGridDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  return perVersion(ctx, version, listKey('tests', { q: '', filters: input }), () => gridOf(ctx, input));
}

async function gridOf(ctx: ReadContext, input: GridFilters): Promise<TestGridDto> {
  const found = await rowsOfGrid(ctx, { ...input, allBuilds: input.builds.includes('all') });
  const rows = found.slice(0, ROWS_AT_MOST);
  const runs = await runsOfRows(ctx, rows);
  const imageIds = [
    ...new Set(rows.flatMap(({ imageId, isCurrent }) => (isCurrent && imageId !== null ? [imageId] : []))),
  ];
  const expected = new Set(
    (await expectedPlaces(ctx, imageIds)).map(({ imageId, suiteId, siteId }) => `${imageId}/${suiteId}/${siteId}`),
  );
  const met = await sitesShown(ctx, input.site, runs, expected);
  const sites = met.slice(0, SITES_AT_MOST);
  const byPlace = Map.groupBy(runs, ({ row, siteId }) => `${row}/${siteId}`);
  const shown = rows.flatMap((row, place): GridRowDto[] => {
    const cells = sites.map(({ id }) => {
      const isExpected = row.isCurrent && expected.has(`${row.imageId}/${row.suiteId}/${id}`);
      return cellOf(byPlace.get(`${place}/${id}`) ?? [], row, isExpected);
    });
    const isAsked = input.state.length === 0 || cells.some((cell) => cell !== null && input.state.includes(cell.state));
    return isAsked ? [{ ...rowDto(row), cells }] : [];
  });
  const given = await query<{ what: string; slug: string; name: string }>(ctx, { text: CHOICES });
  const [counted] = await query<{ runs: number }>(ctx, { text: 'select count(*)::int as runs from test_runs' });
  const choice = (what: string) => given.filter((one) => one.what === what).map(({ slug, name }) => ({ slug, name }));
  return {
    sites: sites.map(({ slug, name }) => ({ slug, name })),
    rows: shown,
    more: found.length > ROWS_AT_MOST,
    moreSites: met.length > SITES_AT_MOST,
    choices: { suite: choice('suite'), image: choice('image'), package: choice('package'), site: choice('site') },
    runs: counted?.runs ?? 0,
  };
}

/** The sites asked for, else those where something ran or is expected. */
async function sitesShown(
  ctx: ReadContext,
  asked: readonly string[],
  runs: readonly RunOfPlace[],
  expected: ReadonlySet<string>,
): Promise<Site[]> {
  const met = new Set(runs.map(({ siteId }) => siteId));
  for (const key of expected) met.add(Number(key.split('/')[2]));
  return query<Site>(ctx, {
    text: `select e.id, e.slug, e.name from entries e join sites s on s.id = e.id where e.trashed_at is null
           and case when $1::text[] is null then e.id = any($2::int[]) else e.slug = any($1) end
           order by s.ordinal limit ${SITES_AT_MOST + 1}`,
    values: [asked.length === 0 ? null : [...asked], [...met]],
  });
}

function cellOf(runs: readonly RunOfPlace[], row: RowOfGrid, isExpected: boolean): GridCellDto | null {
  const marks = runs.map((run): RunMarkDto => {
    const { id, runtime, digest, outcome, at, total, failed, skipped, flaky, missing, known, isNew, onOther } = run;
    // A run on a member of the row's index is one of the row.
    const ofRow = { digest: onOther ? digest : row.digest, outcome, flaky, missing };
    const state = placeState({ run: ofRow, currentDigest: row.digest, isExpected }) ?? 'missing';
    const counts = { total, failed, skipped };
    return { id, runtime, state, counts, flaky, missing, known, isNew, at: at.toISOString(), digest };
  });
  if (marks.length === 0) {
    const state = placeState({ run: null, currentDigest: row.digest, isExpected });
    return state === null ? null : { state, runs: [] };
  }
  return { state: worst(marks.map(({ state }) => state)), runs: marks };
}

/** The states are in the order of what needs looking at first. */
const worst = (states: readonly CaseState[]): CaseState =>
  CASE_STATES.find((state) => states.includes(state)) ?? 'passing';

function rowDto(row: RowOfGrid): Omit<GridRowDto, 'cells'> {
  const named = (slug: string | null, name: string | null) => (slug === null ? null : { slug, name: name ?? slug });
  return {
    suite: { slug: row.suite, name: row.suiteName },
    image: named(row.image, row.imageName),
    package: named(row.package, row.packageName),
    digest: row.digest,
    tags: row.tags,
    isCurrent: row.isCurrent,
    createdAt: row.createdAt,
  };
}
