import type { ReadContext } from './context.ts';
import { CURRENT_BUILDS } from './current-builds.ts';
import { query } from './query.ts';

/** More rows than anybody reads at once; filters lead to the others. */
export const ROWS_AT_MOST = 60;
/** Columns likewise. */
export const SITES_AT_MOST = 12;

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
  tags: string[];
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
         array(select t.name from tags t where t.build_id = w.build_id order by t.name collate "C") as tags,
         w.build_id is null or c.build_id is not null as "isCurrent", b.created_at::text as "createdAt"
  from rows w join test_suites s on s.id = w.suite_id
  left join builds b on b.id = w.build_id left join entries ie on ie.id = b.image_id
  left join entries pe on pe.id = w.package_id left join current c on c.build_id = w.build_id
  where ie.trashed_at is null and pe.trashed_at is null
    and ($1::text[] is null or s.slug = any($1)) and ($2::text[] is null or ie.slug = any($2))
    and ($3::text[] is null or pe.slug = any($3) or b.image_id in (
          select h.image_id from image_contents h join entries e on e.id = h.package_id where e.slug = any($3)))
    and ($4::boolean or w.build_id is null or c.build_id is not null)
  order by lower(coalesce(ie.name, pe.name)), b.image_id, (c.build_id is not null) desc, b.created_at desc, w.build_id desc, s.slug
  limit ${ROWS_AT_MOST + 1}`;

/** Rows of the grid by image, the build in use first. */
export function rowsOfGrid(
  ctx: ReadContext,
  asked: { suite: readonly string[]; image: readonly string[]; package: readonly string[]; allBuilds: boolean },
): Promise<RowOfGrid[]> {
  const anyOf = (given: readonly string[]) => (given.length === 0 ? null : [...given]);
  const values = [anyOf(asked.suite), anyOf(asked.image), anyOf(asked.package), asked.allBuilds];
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
  known: number;
  isNew: boolean;
  /** It ran on another build than the row is about. */
  onOther: boolean;
}

/**
 * The newest run of each row at each site with each runtime: on its build or a member of it; where the row is the build
 * in use and has none, the newest on another build of the image, which is stale.
 */
const RUNS = `
  with rows as (
    select row_number() over () - 1 as row, * from unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::boolean[])
      as given(build_id, image_id, package_id, suite_id, is_current)),
  met as (
    select w.row, r.*, false as on_other
    from rows w join test_runs r on r.suite_id = w.suite_id and r.build_id = w.build_id
    union all
    select w.row, r.*, false from rows w join build_children x on x.index_id = w.build_id
    join test_runs r on r.suite_id = w.suite_id and r.build_id = x.child_id
    union all
    select w.row, r.*, false from rows w join test_runs r
      on w.build_id is null and r.suite_id = w.suite_id and r.package_id = w.package_id and r.build_id is null
    union all
    select w.row, r.*, true from rows w join builds b on w.is_current and b.image_id = w.image_id and b.id <> w.build_id
    join test_runs r on r.build_id = b.id and r.suite_id = w.suite_id
    where not exists (select 1 from build_children x where x.index_id = w.build_id and x.child_id = b.id)),
  newest as (
    select distinct on (row, site_id, how, runtime_id) * from met
    order by row, site_id, how, runtime_id, on_other, at desc, id desc)
  select n.row::int, n.site_id as "siteId", coalesce(re.name, n.how) as runtime, n.id, b.digest, n.outcome::text as outcome,
         n.at, n.total, n.failed + n.errored as failed, n.skipped, n.on_other as "onOther",
         (select count(*)::int from test_cases c where c.run_id = n.id and c.flaky and c.outcome = 'passed') as flaky,
         (select count(*)::int from expected_cases x where x.suite_id = n.suite_id and not exists (
            select 1 from test_cases c where c.run_id = n.id
              and (c.name = x.name or c.classname || '::' || c.name = x.name))) as missing,
         case when n.failed + n.errored = 0 then 0 else (
           select count(*)::int from test_cases c where c.run_id = n.id and c.outcome in ('failed', 'errored') and exists (
             select 1 from known_issues k where k.closed_at is null and (k.suite_id is null or k.suite_id = n.suite_id)
               and (k.case_name = c.name or k.case_name = c.classname || '::' || c.name))) end as known,
         coalesce((select p.outcome = 'passed' from test_runs p left join builds pb on pb.id = p.build_id
                   where p.suite_id = n.suite_id and p.site_id = n.site_id and p.how = n.how
                     and p.runtime_id is not distinct from n.runtime_id
                     and (p.build_id is null and p.package_id = n.package_id or pb.image_id = b.image_id)
                     and (p.at, p.id) < (n.at, n.id)
                   order by p.at desc, p.id desc limit 1), false) as "isNew"
  from newest n left join builds b on b.id = n.build_id left join entries re on re.id = n.runtime_id
  order by n.row, n.site_id, runtime`;

export async function runsOfRows(ctx: ReadContext, rows: readonly RowOfGrid[]): Promise<RunOfPlace[]> {
  if (rows.length === 0) return [];
  const column = <K extends keyof RowOfGrid>(name: K) => rows.map((row) => row[name]);
  return query<RunOfPlace>(ctx, {
    text: RUNS,
    values: [column('buildId'), column('imageId'), column('packageId'), column('suiteId'), column('isCurrent')],
  });
}

/** Sites where somebody waits for a suite: packages of the image that require it are needed there by a use case. */
const EXPECTED = `
  select distinct h.image_id as "imageId", q.suite_id as "suiteId", ss.site_id as "siteId"
  from image_contents h join required_suites q on q.package_id = h.package_id
  join step_packages sp on sp.package_id = q.package_id and not sp.doubtful
  join step_sites ss on ss.step_id = sp.step_id
  join use_case_steps st on st.id = sp.step_id join entries ue on ue.id = st.use_case_id and ue.trashed_at is null
  where h.image_id = any($1::int[])`;

export function expectedPlaces(ctx: ReadContext, imageIds: readonly number[]) {
  return query<{ imageId: number; suiteId: number; siteId: number }>(ctx, { text: EXPECTED, values: [[...imageIds]] });
}
