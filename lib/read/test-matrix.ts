import type { ReadContext } from './context.ts';
import type { TestMatrixDto } from './dto-build.ts';
import { instantText } from './instant-text.ts';
import { query } from './query.ts';

/** Sites and suites a matrix shows. */
const SHOWN = 40;

const RUNS = `
  select r.id, s.slug as site, t.slug as suite, x.slug as runtime, r.outcome::text, ${instantText('r.at')} as at, r.total,
         r.passed, r.ci_url as "ciUrl", r.build_id <> $1 as "isEarlier"
  from (select distinct on (r.site_id, r.suite_id, r.runtime_id) r.*
        from test_runs r join builds b on b.id = r.build_id
        where r.build_id = $1 or (b.image_id = $2 and b.created_at < $3::timestamptz)
        order by r.site_id, r.suite_id, r.runtime_id, (r.build_id = $1) desc, r.at desc, r.id desc) r
  join entries s on s.id = r.site_id and s.trashed_at is null join test_suites t on t.id = r.suite_id
  left join entries x on x.id = r.runtime_id
  order by x.slug collate "C" nulls last`;

/** Where a package in the image is needed by a use case, each suite that it requires. */
const EXPECTED = `
  select distinct s.slug as site, t.slug as suite
  from image_contents c join entries p on p.id = c.package_id and p.trashed_at is null
  join required_suites q on q.package_id = c.package_id join test_suites t on t.id = q.suite_id
  join step_packages n on n.package_id = c.package_id join step_sites w on w.step_id = n.step_id
  join use_case_steps st on st.id = n.step_id join entries u on u.id = st.use_case_id and u.trashed_at is null
  join entries s on s.id = w.site_id and s.trashed_at is null
  where c.image_id = $1`;

/** The runs of a build at each site, those of builds before it where it has none, and where one is expected. */
export async function testMatrix(
  ctx: ReadContext,
  { buildId, imageId, createdAt }: { buildId: number; imageId: number; createdAt: string },
): Promise<TestMatrixDto> {
  const runs = await query<TestMatrixDto['runs'][number]>(ctx, { text: RUNS, values: [buildId, imageId, createdAt] });
  const expected = await query<TestMatrixDto['expected'][number]>(ctx, { text: EXPECTED, values: [imageId] });
  const pairs = [...runs, ...expected];
  const sites = await query<TestMatrixDto['sites'][number]>(ctx, {
    text: `select slug, name from entries where kind = 'site' and slug = any($1::text[]) and trashed_at is null
           order by lower(name) collate "C", slug limit ${SHOWN}`,
    values: [[...new Set(pairs.map(({ site }) => site))]],
  });
  const suites = await query<TestMatrixDto['suites'][number]>(ctx, {
    text: `select slug, name, kind::text from test_suites where slug = any($1::text[])
           order by test_suites.kind, lower(name) collate "C", slug limit ${SHOWN}`,
    values: [[...new Set(pairs.map(({ suite }) => suite))]],
  });
  return { sites, suites, runs, expected };
}
