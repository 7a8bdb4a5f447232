import { notFound, ok, type Result } from '#lib/base/errors.ts';
import { type CaseFact, caseKey, caseStandings, isNamed, type RunFacts } from '#lib/domain/test-states.ts';
import type { RunOutcome, SuiteKind } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { CURRENT_BUILDS } from './current-builds.ts';
import type { KnownIssueDto, SignOffDto, TestCaseDto, TestRunDto } from './dto-test.ts';
import { instantText } from './instant-text.ts';
import { query } from './query.ts';
import { historyOfRuns, RECENT_RUNS, runsAround } from './run-history.ts';
import { testRunRows } from './test-run-rows.ts';

/** Runs before this one that are looked through for when a failure began. */
const RUNS_BACK = 50;

interface Parts {
  suiteId: number;
  suiteKind: SuiteKind;
  properties: Record<string, string>;
  names: TestRunDto['names'];
  currentDigest: string | null;
  newer: number | null;
  earlier: number[];
  packages: TestRunDto['packages'];
  expected: string[];
  issues: KnownIssueDto[];
  signOffs: SignOffDto[];
}

/** Runs of the suite at the same place: one site, one way of running it, one image or package. */
const SAME_PLACE = `
  p.suite_id = r.suite_id and p.site_id = r.site_id and p.how = r.how and p.runtime_id is not distinct from r.runtime_id
  and (r.build_id is null and p.build_id is null and p.package_id = r.package_id or pb.image_id = b.image_id)`;

const PARTS = `
  select r.suite_id as "suiteId", s.kind::text as "suiteKind", r.properties,
         json_build_object('suite', s.name, 'site', se.name, 'runtime', re.name, 'platform', pe.name, 'image', ie.name) as names,
         (select cb.digest from (${CURRENT_BUILDS}) c join builds cb on cb.id = c.build_id where c.image_id = b.image_id
            and not exists (select 1 from build_children x where x.index_id = cb.id and x.child_id = b.id)) as "currentDigest",
         (select p.id from test_runs p left join builds pb on pb.id = p.build_id
          where ${SAME_PLACE} and (p.at, p.id) > (r.at, r.id) order by p.at desc, p.id desc limit 1) as newer,
         array(select p.id from test_runs p left join builds pb on pb.id = p.build_id
               where ${SAME_PLACE} and (p.at, p.id) < (r.at, r.id) order by p.at desc, p.id desc limit ${RUNS_BACK}) as earlier,
         coalesce((select json_agg(json_build_object('slug', e.slug, 'name', e.name) order by lower(e.name), e.slug)
                   from entries e where e.trashed_at is null and (e.id = r.package_id or e.id in (
                     select h.package_id from image_contents h where h.image_id = b.image_id))), '[]') as packages,
         array(select x.name from expected_cases x where x.suite_id = r.suite_id order by x.name collate "C") as expected,
         coalesce((select json_agg(json_build_object('id', k.id, 'caseName', k.case_name, 'title', k.title, 'url', k.url,
                     'by', k.by, 'at', ${instantText('k.created_at')}, 'closedAt', ${instantText('k.closed_at')})
                     order by k.closed_at desc nulls first, k.id desc)
                   from known_issues k where k.suite_id is null or k.suite_id = r.suite_id), '[]') as issues,
         coalesce((select json_agg(json_build_object('id', o.id, 'package', json_build_object('slug', e.slug, 'name', e.name),
                     'by', o.by, 'at', ${instantText('o.at')}, 'note', o.note, 'revokedAt', ${instantText('o.revoked_at')})
                     order by o.at desc, o.id desc)
                   from sign_offs o join entries e on e.id = o.package_id
                   where r.build_id is not null and o.build_id = r.build_id
                      or r.build_id is null and o.build_id is null and o.package_id = r.package_id and o.site_id = r.site_id),
                  '[]') as "signOffs"
  from test_runs r join test_suites s on s.id = r.suite_id join entries se on se.id = r.site_id
  left join entries re on re.id = r.runtime_id left join entries pe on pe.id = r.platform_id
  left join builds b on b.id = r.build_id left join entries ie on ie.id = b.image_id
  where r.id = $1`;

interface CaseRow extends CaseFact {
  durationMs: number | null;
  message: string;
  attachments: string[];
}
/** What failed first, then what passed at last, then the rest; each in the order of the report. */
const CASES = `
  select name, classname, outcome::text as outcome, flaky, duration_ms as "durationMs", message, attachments
  from test_cases where run_id = $1
  order by case when outcome in ('failed', 'errored') then 0 when flaky then 1 when outcome = 'skipped' then 2 else 3 end, position
  offset $2 limit $3`;

