import type { CheckOwner, CheckState } from '../vocabulary.ts';
import type { NeedFact, PackageFacts, RuleSettings, RunFact, SiteFacts } from './facts.ts';
import type { Caution, CautionId, CheckKind, Evidence } from './verdict.ts';

/** Action keys taken as done, for ranking blockers. */
export type Forced = ReadonlySet<string>;

/** A site that something is asked of. */
export interface AtSite {
  readonly site: SiteFacts;
  /** Null for a real verdict. */
  readonly forced: Forced | null;
}

/** Who needs something of a site: a package, or a step of a use case. */
export interface Asker {
  readonly name: string;
  readonly needs: readonly NeedFact[];
  /** Evidence ref of the list of needs. */
  readonly ref: string;
}

/** One package at one site, with what every check needs at hand. */
export interface Pair extends AtSite {
  readonly pkg: PackageFacts;
  readonly settings: RuleSettings;
  readonly asOf: string;
  /** The day of `asOf` as a number; NaN for an odd one, which is after and before nothing. */
  readonly today: number;
  /** The package's runs at this site. */
  readonly runs: readonly RunFact[];
  readonly asker: Asker;
}

/** The sentences of a check that passes or does not apply. */
export interface Told {
  subject: string;
  reason: string;
  evidence: Evidence[];
}

/** The sentences of a check that does not pass: also what kind of obstacle, what to do, and who. */
export interface OpenTold extends Told {
  kind: CheckKind;
  fix: string;
  owner: CheckOwner;
}

export interface Note {
  readonly id: CautionId;
  readonly tell: () => Omit<Caution, 'id'>;
}

/**
 * The outcome of one check. The state is known at once; sentences are closures over the very facts that decided it, so
 * that a bulk rebuild pays nothing for words and words cannot disagree with the state.
 */
export type Finding =
  | {
      readonly id: string;
      readonly state: 'pass' | 'n/a';
      readonly key: null;
      readonly notes: readonly Note[];
      readonly tell: () => Told;
    }
  | {
      readonly id: string;
      readonly state: OpenState;
      readonly key: string;
      readonly notes: readonly Note[];
      readonly tell: () => OpenTold;
    };
export type OpenState = Exclude<CheckState, 'pass' | 'n/a'>;

export const NO_NOTES: readonly Note[] = [];
/** The notes and one more, if there is one; most checks have none, and share one empty list. */
export const plus = (notes: readonly Note[], note: Note | null): readonly Note[] =>
  note === null ? notes : [...notes, note];

export const passing = (id: string, tell: () => Told, notes: readonly Note[] = NO_NOTES): Finding => ({
  id,
  state: 'pass',
  key: null,
  notes,
  tell,
});

export const notApplicable = (id: string, tell: () => Told): Finding => ({
  id,
  state: 'n/a',
  key: null,
  notes: NO_NOTES,
  tell,
});

/** A check that does not pass, unless its action is taken as done. */
export function open(
  { forced }: Pick<AtSite, 'forced'>,
  id: string,
  state: OpenState,
  key: string,
  tell: () => OpenTold,
  notes: readonly Note[] = NO_NOTES,
): Finding {
  if (forced?.has(key)) return passing(id, () => takenAsDone(tell()), notes);
  return { id, state, key, notes, tell };
}

function takenAsDone(told: OpenTold): Told {
  return { subject: told.subject, reason: `Taken as done: ${told.fix}`, evidence: told.evidence };
}

export const isOpen = (finding: Finding): boolean => finding.key !== null;

const OPEN_ORDER = { fail: 0, unknown: 1, todo: 2 } as const;
/** Worst first: fail, unknown, todo. */
export const worse = (a: OpenState, b: OpenState): number => OPEN_ORDER[a] - OPEN_ORDER[b];
