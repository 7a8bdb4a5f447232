import type { Conflict, Strings } from '#lib/contracts/edit/editors.ts';

/** What a form of an entry shows: everything typed so far, and what stands in the way of storing it. */
export interface EditState {
  /** The version that the edit was begun at. */
  version: number;
  /** The version that somebody else saved meanwhile; null while nobody has. */
  latest: number | null;
  values: Strings;
  why: string;
  problem: string | null;
  faults: { label: string; detail: string }[];
  conflicts: Conflict[];
}
