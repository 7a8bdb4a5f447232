import type { ReadContext } from '../context.ts';
import { query } from '../query.ts';
import type { Report } from './report.ts';

/** Tags with a sighting that is marked as a move and is none, or the other way round; `movesOf` says what a move is. */
const MISJUDGED = `
  with ordered as (
    select m.tag_id, m.at, m.is_move, b.digest,
           row_number() over (partition by m.tag_id, m.at order by b.digest collate "C" desc nulls last) as place
    from tag_moves m left join builds b on b.id = m.build_id),
  judged as (
    select tag_id, digest is distinct from lag(digest) over (partition by tag_id order by at) as should, is_move
    from ordered where place = 1
    union all select tag_id, false, is_move from ordered where place > 1)
  select distinct e.slug as image, t.name from judged j join tags t on t.id = j.tag_id join entries e on e.id = t.image_id
  where j.should <> j.is_move`;

/** Every tag points where its last recorded move went, and every run's counts are those of its cases. */
export async function checkTagsAndRuns(ctx: ReadContext, report: Report): Promise<void> {
  const tags = await query<{ image: string; name: string }>(ctx, {
    text: `select e.slug as image, t.name from tags t join entries e on e.id = t.image_id
           left join lateral (select m.build_id, m.at from tag_moves m where m.tag_id = t.id and m.is_move
                              order by m.at desc limit 1) last on true
           where t.build_id is distinct from last.build_id or t.moved_at is distinct from coalesce(last.at, t.moved_at)`,
  });
  for (const { image, name } of tags)
    report.problem(`image ${image}: the tag ${name} is not where its last move went.`);
  const misjudged = await query<{ image: string; name: string }>(ctx, { text: MISJUDGED });
  for (const { image, name } of misjudged)
    report.problem(`image ${image}: what was seen of the tag ${name} is not judged as it should be.`);
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
