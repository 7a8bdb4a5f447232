import { withMembers } from '#lib/facts/usable-build.ts';

/**
 * SQL for how a build fares at each site, as JSON: of the newest run of each suite with each runtime how many passed and how
 * many did not. Skipped runs are neither; a run on a member of an index is one on the index. Served by the index on
 * (build, site).
 */
export const outcomesOf = (buildId: string): string => `
  coalesce((select json_agg(json_build_object('site', o.slug, 'name', o.name, 'passed', o.passed, 'failed', o.failed)
                            order by lower(o.name) collate "C", o.slug)
            from (select f.slug, f.name, (count(*) filter (where r.outcome = 'passed'))::int as passed,
                         (count(*) filter (where r.outcome in ('failed', 'errored')))::int as failed
                  from (select distinct on (n.site_id, n.suite_id, n.runtime_id) n.site_id, n.outcome
                        from test_runs n where n.build_id in ${withMembers(buildId)}
                        order by n.site_id, n.suite_id, n.runtime_id, n.at desc, n.id desc) r
                  join entries f on f.id = r.site_id and f.trashed_at is null
                  group by f.id) o), '[]')`;
