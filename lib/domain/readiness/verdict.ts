import type { CheckOwner, CheckState, Level, Tristate } from '../vocabulary.ts';

/** Version of the rules; stored with every projection, raised whenever a verdict could differ. */
export const RULE_SET = '2026.11';

export type CheckKind = 'permanent' | 'temporary' | 'needs_approval' | `waiting_on ${string}`;

/** A link to what a check rests on. `ref` is a fact path such as `site:slac/runtime:docker`; grammar in `refs.ts`. */
export interface Evidence {
  ref: string;
  label: string;
}

export interface Check {
  /** `platform`, `runtime`, `base` …; unique within its route. */
  id: string;
  /** What the check is about, in words: "Docker at SLAC". */
  subject: string;
  state: CheckState;
  /** Of anything not passing; null for pass and n/a. */
  kind: CheckKind | null;
  reason: string;
  /** Imperative; empty for pass and n/a. */
  fix: string;
  owner: CheckOwner | null;
  evidence: Evidence[];
  /** Key of the action that would make it pass (`build-image:glastrelease`), null for pass and n/a. */
  actionKey: string | null;
}

export interface Route {
  /** `native`, `vm`, `container:docker`; `container` when the site has said nothing about runtimes. */
  name: string;
  level: Level;
  checks: Check[];
}

/** Caution ids in the order of their bits in a packed evaluation. */
export const CAUTIONS = [
  'end-of-life',
  'phasing-out',
  'runtime-testing',
  'few-nodes',
  'conflict',
  'old-review',
  'large-image',
  'vsyscall',
] as const;
export type CautionId = (typeof CAUTIONS)[number];

export interface Caution {
  id: CautionId;
  text: string;
  evidence: Evidence[];
}

export interface Verdict {
  package: string;
  site: string;
  level: Level;
  runsToday: { answer: Tristate; how: string };
  /** Name of the best route. */
  route: string;
  targeted: boolean;
  ruleSet: string;
  asOf: string;
  cautions: Caution[];
  /** The first thing to do on the best route; null when validated. */
  nextAction: { key: string; text: string; owner: CheckOwner } | null;
  /** What the verdict as a whole rests on beside its checks and cautions: strategy, targets, the images compared. */
  evidence: Evidence[];
  /** Best first. */
  routes: Route[];
}
