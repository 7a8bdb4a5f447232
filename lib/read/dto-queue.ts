import type { EntryKind, TaskState } from '../domain/vocabulary.ts';
import type { RequestDto } from './dto-care.ts';

/** An entry as a queue names it. */
export interface QueueEntryDto {
  kind: EntryKind;
  slug: string;
  name: string;
  /** Number of a task, which is its address; null for other kinds. */
  number: number | null;
  version: number;
}

export interface QueueRequestDto extends RequestDto {
  entry: QueueEntryDto;
}

/** Fields of one entry that statements contradict. */
export interface QueueConflictDto {
  entry: QueueEntryDto;
  fields: string[];
  /** Names of the entries that fields are about, by slug. */
  names: Record<string, string>;
}

/** An entry that nobody has looked at within its interval. */
export interface QueueOverdueDto {
  entry: QueueEntryDto;
  /** Day of the last review, else of the last change. */
  last: string;
  reviewed: boolean;
  days: number;
}

export interface QueueTaskDto {
  number: number;
  name: string;
  state: TaskState;
  dueOn: string | null;
}

/** What waits for somebody. Lists are cut at `QUEUE_SHOWN`; `more` says that there is more than is shown. */
export interface QueueDto {
  requests: QueueRequestDto[];
  conflicts: QueueConflictDto[];
  overdue: QueueOverdueDto[];
  tasks: QueueTaskDto[];
  more: boolean;
  total: number;
}

/** What nobody can answer, for those who keep the catalogue. */
export type OrphansDto = Omit<QueueDto, 'tasks' | 'overdue'>;
