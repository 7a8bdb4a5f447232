-- CreateIndex
CREATE INDEX "test_runs_suite_id_site_id_at_idx" ON "test_runs"("suite_id", "site_id", "at");

-- The cases of a run that somebody has to look at: few of many.
create index "test_cases_notable_idx" on "test_cases" ("run_id") where "flaky" or "outcome" in ('failed', 'errored');
