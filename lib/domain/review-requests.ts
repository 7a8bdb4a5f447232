import { type Called, peopleNamed, peopleToAsk } from './called.ts';
import type { ReviewState } from './vocabulary.ts';

/** Somebody whom the sources name, and the account of that person where an admin has joined the two. */
export interface Asked extends Called {
  id: number;
  userId: number | null;
}

/** A stored request: open, or answered by somebody. Instants are ISO texts. */
export interface StoredRequest {
  id: number;
  field: string;
  personId: number | null;
  text: string;
  askedBy: string | null;
  since: string;
  answer: 'still_true' | 'changed' | 'not_me' | null;
  answeredById: number | null;
  answeredAt: string | null;
}

/** What requests about one entry are worked out from. */
export interface Questions {
  review: {
    state: ReviewState;
    by: string;
    /** When this was written here; answers from before count for nothing. */
    since: string;
    /** The day that its source is of. */
    on: string;
  };
  /** The day of the last look at the entry, when that is longer ago than its interval; else null. */
  overdue: string | null;
  /** Sentences about the entry that say whom to ask. */
  sentences: readonly string[];
  stored: readonly StoredRequest[];
}

/** A request that nobody has answered yet. */
export interface OpenRequest {
  /** Null for one that the entry's own words make. */
  id: number | null;
  field: string;
  /** Null: whoever answers for the entry. */
  person: Asked | null;
  text: string;
  askedBy: string | null;
  since: string;
  /** The day to show; empty when nobody knows. */
  on: string;
  /** Who has said "not me" since it was asked. */
  declined: number[];
  /** Whether nobody asked it but the interval. */
  isOverdue: boolean;
}

/**
 * Everything that somebody is asked about one entry: requests that members made, "to be reviewed by X" of its review
 * field, that its interval is over, and "ask Y" in what is written about it. All but the first have no row until they
 * are answered (decision 17).
 */
export function openRequests(
  { review, overdue, sentences, stored }: Questions,
  people: readonly Asked[],
): OpenRequest[] {
  const declined = (field: string, since: string): number[] =>
    stored.flatMap((one) =>
      one.answer === 'not_me' && one.field === field && (one.answeredAt ?? '') >= since && one.answeredById !== null
        ? [one.answeredById]
        : [],
    );
  const open = stored
    .filter(({ answer }) => answer === null)
    .map(({ id, field, personId, text, askedBy, since }) => ({
      id,
      field,
      person: people.find((one) => one.id === personId) ?? null,
      text,
      askedBy,
      since,
      on: since.slice(0, 10),
      declined: declined(field, since),
      isOverdue: false,
    }));
  const answered = (person: Asked, since: string): boolean =>
    stored.some(
      (one) => one.answer !== null && one.field === '' && one.personId === person.id && (one.answeredAt ?? '') >= since,
    );
  const derived = (person: Asked | null, text: string, since: string): OpenRequest[] =>
    open.some((one) => one.field === '' && one.person?.id === person?.id) || (person && answered(person, since))
      ? []
      : [
          {
            id: null,
            field: '',
            person,
            text,
            askedBy: null,
            since,
            on: since.slice(0, 10),
            declined: declined('', since),
            isOverdue: false,
          },
        ];
  return [
    ...open,
    ...ofReviewField(review, people, derived).map((request) => ({ ...request, on: review.on })),
    ...(overdue === null || review.state === 'to_be_reviewed'
      ? []
      : derived(null, sayOverdue(overdue), overdue).map((request) => ({ ...request, isOverdue: true }))),
    ...ofSentences(sentences, people, derived),
  ];
}

/** A sentence in quotation marks; those in it become single ones. */
const quoted = (sentence: string): string => `“${sentence.replaceAll(/["“]([^"“”]*)["”]/g, '‘$1’')}”`;

const sayOverdue = (last: string): string => `Nobody has looked at it since ${last}.`;

/** The last day somebody looked, when that is more than `days` before today. */
export const overdueSince = (last: string, today: string, days: number): string | null =>
  Date.parse(today) - Date.parse(last) > days * DAY_MS ? last : null;
const DAY_MS = 86_400_000;

type Derived = (person: Asked | null, text: string, since: string) => OpenRequest[];

function ofReviewField({ state, by, since }: Questions['review'], people: readonly Asked[], derived: Derived) {
  if (state !== 'to_be_reviewed') return [];
  const text = by === '' ? 'To be reviewed.' : `To be reviewed by ${by.replace(/\.$/, '')}.`;
  const named = peopleNamed(by, people);
  return named.length === 0 ? derived(null, text, since) : named.flatMap((person) => derived(person, text, since));
}

function ofSentences(sentences: readonly string[], people: readonly Asked[], derived: Derived): OpenRequest[] {
  const asked = new Map<number, OpenRequest>();
  // The longest says most of what it is about.
  for (const sentence of sentences.toSorted((a, b) => b.length - a.length)) {
    for (const person of peopleToAsk(sentence, people)) {
      const [request] = derived(person, quoted(sentence.trim()), '');
      if (request && !asked.has(person.id)) asked.set(person.id, request);
    }
  }
  return [...asked.values()];
}

/** Whether a request waits for this person: asked by name, or as somebody who answers for the entry. */
export function isFor(
  { person, declined }: OpenRequest,
  { userId, answersFor }: { userId: number; answersFor: boolean },
): boolean {
  if (declined.includes(userId)) return false;
  if (person !== null && person.userId !== null) return person.userId === userId;
  return answersFor;
}

/** Whether nobody can answer a request: not the person asked, and none of those who answer for the entry. */
export const isNobodys = ({ person, declined }: OpenRequest, answerable: readonly number[]): boolean =>
  (person === null || person.userId === null) && answerable.every((userId) => declined.includes(userId));
