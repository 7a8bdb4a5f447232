import type { Hindrance } from '../contracts/undo.ts';
import type { EntryKind } from '../domain/vocabulary.ts';
import type { TableDto } from './dto-table.ts';
import type { EntryRefDto } from './dto-task.ts';

/** What one change set did to one entry, in short: the paths of the fields it changed. */
export interface ChangedEntryDto extends EntryRefDto {
  /** Whether it is in the trash now. */
  trashed: boolean;
  action: string;
  version: number;
  paths: string[];
}

/** One act of one actor. Also an item of `GET /api/v1/changes`. */
export interface ChangeSetDto {
  id: number;
  /** When it took effect, and when this system learned of it. */
  at: string;
  recordedAt: string;
  actor: string;
  /** Name of the person behind it. */
  by: string | null;
  why: string;
  source: { slug: string; title: string; dateNote: string } | null;
  /** How many entries of each kind it changed; all of them, whatever is shown. */
  kinds: { kind: EntryKind; count: number }[];
  total: number;
  /** The first few, of the kinds asked for. */
  entries: ChangedEntryDto[];
}

export type ChangeListDto = TableDto<ChangeSetDto>;

/** One change set opened: what every entry was before and became, a page of entries at a time. */
export interface ChangeDetailDto extends Omit<ChangeSetDto, 'entries'> {
  entries: (Omit<ChangedEntryDto, 'paths'> & { changes: { path: string; from: unknown; to: unknown }[] })[];
  /** Where the next page of entries begins; null on the last. */
  next: number | null;
  /** Names of what the changes speak of, by "kind slug" and by slug. */
  names: ReadonlyMap<string, string>;
}

/** What stands in the way of reverting a change set, and the name of the first entry where it does. */
export interface RevertHindranceDto {
  why: Hindrance['why'] | 'many' | 'in-trash' | 'create';
  name: string;
}
