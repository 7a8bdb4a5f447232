import type { RunOutcome } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import type { RunStepDto, SinceDto } from './dto-test.ts';
import { query } from './query.ts';

/** Outcomes of runs told in a row of signs. */
export const RECENT_RUNS = 8;
/** Runs around one that its page lists: newer ones, and those before it. */
const NEWER_SHOWN = 5;
const OLDER_SHOWN = 15;

/** Since when a run's place is as it is. A place: a suite at a site, run one way, of one image or installed package. */
export interface RunHistory {
  /** Outcomes of the last runs, the run itself first. */
  recent: RunOutcome[];
  since: SinceDto | null;
  isNew: boolean;
}

/** What a place is told by; equal of two runs at one place. The run is `r`, its build `b`. */
const PLACE = 'r.suite_id, r.site_id, r.how, coalesce(r.runtime_id, 0), coalesce(b.image_id, -r.package_id)';
const OF_PLACE = 'suite_id, site_id, how, runtime, thing';

/** One pass over the runs at the places asked for, however many those are. */
const HISTORY = `
  with asked (id, at, ${OF_PLACE}) as (
    select r.id, r.at, ${PLACE} from test_runs r left join builds b on b.id = r.build_id where r.id = any($1::int[])),
  steps as (
    select a.id as run_id, p.id, p.at, p.outcome, p.digest, row_number() over back as nth,
           count(*) filter (where p.outcome = 'passed') over back as passes
    from asked a join lateral (
      select r.id, r.at, r.outcome, b.digest from test_runs r left join builds b on b.id = r.build_id
      where (${PLACE}) = (a.suite_id, a.site_id, a.how, a.runtime, a.thing) and (r.at, r.id) <= (a.at, a.id)) p on true
    window back as (partition by a.id order by p.at desc, p.id desc))
  select run_id as id, array_agg(outcome::text order by nth) filter (where nth <= ${RECENT_RUNS}) as recent,
         (array_agg(id order by nth desc) filter (where failing))[1] as run,
         (array_agg(digest order by nth desc) filter (where failing))[1] as digest,
         (array_agg(at order by nth desc) filter (where failing))[1] as at,
         bool_or(passes > 0) as "didPass"
  from (select *, passes = 0 and outcome in ('failed', 'errored') as failing from steps) s
  group by run_id`;

interface Row {
  id: number;
  recent: RunOutcome[];
  run: number | null;
  digest: string | null;
  at: Date | null;
  didPass: boolean;
}

/** Since when the places of these runs are as these runs found them, by the number of the run. */
export async function historyOfRuns(ctx: ReadContext, ids: readonly number[]): Promise<Map<number, RunHistory>> {
  if (ids.length === 0) return new Map();
  const rows = await query<Row>(ctx, { text: HISTORY, values: [[...ids]] });
  return new Map(
    rows.map(({ id, recent, run, digest, at, didPass }) => {
      const isFailing = recent[0] === 'failed' || recent[0] === 'errored';
      const since = isFailing && run !== null && at !== null ? { run, digest, at: at.toISOString() } : null;
      return [id, { recent, since, isNew: since?.run === id && didPass }];
    }),
  );
}

const AROUND = `
  with asked (id, at, ${OF_PLACE}) as (
    select r.id, r.at, ${PLACE} from test_runs r left join builds b on b.id = r.build_id where r.id = $1),
  here as (
    select r.id, r.outcome::text as outcome, r.at, b.digest, r.total, r.failed + r.errored as failed, r.skipped,
           (r.at, r.id) > (a.at, a.id) as newer
    from asked a, test_runs r left join builds b on b.id = r.build_id
    where (${PLACE}) = (a.suite_id, a.site_id, a.how, a.runtime, a.thing))
  (select * from here where newer order by at, id limit ${NEWER_SHOWN})
  union all (select * from here where not newer order by at desc, id desc limit ${OLDER_SHOWN + 1})
  order by at desc, id desc`;

type Step = Omit<RunStepDto, 'at' | 'counts'> & RunStepDto['counts'] & { at: Date };

/** Runs at the same place around one, itself among them, newest first. */
export async function runsAround(ctx: ReadContext, id: number): Promise<RunStepDto[]> {
  const rows = await query<Step>(ctx, { text: AROUND, values: [id] });
  return rows.map((row) => ({
    id: row.id,
    outcome: row.outcome,
    at: row.at.toISOString(),
    digest: row.digest,
    counts: { total: row.total, failed: row.failed, skipped: row.skipped },
  }));
}
