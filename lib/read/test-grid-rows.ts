import { parseDigest } from '#lib/contracts/build-params.ts';
import type { GridFilters } from '#lib/contracts/test-params.ts';
import type { ReadContext } from './context.ts';
import { CURRENT_BUILDS } from './current-builds.ts';
import { query } from './query.ts';

export interface RowOfGrid {
  buildId: number | null;
  imageId: number | null;
  packageId: number | null;
  suiteId: number;
  suite: string;
  suiteName: string;
  image: string | null;
  imageName: string | null;
  package: string | null;
  packageName: string | null;
  digest: string | null;
  isCurrent: boolean;
  createdAt: string | null;
}

/** What was tested or has to be: a build and a suite, or a package as it is installed and a suite. */
const ROWS = `
  with current as (${CURRENT_BUILDS}),
  ran as (select r.build_id, r.package_id, r.suite_id from test_runs r group by 1, 2, 3),
  wanted as (
    select c.build_id, null::int as package_id, q.suite_id from current c
    join image_contents h on h.image_id = c.image_id join required_suites q on q.package_id = h.package_id
    join entries pe on pe.id = q.package_id and pe.trashed_at is null
    where c.build_id is not null
      and exists (select 1 from step_packages sp join step_sites ss on ss.step_id = sp.step_id
                  where sp.package_id = q.package_id and not sp.doubtful)),
  of_index as (select x.index_id, x.child_id from build_children x join current c on c.build_id = x.index_id),
  rows as (
    select coalesce(o.index_id, ran.build_id) as build_id, ran.package_id, ran.suite_id
    from ran left join of_index o on o.child_id = ran.build_id
    union select build_id, package_id, suite_id from wanted
    union select c.build_id, null, ran.suite_id from ran join builds b on b.id = ran.build_id
      join current c on c.image_id = b.image_id where c.build_id is not null)
  select w.build_id as "buildId", b.image_id as "imageId", w.package_id as "packageId", w.suite_id as "suiteId",
         s.slug as suite, s.name as "suiteName", ie.slug as image, ie.name as "imageName", pe.slug as package,
         pe.name as "packageName", b.digest,
         w.build_id is null or c.build_id is not null as "isCurrent", b.created_at::text as "createdAt"
  from rows w join test_suites s on s.id = w.suite_id
  left join builds b on b.id = w.build_id left join entries ie on ie.id = b.image_id
  left join entries pe on pe.id = w.package_id left join current c on c.build_id = w.build_id
  where ie.trashed_at is null and pe.trashed_at is null
    and ($1::text[] is null or s.slug = any($1)) and ($2::text[] is null or ie.slug = any($2))
    and ($3::text[] is null or pe.slug = any($3) or b.image_id in (
          select h.image_id from image_contents h join entries e on e.id = h.package_id where e.slug = any($3)))
    and ($4::text[] is null or exists (select 1 from unnest($4) d where starts_with(b.digest, d) or exists (
          select 1 from build_children x join builds m on m.id = x.child_id
          where x.index_id = w.build_id and starts_with(m.digest, d))))
    and ($5::boolean or w.build_id is null or c.build_id is not null)
  order by lower(coalesce(ie.name, pe.name)), b.image_id, w.package_id, (c.build_id is not null) desc, b.created_at desc,
           w.build_id desc, s.slug`;

const anyOf = (given: readonly string[]) => (given.length === 0 ? null : [...given]);

/** All rows that the filters leave, by image, the build in use first. A build that is named need not be in use. */
export function rowsOfGrid(ctx: ReadContext, asked: GridFilters): Promise<RowOfGrid[]> {
  const digests = asked.digest.flatMap((one) => parseDigest(one) ?? []);
  const allBuilds = asked.builds.includes('all') || asked.digest.length > 0;
  const values = [anyOf(asked.suite), anyOf(asked.image), anyOf(asked.package), anyOf(digests), allBuilds];
  return query<RowOfGrid>(ctx, { text: ROWS, values });
}

export interface RunOfPlace {
  /** Place of the row it belongs to. */
  row: number;
  siteId: number;
  runtime: string;
  id: number;
  digest: string | null;
  outcome: 'passed' | 'failed' | 'errored' | 'skipped';
  at: Date;
  total: number;
  failed: number;
  skipped: number;
  flaky: number;
  missing: number;
  /** It ran on another build than the row is about. */
  onOther: boolean;
}

/** Cases of a run that failed before they passed. The run is `n`. */
const FLAKY = `(select count(*)::int from test_cases c where c.run_id = n.id and c.flaky and c.outcome = 'passed')`;
/** Cases that the suite has to report and the run does not. */
const MISSING = `case when n.suite_id not in (select suite_id from expected_cases) then 0 else (
  select count(*)::int from expected_cases x where x.suite_id = n.suite_id and not exists (
    select 1 from (select c.name from test_cases c where c.run_id = n.id
                   union all select c.classname || '::' || c.name from test_cases c where c.run_id = n.id) met
    where met.name = x.name)) end`;

/**
 * The newest run of each row at each site with each runtime: on its build or a member of it; where the row is the build
 * in use and has none, the newest on another build of the image, which is stale.
 */
