/**
 * The words of the product, in one ordered place. Database enums, zod enums, badges and help derive from these lists
 * or are proved equal to them (`vocabulary.test.ts`). Source: design document "vocabulary" and "readiness rules".
 */

/** Readiness levels, worst first. A pair is *ready* at `READY_LEVEL` or above. */
export const LEVELS = ['blocked', 'unknown', 'possible', 'built', 'available', 'tested', 'validated'] as const;
export type Level = (typeof LEVELS)[number];
export const READY_LEVEL: Level = 'tested';

/** Position of a level in `LEVELS`, 0 (blocked) to 6 (validated). */
export function levelRank(level: Level): number {
  return LEVELS.indexOf(level);
}

/** The worst of some levels, or `null` for none. */
export function worstLevel(levels: readonly Level[]): Level | null {
  return levels.reduce<Level | null>(
    (worst, level) => (worst === null || levelRank(level) < levelRank(worst) ? level : worst),
    null,
  );
}

export const isReady = (level: Level): boolean => levelRank(level) >= levelRank(READY_LEVEL);

/** One state of a vocabulary as people meet it: a word, a sentence, what to do, and a colour token (never alone). */
export interface Term {
  label: string;
  says: string;
  todo: string;
  tone: Tone;
}
export const TONES = ['bad', 'unknown', 'idle', 'progress', 'good', 'strong', 'warn'] as const;
export type Tone = (typeof TONES)[number];

export const LEVEL_TERMS: Record<Level, Term> = {
  blocked: {
    label: 'Blocked',
    says: 'It cannot run there unless something changes.',
    todo: 'Read the failed check of each route and lift the cheapest one.',
    tone: 'bad',
  },
  unknown: {
    label: 'Unknown',
    says: 'Nobody has said whether it can run there.',
    todo: 'Ask the person named beside the open check, and record the answer.',
    tone: 'unknown',
  },
  possible: {
    label: 'Possible',
    says: 'Nothing stands in the way; work is left.',
    todo: 'Build the image, or do the first step listed.',
    tone: 'idle',
  },
  built: {
    label: 'Built',
    says: 'An image was built that holds the package on a platform it runs on.',
    todo: 'Publish the image on a channel that this site uses.',
    tone: 'progress',
  },
  available: {
    label: 'Available',
    says: 'You can start it there.',
    todo: 'Run the required test suites at this site.',
    tone: 'progress',
  },
  tested: {
    label: 'Tested',
    says: 'It works there: every required suite passed on the build in use.',
    todo: 'Ask an expert to sign off the output.',
    tone: 'good',
  },
  validated: {
    label: 'Validated',
    says: 'An expert signed off its output. Use it for science.',
    todo: 'Nothing; watch for new builds.',
    tone: 'strong',
  },
};

/** How sure we are that a package builds or runs on a platform. */
export const SUPPORTS = ['supported', 'works', 'doubtful', 'broken', 'unknown'] as const;
export type Support = (typeof SUPPORTS)[number];

export const PHASES = ['build', 'run'] as const;
export type Phase = (typeof PHASES)[number];

/** Value of the wiki's "Upgradable?" cell. `with_work`: possible, at a cost that nobody has agreed to pay. */
export const UPGRADABLES = [
  'yes',
  'likely',
  'with_work',
  'conditional',
  'unlikely',
  'no',
  'na',
  'doubtful',
  'unknown',
] as const;
export type Upgradable = (typeof UPGRADABLES)[number];

/** Value of the wiki's "Existing VM" and "Existing container" cells. `attributed`: a person is named, nothing else. */
export const EXISTENCES = ['yes', 'attributed', 'no', 'na', 'doubtful', 'unknown'] as const;
export type Existence = (typeof EXISTENCES)[number];

export const STRATEGIES = ['undecided', 'maintain', 'vm', 'container', 'retire'] as const;
export type Strategy = (typeof STRATEGIES)[number];

export const DEPENDENCY_KINDS = ['package', 'library', 'tool', 'service', 'data', 'filesystem', 'licence'] as const;
export type DependencyKind = (typeof DEPENDENCY_KINDS)[number];

