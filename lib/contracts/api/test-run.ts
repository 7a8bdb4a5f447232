import { z } from 'zod';
import { CASE_STATES } from '../../domain/test-states.ts';
import { LEVELS, RUN_OUTCOMES, SUITE_KINDS } from '../../domain/vocabulary.ts';
import { DIALECTS } from '../ingest/report.ts';
import { listOf } from './common.ts';

const level = z.enum(LEVELS).nullable();

const apiCounts = z.object({
  total: z.int(),
  passed: z.int(),
  failed: z.int(),
  skipped: z.int(),
  errored: z.int(),
});

/** The answer to a test report. */
export const apiRecordedRun = z
  .object({
    id: z.int(),
    outcome: z.enum(RUN_OUTCOMES),
    counts: apiCounts.describe('Counted from the cases; a difference to what the report says is in `flags`'),
    duplicate: z.literal(true).optional().describe('The same file for the same target was there already'),
    suite: z.object({ slug: z.string(), isNew: z.boolean().describe('This report was the first of it') }),
    flags: z.array(z.string()),
    readiness: z.object({
      before: level.describe('Worst level of the packages below; null when there is none'),
      after: level,
      packages: z.array(z.object({ package: z.string(), before: level, after: level })),
    }),
  })
  .meta({ id: 'RecordedTestRun' });
export type ApiRecordedRun = z.output<typeof apiRecordedRun>;

const named = z.object({ slug: z.string(), name: z.string() });
const instantText = z.iso.datetime().describe('RFC 3339, UTC');

const apiTestRun = z
  .object({
    id: z.int(),
    suite: z.string(),
    package: z.string().nullable().describe('Of a run without a container'),
    image: z.string().nullable(),
    digest: z.string().nullable(),
    site: z.string(),
    runtime: z.string().nullable(),
    platform: z.string().nullable(),
    how: z.enum(['native', 'vm', 'container']),
    outcome: z.enum(RUN_OUTCOMES),
    at: instantText,
    durationMs: z.int().nullable(),
    counts: apiCounts,
    flags: z.array(z.string()),
    dialect: z.enum([...DIALECTS, '']),
    ciUrl: z.string(),
    by: z.string(),
  })
  .meta({ id: 'TestRun' });
export const apiTestRunList = listOf(apiTestRun).meta({ id: 'TestRunList' });

const since = z
  .object({ run: z.int(), digest: z.string().nullable(), at: instantText })
  .nullable()
  .describe('Of a failure: the run it fails from on');

const knownIssue = z
  .object({
    id: z.int(),
    caseName: z.string(),
    title: z.string(),
    url: z.string(),
    by: z.string(),
    at: instantText,
    closedAt: instantText.nullable(),
  })
  .meta({ id: 'KnownIssue' });

export const apiTestRunDetail = apiTestRun
  .extend({
    names: z.object({
      suite: z.string(),
      site: z.string(),
      runtime: z.string().nullable(),
      platform: z.string().nullable(),
      image: z.string().nullable(),
    }),
    suiteKind: z.enum(SUITE_KINDS),
    properties: z.record(z.string(), z.string()),
    isStale: z.boolean().describe('The build is not the one in use now'),
    newer: z.int().nullable().describe('A newer run of the suite at the same place'),
    since,
    isNew: z.boolean().describe('It failed, and the run before at the same place passed'),
    history: z
      .array(
        z.object({
          id: z.int(),
          outcome: z.enum(RUN_OUTCOMES),
          at: instantText,
          digest: z.string().nullable(),
          counts: z.object({ total: z.int(), failed: z.int(), skipped: z.int() }),
        }),
      )
      .describe('Runs of the suite at the same place around this one, itself among them, newest first'),
    cases: z.array(
      z.object({
        name: z.string(),
        classname: z.string(),
        outcome: z.enum(RUN_OUTCOMES).nullable().describe('null: expected, and not in the report'),
        state: z.enum(CASE_STATES),
        durationMs: z.int().nullable(),
        message: z.string(),
        flaky: z.boolean(),
        attachments: z.array(z.string()),
        since,
        isNew: z.boolean().describe('It fails, and passed in the run before'),
        recent: z
          .array(z.enum(RUN_OUTCOMES))
          .describe('Of a failed or flaky case: its outcomes in the last runs at this place, this one first'),
        known: knownIssue.nullable(),
      }),
    ),
    casesTotal: z.int(),
    packages: z.array(named),
    expected: z.array(z.string()),
    issues: z.array(knownIssue),
    signOffs: z.array(
      z.object({
        id: z.int(),
        package: named,
        by: z.string(),
        at: instantText,
        note: z.string(),
        revokedAt: instantText.nullable(),
      }),
    ),
  })
  .meta({ id: 'TestRunDetail' });

export const apiTestSuites = z
  .object({
    items: z.array(
      z.object({ slug: z.string(), name: z.string(), kind: z.enum(SUITE_KINDS), expected: z.array(z.string()) }),
    ),
  })
  .meta({ id: 'TestSuiteList' });
