import type { EntryKind } from '../domain/vocabulary.ts';
import type { ClaimDto } from './dto.ts';

/** A claim with its number, its day and how it was settled. */
export interface StatementDto extends ClaimDto {
  id: number;
  /** The day it was said; without one, the day its source or its change is of. */
  said: string;
  settledWhy: string;
}

/** A request that nobody has answered. */
export interface RequestDto {
  /** Null for one that the entry's own words make. */
  id: number | null;
  field: string;
  /** Null: whoever answers for the entry. */
  person: { slug: string; name: string; hasAccount: boolean } | null;
  text: string;
  askedBy: string | null;
  /** Day; empty when the sources do not tell. */
  since: string;
  /** Whether it waits for who reads. */
  mine: boolean;
}

export interface AnswerDto {
  id: number;
  field: string;
  text: string;
  person: string | null;
  answer: 'still_true' | 'changed' | 'not_me';
  note: string;
  by: string | null;
  on: string;
}

/** How an entry is looked after: what is asked about it, what was answered, and when its facts are old. */
export interface CareDto {
  today: string;
  /** Days after which a fact of it should be looked at again. */
  days: number;
  /** Whether the entry has an interval of its own. */
  ownDays: boolean;
  requests: RequestDto[];
  /** Newest first. */
  answers: AnswerDto[];
}

/** An entry with all that was said of its fields. */
export interface StatementsDto {
  kind: EntryKind;
  slug: string;
  name: string;
  version: number;
  fields: Record<string, unknown>;
  claims: StatementDto[];
  care: CareDto;
  /** People of the sources, for asking one. */
  people: { slug: string; name: string }[];
  /** Other entries that fields may be about. */
  others: { kind: EntryKind; slug: string; name: string }[];
}
