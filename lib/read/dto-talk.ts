import type { Block } from '#lib/contracts/markdown/tree.ts';
import type { TalkKind } from '../domain/talk.ts';

/** One comment as its reader sees it. */
export interface CommentDto {
  id: number;
  by: string;
  at: string;
  editedAt: string | null;
  version: number;
  /** What it says; nothing once it is taken back or hidden. */
  says: Block[];
  /** Who took its text away; null while it is there. */
  hidden: { by: string; own: boolean } | null;
  /** Its text as it was typed, for its author to edit; null for everybody else. */
  source: string | null;
  /** Whether the reader may take it back or hide it. */
  mayHide: boolean;
}

/** A comment and what was answered, oldest first. */
export interface ThreadDto extends CommentDto {
  replies: CommentDto[];
  resolved: { by: string; at: string } | null;
  /** Whether the reader may resolve and reopen it. */
  mayResolve: boolean;
}

/** Everything said of one entry. */
export interface TalkDto {
  /** Newest first. */
  threads: ThreadDto[];
  /** Threads that are too old to be on the page. */
  omitted: number;
  /** Names of those who are mentioned, by their handles. */
  names: Record<string, string>;
}

/** What a reader who signed in needs for speaking. */
export interface SpeakerDto {
  watching: boolean;
  /** Whom one can mention. */
  people: { handle: string; name: string }[];
}

/** A line of an inbox. */
export interface InboxItemDto {
  id: number;
  kind: string;
  text: string;
  href: string;
  at: string;
  read: boolean;
}

/** A page of somebody's inbox, newest first. */
export interface InboxDto {
  items: InboxItemDto[];
  unread: number;
  /** The item after which the next page begins; null on the last. */
  next: number | null;
}

/** An entry that somebody watches. */
export interface WatchedDto {
  kind: TalkKind;
  slug: string;
  name: string;
  path: string;
}
