import { existsSync, readFileSync } from 'node:fs';

/** How many checks and tests of a part went well and how many did not. */
export type Tally = { passed: number; failed: number };

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] };

function read<T>(file: string): T | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** A program that failed without a failed test (it could not start, a file could not be loaded) is one failure. */
function honest(tally: Tally, exitCode: number): Tally {
  return exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** Counts what vitest reported; a test file that could not be loaded counts as one failure. */
export function vitestTally(file: string, exitCode: number): Tally {
  const report = read<VitestReport>(file);
  if (!report) return honest({ passed: 0, failed: 0 }, exitCode || 1);
  const unloadable = report.testResults.filter(
    (one) => one.status === 'failed' && !one.assertionResults.some((test) => test.status === 'failed'),
  );
  return honest({ passed: report.numPassedTests, failed: report.numFailedTests + unloadable.length }, exitCode);
}

/** Counts what Playwright reported; a test that passed only when repeated counts as failed. */
export function playwrightTally(file: string, exitCode: number): Tally {
  const report = read<PlaywrightReport>(file);
  if (!report) return honest({ passed: 0, failed: 0 }, exitCode || 1);
  const { expected, unexpected, flaky } = report.stats;
  return honest({ passed: expected, failed: unexpected + flaky + report.errors.length }, exitCode);
}
