import type { Dialect } from '#lib/contracts/ingest/report.ts';
import type { CaseState } from '#lib/domain/test-states.ts';
import type { RunOutcome, SuiteKind } from '#lib/domain/vocabulary.ts';

interface Named {
  slug: string;
  name: string;
}

/** One run as lists show it. */
export interface TestRunRowDto {
  id: number;
  suite: string;
  package: string | null;
  image: string | null;
  digest: string | null;
  site: string;
  runtime: string | null;
  platform: string | null;
  how: 'native' | 'vm' | 'container';
  outcome: RunOutcome;
  at: string;
  durationMs: number | null;
  counts: { total: number; passed: number; failed: number; skipped: number; errored: number };
  flags: string[];
  dialect: Dialect | '';
  ciUrl: string;
  by: string;
}
export interface TestRunListDto {
  items: TestRunRowDto[];
  nextCursor: string | null;
  total: number;
}

/** The run from which on something fails. */
export interface SinceDto {
  run: number;
  digest: string | null;
  at: string;
}

/** A case of a run, and how it stands after it. */
export interface TestCaseDto {
  name: string;
  classname: string;
  outcome: RunOutcome | null;
  state: CaseState;
  durationMs: number | null;
  message: string;
  flaky: boolean;
  attachments: string[];
  /** Of a failure: the run it fails from on, and whether the one before passed. */
  since: SinceDto | null;
  isNew: boolean;
  /** Of a case that failed or was flaky: how it came out in the last runs at this place, this one first. */
  recent: RunOutcome[];
  known: KnownIssueDto | null;
}
export interface KnownIssueDto {
  id: number;
  caseName: string;
  title: string;
  url: string;
  by: string;
  at: string;
  closedAt: string | null;
}
export interface SignOffDto {
  id: number;
  package: Named;
  by: string;
  at: string;
  note: string;
  revokedAt: string | null;
}

/** A run of the same suite at the same place. */
export interface RunStepDto {
  id: number;
  outcome: RunOutcome;
  at: string;
  digest: string | null;
  counts: { total: number; failed: number; skipped: number };
}

/** One run with its cases, failing ones first. */
export interface TestRunDto extends TestRunRowDto {
  names: { suite: string; site: string; runtime: string | null; platform: string | null; image: string | null };
  suiteKind: SuiteKind;
  properties: Record<string, string>;
  /** The build is not the one that the image's tag points at now. */
  isStale: boolean;
  /** A newer run of the suite at the same place; null when this is the newest. */
  newer: number | null;
  /** When it failed: from which run on runs at this place fail, and whether the one before that passed. */
  since: SinceDto | null;
  isNew: boolean;
  /** Runs of the suite at the same place around this one, itself among them, newest first. */
  history: RunStepDto[];
  cases: TestCaseDto[];
  /** How many cases there are, missing ones among them. */
  casesTotal: number;
  /** Packages that the run is about. */
  packages: Named[];
  /** Cases that the suite is expected to report. */
  expected: string[];
  issues: KnownIssueDto[];
  signOffs: SignOffDto[];
}

/** The newest run of a suite at a place, as a cell of the grid tells it. */
export interface RunMarkDto {
  id: number;
  /** Name of the runtime, or `native` and `vm`. */
  runtime: string;
  state: CaseState;
  counts: { total: number; failed: number; skipped: number };
  flaky: number;
  missing: number;
  /** Failing cases that an open issue explains. */
  known: number;
  /** Names of the first failing cases. */
  first: string[];
  /** It fails, and the run before at this place passed. */
  isNew: boolean;
  /** Of a failing run: the one it fails from on, without a pass between. */
  since: SinceDto | null;
  /** How the last runs at this place came out, this one first. */
  recent: RunOutcome[];
  at: string;
  digest: string | null;
}
export interface GridCellDto {
  state: CaseState;
  /** Empty: nothing ran though it is expected. */
  runs: RunMarkDto[];
}
export interface GridRowDto {
  suite: Named;
  /** What was tested: an image's build, or a package as it is installed. */
  image: Named | null;
  package: Named | null;
  digest: string | null;
  tags: string[];
  isCurrent: boolean;
  createdAt: string | null;
  /** One per site of the grid; null where nothing ran and nothing is expected. */
  cells: (GridCellDto | null)[];
}
/** A part of the rows or of the columns: from which place on, and of how many. */
export interface GridPartDto {
  start: number;
  total: number;
}
export interface TestGridDto {
  sites: Named[];
  rows: GridRowDto[];
  /** Which of the rows, and of the sites where any of these rows has something to tell. */
  rowPart: GridPartDto;
  sitePart: GridPartDto;
  /** How many places stand how, whatever state is asked for. */
  states: Record<CaseState, number>;
  /** What can be asked for. */
  choices: { suite: Named[]; image: Named[]; package: Named[]; site: Named[] };
  /** Runs there are at all. */
  runs: number;
}
