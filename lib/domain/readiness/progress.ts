import type { RunFact, SignOffFact, SuiteFact } from './facts.ts';
import { type Finding, type OpenTold, open, type Pair, passing } from './finding.ts';
import { cite, citeRun, signOffRef } from './refs.ts';
import { newest } from './runs.ts';
import type { Evidence } from './verdict.ts';
import { capital, compare, day, listed, shortDigest } from './words.ts';

/** What is tested and signed off: a build by its digest, or an installation (digest `null`). */
export interface Subject {
  /** `container:docker`, `native`, `vm`. */
  route: string;
  /** "with Docker at SLAC", "natively at SLAC". */
  where: () => string;
  digest: string | null;
  /** When the tag moved to this digest, if it ever did. */
  tagMovedAt: string | null;
  /** No build yet: there is nothing to test. */
  nothingYet: boolean;
}

interface SuiteResult {
  suite: SuiteFact;
  /** Newest result on the current digest. */
  run: RunFact | null;
}

/**
 * Did the newest run of every required suite pass on the current build? Source: readiness rules, `tests`. A skipped run
 * is no result. Without a required suite nothing shows that the package works, so the check stays open.
 */
export function checkTests(pair: Pair, runs: readonly RunFact[], subject: Subject): Finding {
  const { requiredSuites, slug } = pair.pkg;
  const at = `${slug}:${pair.site.slug}:${subject.route}`;
  if (requiredSuites.length === 0) {
    // Choosing suites proves nothing yet, so that doing it leads to running them, not to a pass.
    const choose = `choose-suites:${slug}`;
    return open(pair, 'tests', 'todo', pair.forced?.has(choose) ? `run-tests:${at}` : choose, () =>
      noSuites(pair, subject),
    );
  }
  let state: 'pass' | 'todo' | 'fail' = 'pass';
  for (const suite of requiredSuites) {
    const run = newestResult(runs, suite, subject);
    if (run === null) state = state === 'fail' ? 'fail' : 'todo';
    else if (run.outcome !== 'passed') state = 'fail';
  }
  const results = () => requiredSuites.map((suite) => ({ suite, run: newestResult(runs, suite, subject) }));
  if (state === 'pass') return passing('tests', () => allPassed(pair, subject, results()));
  return state === 'fail'
    ? open(pair, 'tests', 'fail', `mend-tests:${at}`, () => failed(pair, subject, results()))
    : open(pair, 'tests', 'todo', `run-tests:${at}`, () => missing(pair, subject, results(), runs));
}

function newestResult(runs: readonly RunFact[], suite: SuiteFact, { nothingYet, digest }: Subject): RunFact | null {
  if (nothingYet || runs.length === 0) return null;
  return newest(runs, (run) => run.suite === suite.slug && run.digest === digest && run.outcome !== 'skipped');
}

const title = (pair: Pair, { where }: Subject): string => `Tests of ${pair.pkg.name} ${where()}`;

const citeTests = (pair: Pair, results: readonly SuiteResult[]): Evidence[] => [
  cite(`package:${pair.pkg.slug}/suites`, `Suites required of ${pair.pkg.name}`),
  cite(`package:${pair.pkg.slug}/runs:${pair.site.slug}`, `Test runs of ${pair.pkg.name} at ${pair.site.name}`),
  ...results.flatMap(({ run }) => (run === null ? [] : [citeRun(run)])).sort((a, b) => compare(a.ref, b.ref)),
];

const suiteNames = (results: readonly SuiteResult[]): string =>
  listed(results.map(({ suite }) => suite.name).sort(compare));

function allPassed(pair: Pair, subject: Subject, results: readonly SuiteResult[]) {
  const on = subject.digest === null ? '' : ` on ${shortDigest(subject.digest)}`;
  const last = newest(
    results.flatMap(({ run }) => (run === null ? [] : [run])),
    () => true,
  );
  const when = last === null ? '' : `, last on ${day(last.at)}`;
  return {
    subject: title(pair, subject),
    reason: `${capital(suiteNames(results))} passed ${subject.where()}${on}${when}.`,
    evidence: citeTests(pair, results),
  };
}

function noSuites(pair: Pair, subject: Subject): OpenTold {
  return {
    subject: title(pair, subject),
    reason: `No test suite has been chosen for ${pair.pkg.name}, so nothing can show that it works.`,
    evidence: citeTests(pair, []),
    kind: 'temporary',
    fix: `Choose the test suites that ${pair.pkg.name} has to pass, and run them.`,
    owner: 'package expert',
  };
}