/** One run with some of its cases: which failed and since when, what is missing, who knows why, who signed it off. */
export async function readTestRun({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { id: number; start: number; limit: number };
}): Promise<Result<TestRunDto>> {
  mustBeAllowedToRead(ctx);
  const [row] = await testRunRows(ctx, [input.id]);
  const [parts] = row ? await query<Parts>(ctx, { text: PARTS, values: [input.id] }) : [];
  if (!row || !parts) return notFound(`There is no test run ${input.id}.`);
  const { suiteId: _suiteId, earlier, currentDigest, expected, issues, ...rest } = parts;
  const unreported = await missingOf(ctx, input.id, expected);
  const cases = await query<CaseRow>(ctx, { text: CASES, values: [input.id, input.start, input.limit] });
  const isLast = input.start + cases.length >= row.counts.total;
  const standings = await standingsOf(ctx, { run: row, cases, earlier, missing: isLast ? unreported : [], issues });
  const { since = null, isNew = false } = (await historyOfRuns(ctx, [input.id])).get(input.id) ?? {};
  return ok({
    ...row,
    ...rest,
    since,
    isNew,
    history: await runsAround(ctx, input.id),
    isStale: currentDigest !== null && row.digest !== currentDigest,
    expected,
    issues,
    cases: standings,
    casesTotal: row.counts.total + unreported.length,
  });
}

async function missingOf(ctx: ReadContext, id: number, expected: readonly string[]): Promise<string[]> {
  if (expected.length === 0) return [];
  const rows = await query<{ name: string }>(ctx, {
    text: `select x.name from unnest($2::text[]) with ordinality as x(name, nth) where not exists (
             select 1 from (select c.name from test_cases c where c.run_id = $1
                            union all select c.classname || '::' || c.name from test_cases c where c.run_id = $1) met
             where met.name = x.name) order by x.nth`,
    values: [id, [...expected]],
  });
  return rows.map(({ name }) => name);
}

/** Judged by the rules, with what earlier runs say of the cases that failed. */
async function standingsOf(
  ctx: ReadContext,
  {
    run,
    cases,
    earlier,
    missing,
    issues,
  }: {
    run: { id: number; digest: string | null; at: string };
    cases: readonly CaseRow[];
    earlier: readonly number[];
    missing: readonly string[];
    issues: readonly KnownIssueDto[];
  },
): Promise<TestCaseDto[]> {
  const notable = cases.filter(({ outcome, flaky }) => outcome === 'failed' || outcome === 'errored' || flaky);
  const open = issues.filter(({ closedAt }) => closedAt === null);
  const before = await earlierRuns(ctx, earlier, [...new Set(notable.map(({ name }) => name))]);
  const runs = [{ ...run, cases }, ...before];
  const outcomes = outcomesByCase(runs, new Set(notable.map(caseKey)));
  const standings = caseStandings({ runs, currentDigest: null, expected: missing, known: open });
  const byName = new Map(standings.map((standing) => [standing.name, standing]));
  const told = cases.map((one): TestCaseDto => {
    const standing = byName.get(caseKey(one));
    const isBad = one.outcome === 'failed' || one.outcome === 'errored';
    const known = isBad ? (open.find(({ caseName }) => isNamed(caseName, one)) ?? null) : null;
    const state = standing?.state ?? 'passing';
    const recent = outcomes.get(caseKey(one)) ?? [];
    return { ...one, state, since: standing?.since ?? null, isNew: standing?.isNew ?? false, known, recent };
  });
  const unreported = missing.map(
    (name): TestCaseDto => ({
      name,
      classname: '',
      outcome: null,
      state: 'missing',
      durationMs: null,
      message: '',
      flaky: false,
      attachments: [],
      since: null,
      isNew: false,
      known: null,
      recent: [],
    }),
  );
  return [...told, ...unreported];
}

async function earlierRuns(ctx: ReadContext, ids: readonly number[], names: readonly string[]): Promise<RunFacts[]> {
  if (ids.length === 0 || names.length === 0) return [];
  const rows = await query<CaseFact & { id: number; digest: string | null; at: Date; outcome: RunOutcome }>(ctx, {
    text: `select r.id, b.digest, r.at, c.name, c.classname, c.outcome::text as outcome, c.flaky
           from test_runs r left join builds b on b.id = r.build_id join test_cases c on c.run_id = r.id
           where r.id = any($1::int[]) and c.name = any($2::text[]) order by r.at desc, r.id desc, c.position`,
    values: [[...ids], [...names]],
  });
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, cases]) => ({
    id,
    digest: cases[0]?.digest ?? null,
    at: cases[0]?.at.toISOString() ?? '',
    cases,
  }));
}

/** How these cases came out in the last runs that reported them, the newest first. */
function outcomesByCase(runs: readonly RunFacts[], keys: ReadonlySet<string>): Map<string, RunOutcome[]> {
  const found = new Map<string, RunOutcome[]>();
  for (const { cases } of runs) {
    // Of a case that a run reports twice, the first counts here.
    const byKey = new Map(cases.toReversed().map((one) => [caseKey(one), one.outcome]));
    for (const [key, outcome] of byKey) {
      const so = found.get(key) ?? [];
      if (keys.has(key) && so.length < RECENT_RUNS) found.set(key, [...so, outcome]);
    }
  }
  return found;
}
