import type { EntryKind } from '../domain/vocabulary.ts';
import type { RevisionDto } from './dto.ts';

/** An entry in the trash: since when, by whom and why. */
export interface TrashedDto {
  kind: EntryKind;
  slug: string;
  name: string;
  version: number;
  /** A task's number. */
  number: number | null;
  at: string;
  /** Name of the person, else how the history calls who did it. */
  by: string;
  why: string;
}

/** The same with its history. */
export interface TrashedDetailDto extends TrashedDto {
  history: RevisionDto[];
}

/** An entry that another refers to, or that refers to another. */
export interface ReferenceDto {
  kind: EntryKind;
  slug: string;
  name: string;
  number: number | null;
}

/** What somebody should know who is about to put an entry into the trash. */
export interface TrashableDto {
  kind: EntryKind;
  slug: string;
  name: string;
  version: number;
  number: number | null;
  /** What cannot do without it: while there is any, it stays. */
  hard: ReferenceDto[];
  /** What merely mentions it. */
  soft: ReferenceDto[];
  /** How many fields, statements and remarks go out of sight with it. */
  fields: number;
  statements: number;
  remarks: number;
}