function failed(pair: Pair, subject: Subject, results: readonly SuiteResult[]): OpenTold {
  const bad = results.filter(({ run }) => run !== null && run.outcome !== 'passed');
  const clauses = bad
    .map(({ suite, run }) => {
      const cases = [...(run?.failedCases ?? [])].sort(compare);
      const shown = cases.length > 3 ? [...cases.slice(0, 3), `${cases.length - 3} more`] : cases;
      const verb = run?.outcome === 'errored' ? 'broke off' : 'failed';
      return `${suite.name} ${verb} on ${day(run?.at ?? '')}${shown.length === 0 ? '' : ` (${listed(shown)})`}`;
    })
    .sort(compare);
  return {
    subject: title(pair, subject),
    reason: `${capital(listed(clauses))}, ${subject.where()}.`,
    evidence: citeTests(pair, results),
    kind: 'temporary',
    fix: `Find out why ${suiteNames(bad)} did not pass ${subject.where()}, and run again.`,
    owner: 'package expert',
  };
}

function missing(pair: Pair, subject: Subject, results: readonly SuiteResult[], runs: readonly RunFact[]): OpenTold {
  const absent = results.filter(({ run }) => run === null);
  const passedBefore = (run: RunFact): boolean => run.digest !== subject.digest && run.outcome === 'passed';
  const before = absent.filter(({ suite }) => runs.some((run) => run.suite === suite.slug && passedBefore(run)));
  const older = newest(runs, (run) => passedBefore(run) && before.some(({ suite }) => suite.slug === run.suite));
  return {
    subject: title(pair, subject),
    reason: missingReason(subject, { before, never: absent.filter((result) => !before.includes(result)), older }),
    evidence: [...citeTests(pair, results), ...(older === null ? [] : [citeRun(older)])],
    kind: 'temporary',
    fix: subject.nothingYet
      ? `Run ${suiteNames(absent)} ${subject.where()} once there is a build.`
      : `Run ${suiteNames(absent)} ${subject.where()}${subject.digest === null ? '' : ` on ${shortDigest(subject.digest)}`}.`,
    owner: 'release manager',
  };
}

interface Missing {
  /** Suites that passed, but on another build. */
  before: readonly SuiteResult[];
  never: readonly SuiteResult[];
  /** Their newest run. */
  older: RunFact | null;
}

function missingReason(subject: Subject, { before, never, older }: Missing): string {
  if (subject.nothingYet) return 'There is no build to test yet.';
  const are = never.length === 1 ? 'is' : 'are';
  if (older === null)
    return `${capital(suiteNames(never))} ${are} expected ${subject.where()}, but no result is registered.`;
  const now = subject.digest === null ? 'what is installed is another one' : `in use is ${shortDigest(subject.digest)}`;
  const moved =
    subject.tagMovedAt === null
      ? `another build only: ${now}`
      : `an older build only: tag moved on ${day(subject.tagMovedAt)}`;
  const tested = older.digest === null ? 'an installation without a digest' : shortDigest(older.digest);
  const rest = never.length === 0 ? '' : ` Of ${suiteNames(never)} no result is registered.`;
  return `${capital(suiteNames(before))} passed on ${moved}, tested build was ${tested}.${rest}`;
}

/** Did an expert declare the output valid? Source: readiness rules, level `validated`. */
export function checkSignOff(pair: Pair, subject: Subject): Finding {
  const found = subject.nothingYet ? null : newestSignOff(pair, subject.digest);
  const list = () => cite(`package:${pair.pkg.slug}/sign-offs`, `Sign-offs of ${pair.pkg.name}`);
  const about = () => `Sign-off of ${pair.pkg.name}`;
  if (found) {
    return passing('sign-off', () => ({
      subject: about(),
      reason: `${found.by} signed off the output on ${day(found.at)}.`,
      evidence: [cite(signOffRef(found), `Signed off by ${found.by}`), list()],
    }));
  }
  const what = () => (subject.digest === null ? pair.pkg.name : shortDigest(subject.digest));
  return open(pair, 'sign-off', 'todo', `sign-off:${pair.pkg.slug}`, () => ({
    subject: about(),
    reason: subject.nothingYet
      ? 'There is no build to sign off yet.'
      : `No expert has signed off what ${what()} produces ${subject.where()}.`,
    evidence: [list()],
    kind: 'temporary',
    fix: `Check the output of ${pair.pkg.name} and sign it off.`,
    owner: 'package expert',
  }));
}

function newestSignOff(pair: Pair, digest: string | null): SignOffFact | null {
  let best: SignOffFact | null = null;
  for (const signOff of pair.pkg.signOffs) {
    if (signOff.digest !== digest || (signOff.site !== null && signOff.site !== pair.site.slug)) continue;
    if (best === null || isLater(signOff, best)) best = signOff;
  }
  return best;
}

const isLater = (a: SignOffFact, b: SignOffFact): boolean =>
  (compare(a.at, b.at) || compare(a.by, b.by) || compare(a.site ?? '', b.site ?? '')) > 0;
