import type { RunOutcome } from '#lib/domain/vocabulary.ts';

/** Forms of a test report that this application reads. */
export const DIALECTS = ['junit', 'ctrf', 'ctest', 'tap'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** A form as people know it. */
export const DIALECT_NAMES: Readonly<Record<Dialect, string>> = {
  junit: 'JUnit XML',
  ctrf: 'CTRF',
  ctest: 'CTest Test.xml',
  tap: 'TAP',
};

/** Largest report, in bytes as it comes and as it is when unpacked. */
export const REPORT_BYTES_MAX = 10 * 1024 * 1024;
/** More cases than any suite of ours has; a report with more is refused whole. */
export const REPORT_CASES_MAX = 50_000;

/** One case of a report. */
export interface ReportCase {
  name: string;
  classname: string;
  outcome: RunOutcome;
  durationMs: number | null;
  /** Why it did not pass, or how it failed before it passed; cut where it is long. */
  message: string;
  /** It failed and passed within the same run. */
  flaky: boolean;
  /** Names of files that the report mentions with it. */
  attachments: string[];
}

/** How many cases came out how. */
export interface RunCounts {
  total: number;
  passed: number;
  failed: number;
  errored: number;
  skipped: number;
}

/** A report in the one form that everything behind the parsers knows. */
export interface TestReport {
  dialect: Dialect;
  /** What the report calls itself; empty when it does not. */
  suite: string;
  outcome: RunOutcome;
  cases: ReportCase[];
  /** Counted from the cases, never believed. */
  counts: RunCounts;
  durationMs: number | null;
  properties: Record<string, string>;
  /** What the report says of itself that its cases do not bear out, and what was changed to be able to read it. */
  flags: string[];
}
