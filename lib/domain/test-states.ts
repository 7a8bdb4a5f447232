import type { RunOutcome, Tone } from './vocabulary.ts';

/** How a case, or a whole suite at one place, stands. */
export const CASE_STATES = ['failing', 'missing', 'flaky', 'stale', 'skipped', 'passing'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export interface CaseTerm {
  label: string;
  says: string;
  tone: Tone;
}
export const CASE_TERMS: Readonly<Record<CaseState, CaseTerm>> = {
  failing: { label: 'Failing', says: 'The newest run failed on the build in use.', tone: 'bad' },
  missing: { label: 'Missing', says: 'It is expected here, and no run reported it.', tone: 'warn' },
  flaky: { label: 'Flaky', says: 'It passed in the end, after it had failed in the same run.', tone: 'warn' },
  stale: { label: 'Stale', says: 'It ran only on another build than the one in use now.', tone: 'unknown' },
  skipped: { label: 'Skipped', says: 'It was reported, but left out.', tone: 'idle' },
  passing: { label: 'Passing', says: 'The newest run passed on the build in use.', tone: 'good' },
};

/** What is known of one case in one run. */
export interface CaseFact {
  name: string;
  classname: string;
  outcome: RunOutcome;
  flaky: boolean;
}

/** A run of a suite at one place: one site, one way of running it. */
export interface RunFacts {
  id: number;
  /** Null for a run without a container. */
  digest: string | null;
  /** ISO instant. */
  at: string;
  cases: readonly CaseFact[];
}

/** A failure that people know of, by the name of the case. */
export interface KnownFact {
  caseName: string;
  title: string;
}

export interface SuiteAtPlace {
  /** All runs, in any order. */
  runs: readonly RunFacts[];
  /** Digest in use now; null where nothing but what is installed there can be tested. */
  currentDigest: string | null;
  /** Names of cases that the suite has to report. */
  expected: readonly string[];
  known: readonly KnownFact[];
}

export interface CaseStanding {
  name: string;
  state: CaseState;
  /** What it was in the newest run; null when that run did not report it. */
  outcome: RunOutcome | null;
  /** Of a failure: the run it has failed from on without a pass between. */
  since: { run: number; digest: string | null; at: string } | null;
  /** The run before that one passed it, so that this build broke it. */
  isNew: boolean;
  /** Title of the issue that explains the failure. */
  known: string | null;
}

/** The name of a case as people write it: with its class where it has one. */
export const caseKey = ({ name, classname }: Pick<CaseFact, 'name' | 'classname'>): string =>
  classname === '' ? name : `${classname}::${name}`;

/** Whether a name that a person gave means a case: its whole name or the part after the class. */
export const isNamed = (given: string, one: Pick<CaseFact, 'name' | 'classname'>): boolean =>
  given === one.name || given === caseKey(one);

const didFail = (outcome: RunOutcome): boolean => outcome === 'failed' || outcome === 'errored';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Newest first; the number settles runs of one instant. */
const inOrder = (runs: readonly RunFacts[]): RunFacts[] => [...runs].sort((a, b) => compare(b.at, a.at) || b.id - a.id);

/** Bad before good: of a case that a run reports twice, the worse counts. */
const WEIGHT: Readonly<Record<RunOutcome, number>> = { failed: 3, errored: 3, passed: 2, skipped: 1 };

function byKey(cases: readonly CaseFact[]): Map<string, CaseFact> {
  const found = new Map<string, CaseFact>();
  for (const one of cases) {
    const key = caseKey(one);
    const other = found.get(key);
    if (other === undefined || WEIGHT[one.outcome] > WEIGHT[other.outcome]) {
      found.set(key, other?.flaky ? { ...one, flaky: true } : one);
    } else if (one.flaky) found.set(key, { ...other, flaky: true });
  }
  return found;
}

/**
 * How each case of a suite stands at one place: what the newest run says of it on the build in use, since when it fails,
 * whether anybody knows why, and which expected ones no run has reported. In the order of the report, missing ones last.
 */
export function caseStandings({ runs, currentDigest, expected, known }: SuiteAtPlace): CaseStanding[] {
  const [newest, ...older] = inOrder(runs).map((run) => ({ run, cases: byKey(run.cases) }));
  const isStale = newest !== undefined && currentDigest !== null && newest.run.digest !== currentDigest;
  const reported = newest === undefined ? [] : [...newest.cases];
  const standings = reported.map(([name, one]): CaseStanding => {
    if (!didFail(one.outcome)) {
      const state = isStale ? 'stale' : one.outcome === 'skipped' ? 'skipped' : one.flaky ? 'flaky' : 'passing';
      return { name, state, outcome: one.outcome, since: null, isNew: false, known: null };
    }
    let first = (newest as Seen).run;
    let isNew = false;
    for (const { run, cases } of older) {
      const before = cases.get(name)?.outcome;
      // A run that left it out says nothing of when it broke.
      if (before === undefined || before === 'skipped') continue;
      isNew = before === 'passed' && first === newest?.run;
      if (before === 'passed') break;
      first = run;
    }
    const issue = known.find(({ caseName }) => isNamed(caseName, one));
    return {
      name,
      state: isStale ? 'stale' : 'failing',
      outcome: one.outcome,
      since: { run: first.id, digest: first.digest, at: first.at },
      isNew,
      known: issue?.title ?? null,
    };
  });
  const missing = new Set(expected.filter((name) => !reported.some(([, one]) => isNamed(name, one))));
  return [...standings, ...[...missing].map(missed)];
}

interface Seen {
  run: RunFacts;
  cases: Map<string, CaseFact>;
}

const missed = (name: string): CaseStanding => ({
  name,
  state: 'missing',
  outcome: null,
  since: null,
  isNew: false,
  known: null,
});

/** What is known of a suite at one place without its cases: enough for a cell of the grid. */
export interface PlaceFacts {
  /** The newest run; null when there is none. */
  run: { digest: string | null; outcome: RunOutcome; flaky: number; missing: number } | null;
  currentDigest: string | null;
  /** Somebody waits for this suite here. */
  isExpected: boolean;
}

/** How a suite stands at one place; null where nothing ran and nothing is expected. */
export function placeState({ run, currentDigest, isExpected }: PlaceFacts): CaseState | null {
  if (run === null) return isExpected ? 'missing' : null;
  if (currentDigest !== null && run.digest !== currentDigest) return 'stale';
  if (didFail(run.outcome)) return 'failing';
  if (run.missing > 0) return 'missing';
  if (run.outcome === 'skipped') return 'skipped';
  return run.flaky > 0 ? 'flaky' : 'passing';
}
