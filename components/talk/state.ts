import type { Block } from '#lib/contracts/markdown/tree.ts';
import type { TalkSubject } from '#lib/domain/talk.ts';

/** What a form for a comment shows: everything typed so far, how it would look, and what stands in the way. */
export interface SayState {
  body: string;
  /** Whom to mention, as long as it is not in the text. */
  mention: string;
  /** The version that is edited; 0 for something new. */
  version: number;
  preview: { says: Block[]; names: Record<string, string> } | null;
  problem: string | null;
  /** What the comment says now, when it was saved somewhere else meanwhile. */
  theirs: string | null;
}

/** What a form is for. */
export interface SayWhat {
  subject: TalkSubject;
  /** The comment that is answered; null for a new thread. */
  replyTo: number | null;
  /** The comment that is edited; null for a new one. */
  edit: number | null;
  /** The page the form stands on. */
  path: string;
}

export const UNSAID: SayState = { body: '', mention: '', version: 0, preview: null, problem: null, theirs: null };