const RUNS = `
  with rows as (
    select row_number() over () - 1 as row, * from unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::boolean[])
      as given(build_id, image_id, package_id, suite_id, is_current)),
  tested as (
    select row, suite_id, build_id, false as on_other from rows where build_id is not null
    union all
    select w.row, w.suite_id, x.child_id, false from rows w join build_children x on x.index_id = w.build_id
    union all
    select w.row, w.suite_id, b.id, true from rows w join builds b on w.is_current and b.image_id = w.image_id
    where b.id <> w.build_id and not exists (
      select 1 from build_children x where x.index_id = w.build_id and x.child_id = b.id)),
  met as (
    select t.row, t.on_other, r.id, r.site_id, r.how, r.runtime_id, r.at
    from tested t join test_runs r on r.build_id = t.build_id and r.suite_id = t.suite_id
    union all
    select w.row, false, r.id, r.site_id, r.how, r.runtime_id, r.at from rows w join test_runs r
      on w.build_id is null and r.suite_id = w.suite_id and r.package_id = w.package_id and r.build_id is null),
  newest as (
    select distinct on (row, site_id, how, runtime_id) row, on_other, id from met
    order by row, site_id, how, runtime_id, on_other, at desc, id desc)
  select m.row::int, n.site_id as "siteId", coalesce(re.name, n.how) as runtime, n.id, b.digest, n.outcome::text as outcome,
         n.at, n.total, n.failed + n.errored as failed, n.skipped, m.on_other as "onOther", ${FLAKY} as flaky,
         ${MISSING} as missing
  from newest m join test_runs n on n.id = m.id join entries se on se.id = n.site_id and se.trashed_at is null
  left join builds b on b.id = n.build_id left join entries re on re.id = n.runtime_id
  where $6::text[] is null or se.slug = any($6)
  order by m.row, n.site_id, runtime`;

export async function runsOfRows(
  ctx: ReadContext,
  rows: readonly RowOfGrid[],
  sites: readonly string[],
): Promise<RunOfPlace[]> {
  if (rows.length === 0) return [];
  const column = <K extends keyof RowOfGrid>(name: K) => rows.map((row) => row[name]);
  const given = [column('buildId'), column('imageId'), column('packageId'), column('suiteId'), column('isCurrent')];
  return query<RunOfPlace>(ctx, { text: RUNS, values: [...given, anyOf(sites)] });
}

/** Sites where somebody waits for a suite: packages of the image that require it are needed there by a use case. */
const EXPECTED = `
  select distinct h.image_id as "imageId", q.suite_id as "suiteId", ss.site_id as "siteId"
  from image_contents h join required_suites q on q.package_id = h.package_id
  join entries pe on pe.id = q.package_id and pe.trashed_at is null
  join step_packages sp on sp.package_id = q.package_id and not sp.doubtful
  join step_sites ss on ss.step_id = sp.step_id
  join entries se on se.id = ss.site_id and se.trashed_at is null
  join use_case_steps st on st.id = sp.step_id join entries ue on ue.id = st.use_case_id and ue.trashed_at is null
  where h.image_id = any($1::int[]) and ($2::text[] is null or se.slug = any($2))`;

/** By image and suite, as `expectedKey` names them. */
export async function expectedPlaces(
  ctx: ReadContext,
  rows: readonly RowOfGrid[],
  sites: readonly string[],
): Promise<Map<string, number[]>> {
  const images = new Set(rows.flatMap(({ imageId, isCurrent }) => (isCurrent && imageId !== null ? [imageId] : [])));
  const found = await query<{ imageId: number; suiteId: number; siteId: number }>(ctx, {
    text: EXPECTED,
    values: [[...images], anyOf(sites)],
  });
  const places = new Map<string, number[]>();
  for (const one of found) {
    const key = expectedKey(one);
    places.set(key, [...(places.get(key) ?? []), one.siteId]);
  }
  return places;
}
export const expectedKey = ({ imageId, suiteId }: { imageId: number | null; suiteId: number }): string =>
  `${imageId}/${suiteId}`;

/** Failing cases of a run that its cell names. */
const NAMED = 2;
export interface Failures {
  /** How many of them an open issue explains. */
  known: number;
  /** The first ones of the report. */
  first: string[];
}

/** What failed in runs, by the number of the run. */
export async function failuresOfRuns(ctx: ReadContext, ids: readonly number[]): Promise<Map<number, Failures>> {
  if (ids.length === 0) return new Map();
  const rows = await query<Failures & { id: number }>(ctx, { text: FAILURES, values: [[...ids]] });
  return new Map(rows.map(({ id, known, first }) => [id, { known, first }]));
}
const FAILURES = `
  select r.id, (array_agg(c.name order by c.position))[1:${NAMED}] as first,
         count(*) filter (where exists (
           select 1 from known_issues k where k.closed_at is null and (k.suite_id is null or k.suite_id = r.suite_id)
             and (k.case_name = c.name or k.case_name = c.classname || '::' || c.name)))::int as known
  from test_runs r join test_cases c on c.run_id = r.id and c.outcome in ('failed', 'errored')
  where r.id = any($1::int[]) group by r.id`;

/** Tags of builds, by the number of the build. */
export async function tagsOfBuilds(ctx: ReadContext, ids: readonly number[]): Promise<Map<number, string[]>> {
  const rows = await query<{ id: number; names: string[] }>(ctx, {
    text: `select t.build_id as id, array_agg(t.name order by t.name collate "C") as names
           from tags t where t.build_id = any($1::int[]) group by 1`,
    values: [[...ids]],
  });
  return new Map(rows.map(({ id, names }) => [id, names]));
}
