import type { EntryKind } from './vocabulary.ts';

/** Kinds of entry that people comment on and watch: those with a page of their own to speak on. */
export const TALK_KINDS = ['package', 'site', 'image', 'task', 'question'] as const satisfies readonly EntryKind[];
export type TalkKind = (typeof TALK_KINDS)[number];

/** An entry that can be spoken of. */
export interface TalkSubject {
  kind: TalkKind;
  slug: string;
}

/** How long a comment may be. */
export const COMMENT_MAX = 20_000;
/** People whom one comment may mention. */
export const MENTIONS_AT_MOST = 20;
/** Entries of one change set that are told of one by one; more are told of together. */
export const CHANGES_ONE_BY_ONE = 5;

/** The page of an entry; a task's is found by its number. */
export function pathOf(kind: TalkKind, address: string | number): string {
  const places = {
    package: 'packages',
    site: 'sites',
    image: 'images',
    task: 'tasks',
    question: 'questions',
  } as const;
  return `/${places[kind]}/${address}`;
}
/** Where on its entry's page a comment stands. */
export const anchorOf = (commentId: number): string => `comment-${commentId}`;

/** How often mail tells of what is in an inbox. */
export const DIGESTS = ['none', 'daily', 'weekly'] as const;
export type Digest = (typeof DIGESTS)[number];
export const DIGEST_WORDS: Readonly<Record<Digest, string>> = {
  none: 'No mail',
  daily: 'Once a day',
  weekly: 'Once a week, on Mondays',
};

const DAY = 86_400_000;

/** When the day or week (from Monday) that an instant lies in began, in UTC. */
export function periodStart(digest: Exclude<Digest, 'none'>, now: Date): Date {
  const day = Math.floor(now.getTime() / DAY);
  // The first of January 1970 was a Thursday.
  return new Date((digest === 'daily' ? day : day - ((day + 3) % 7)) * DAY);
}
