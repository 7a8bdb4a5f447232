import type { ReadContext } from '../context.ts';
import { query } from '../query.ts';
import type { Report } from './report.ts';

/** Every tag points where its last recorded move went, and every run's counts are those of its cases. */
export async function checkTagsAndRuns(ctx: ReadContext, report: Report): Promise<void> {
  const tags = await query<{ image: string; name: string }>(ctx, {
    text: `select e.slug as image, t.name from tags t join entries e on e.id = t.image_id
           left join lateral (select m.build_id, m.at from tag_moves m where m.tag_id = t.id
                              order by m.at desc, m.id desc limit 1) last on true
           where t.build_id is distinct from last.build_id or t.moved_at is distinct from last.at`,
  });
  for (const { image, name } of tags)
    report.problem(`image ${image}: the tag ${name} is not where its last move went.`);
  const runs = await query<{ id: number }>(ctx, {
    text: `select r.id from test_runs r join (
             select run_id, count(*) as total, count(*) filter (where outcome = 'passed') as passed from test_cases group by run_id
           ) c on c.run_id = r.id where (c.total, c.passed) is distinct from (r.total::bigint, r.passed::bigint)`,
  });
  for (const { id } of runs) report.problem(`test run ${id}: its counts are not those of its cases.`);
  const [counts] = await query<{ tags: number; runs: number }>(ctx, {
    text: 'select (select count(*)::int from tags) as tags, (select count(*)::int from test_runs) as runs',
  });
  report.count('tags', counts?.tags ?? 0);
  report.count('test runs', counts?.runs ?? 0);
}