/** State of a platform on a site's nodes. */
export const NODE_STATES = ['current', 'planned', 'retiring'] as const;
export type NodeState = (typeof NODE_STATES)[number];
export const SHARES = ['all', 'most', 'some', 'few', 'unknown'] as const;
export type Share = (typeof SHARES)[number];

/** State of a file system, a service or a mount at a site. */
export const OFFER_STATES = ['available', 'phasing_out', 'planned', 'none', 'unknown'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

export const VM_OFFERS = ['production', 'not_for_production', 'never', 'unknown'] as const;
export type VmOffer = (typeof VM_OFFERS)[number];

export const RUNTIME_STATES = ['production', 'testing', 'planned', 'refused', 'unknown'] as const;
export type RuntimeState = (typeof RUNTIME_STATES)[number];

export const TRISTATES = ['yes', 'no', 'unknown'] as const;
export type Tristate = (typeof TRISTATES)[number];

export const FLAVOURS = ['uber', 'lightweight', 'runtime', 'developer', 'unknown'] as const;
export type Flavour = (typeof FLAVOURS)[number];

export const BUILD_STATES = ['queued', 'building', 'succeeded', 'failed'] as const;
export type BuildState = (typeof BUILD_STATES)[number];

export const CHANNELS = ['registry', 'cvmfs', 'sif'] as const;
export type Channel = (typeof CHANNELS)[number];
/** `confirmed`: somebody or a probe has seen it at the site; `declared`: only the publisher says so. */
export const PUBLICATION_STATES = ['pending', 'declared', 'confirmed', 'withdrawn'] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

export const SUITE_KINDS = ['smoke', 'functional', 'scaling', 'science_validation'] as const;
export type SuiteKind = (typeof SUITE_KINDS)[number];
export const RUN_OUTCOMES = ['passed', 'failed', 'errored', 'skipped'] as const;
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

export const TASK_STATES = ['open', 'in_progress', 'blocked', 'done', 'abandoned'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** How a question stands: nobody has answered it, somebody has, or a decision on it was accepted. */
export const QUESTION_STANDINGS = ['open', 'answered', 'decided'] as const;
export type QuestionStanding = (typeof QUESTION_STANDINGS)[number];

export const DECISION_STATES = ['proposed', 'accepted', 'superseded'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** How sure the person was who stated a claim. */
export const CERTAINTIES = ['certain', 'likely', 'doubtful', 'hearsay', 'unknown'] as const;
export type Certainty = (typeof CERTAINTIES)[number];
/** `open`: stands beside others; `current`: the fact in use; `superseded`: a later statement replaced it; `rejected`: an expert settled against it. */
export const CLAIM_STATES = ['open', 'current', 'superseded', 'rejected'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

export const REVIEW_STATES = ['to_be_reviewed', 'reviewed', 'not_requested'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** Whether statements on an entry contradict each other and nobody has settled which holds. */
export const CONFLICTS = ['yes', 'no'] as const;
export type Conflict = (typeof CONFLICTS)[number];
export const CONFLICT_WORDS: Readonly<Record<Conflict, string>> = { yes: 'contradicted', no: 'not contradicted' };

/** Every kind of entry that has an address, a version, claims and a history. */
export const ENTRY_KINDS = [
  'package',
  'platform',
  'site',
  'dependency',
  'runtime',
  'image',
  'use_case',
  'task',
  'question',
  'note',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const CHECK_STATES = ['pass', 'todo', 'fail', 'unknown', 'n/a'] as const;
export type CheckState = (typeof CHECK_STATES)[number];
export const CHECK_OWNERS = ['package expert', 'site contact', 'release manager'] as const;
export type CheckOwner = (typeof CHECK_OWNERS)[number];

/** Short human words for the remaining states, for badges and cells. */
export const WORDS: Record<string, string> = {
  vm: 'VM',
  with_work: 'with much work',
  na: 'not applicable',
  not_for_production: 'not for production',
  phasing_out: 'phasing out',
  to_be_reviewed: 'to be reviewed',
  not_requested: 'no review requested',
  in_progress: 'in progress',
  science_validation: 'science validation',
  use_case: 'use case',
  few: 'a few',
};
/** The word for a vocabulary value as a reader should see it ("phasing_out" → "phasing out"). */
export function word(value: string): string {
  return WORDS[value] ?? value.replaceAll('_', ' ');
}
