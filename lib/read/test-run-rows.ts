import type { ReadContext } from './context.ts';
import type { TestRunRowDto } from './dto-test.ts';
import { query } from './query.ts';

type Counts = TestRunRowDto['counts'];
type Row = Omit<TestRunRowDto, 'at' | 'counts'> & Counts & { at: Date };

/** From what and how a run is told; the alias of the run is `r`. Of things in the trash nothing is told. */
export const RUN_FROM = `
  from test_runs r join test_suites s on s.id = r.suite_id
  join entries se on se.id = r.site_id and se.trashed_at is null
  left join entries re on re.id = r.runtime_id
  left join entries pe on pe.id = r.platform_id
  left join entries pk on pk.id = r.package_id
  left join builds b on b.id = r.build_id
  left join entries ie on ie.id = b.image_id`;
export const RUN_LIVES = 'pk.trashed_at is null and ie.trashed_at is null';

const TEXT = `
  select r.id, s.slug as suite, pk.slug as package, ie.slug as image, b.digest, se.slug as site, re.slug as runtime,
         pe.slug as platform, r.how, r.outcome::text as outcome, r.at, r.duration_ms as "durationMs", r.total, r.passed,
         r.failed, r.skipped, r.errored, r.flags, r.dialect, r.ci_url as "ciUrl", r.by
  ${RUN_FROM}
  where r.id = any($1::int[]) and ${RUN_LIVES} order by r.id desc`;

/** Runs by number, newest first. */
export async function testRunRows(ctx: ReadContext, ids: readonly number[]): Promise<TestRunRowDto[]> {
  if (ids.length === 0) return [];
  const rows = await query<Row>(ctx, { text: TEXT, values: [[...ids]] });
  return rows.map(({ at, total, passed, failed, skipped, errored, ...row }) => ({
    ...row,
    at: at.toISOString(),
    counts: { total, passed, failed, skipped, errored },
  }));
}
