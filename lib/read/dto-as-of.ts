import type { ApiPastTask } from '../contracts/api/as-of.ts';
import type { EntryKind, Level, TaskState } from '../domain/vocabulary.ts';
import type { ChangeHead } from './change-rows.ts';
import type { PackageRowDto, SiteRowDto } from './dto.ts';
import type { EntryRefDto } from './dto-task.ts';

/** A page of a list as it was at the end of a day. */
export interface PastListDto<Row> {
  day: string;
  items: Row[];
  total: number;
  /** Position of the first item. */
  start: number;
  nextCursor: string | null;
}

export interface PastPackagesDto extends PastListDto<PackageRowDto> {
  /** The columns of readiness, in order. */
  sites: { slug: string; name: string }[];
}

/** A farm of then. The sum over its packages is left out where there were too many pairs to judge for one page. */
export type PastSiteDto = Omit<SiteRowDto, 'rollUp'> & { rollUp: SiteRowDto['rollUp'] | null };

export type PastTaskDto = ApiPastTask;

/** Where a day lies among the changes. */
export interface PastDayDto {
  day: string;
  /** Days of the change before the day and after it. */
  previous: string | null;
  next: string | null;
  /** The last change until then. */
  last: { id: number; at: string; why: string; source: string | null } | null;
}

/** What one entry was on the first day and is on the last: the net effect, not every step. */
export interface EntryDifferenceDto extends EntryRefDto {
  became: 'created' | 'changed' | 'trashed' | 'restored';
  changes: { path: string; from: unknown; to: unknown }[];
}

export interface LevelDifferenceDto {
  package: { slug: string; name: string };
  site: { slug: string; name: string };
  from: Level;
  to: Level;
}

/** What is different between the ends of two days. */
export interface DifferenceDto {
  from: string;
  to: string;
  entries: EntryDifferenceDto[];
  /** Entries that were touched and not looked at, because there were too many. */
  unread: number;
  tasks: { opened: EntryRefDto[]; closed: (EntryRefDto & { state: TaskState })[] };
  decisions: { question: EntryRefDto; text: string; by: string; on: string | null }[];
  /** Pairs whose level rose or fell, of all pairs or of the packages that changed; null where there were too many. */
  readiness: { of: 'all' | 'changed'; levels: LevelDifferenceDto[] } | null;
  /** The changes between, newest first, at most some. */
  changeSets: ChangeHead[];
  changeTotal: number;
  /** Names of what the changes speak of, by "kind slug" and by slug. */
  names: ReadonlyMap<string, string>;
}

/** Two revisions of an entry held against each other. */
export interface ComparisonDto {
  from: number;
  to: number;
  changes: { path: string; from: unknown; to: unknown }[];
  names: ReadonlyMap<string, string>;
}

/** One revision of an entry, or the part of it that is about some fields. */
export interface HistoryRevisionDto {
  version: number;
  action: string;
  at: string;
  recordedAt: string;
  actor: string;
  by: string | null;
  change: number;
  why: string;
  source: { slug: string; title: string } | null;
  changes: { path: string; from: unknown; to: unknown }[];
  statements: { path: string; raw: string; by: string | null; state: string }[];
}

export interface EntryHistoryDto {
  kind: EntryKind;
  slug: string;
  name: string;
  number: number | null;
  version: number;
  trashed: boolean;
  /** Revisions that touch the fields asked for, newest first, and how many in all. */
  revisions: HistoryRevisionDto[];
  total: number;
  /** The version that the next page begins below; null on the last. */
  next: number | null;
  names: ReadonlyMap<string, string>;
}
