import type { CheckState, EntryKind, TaskState } from '../domain/vocabulary.ts';
import type { ClaimDto, RemarkDto, RevisionDto, TaskRowDto } from './dto.ts';
import type { CareDto } from './dto-care.ts';
import type { TableDto } from './dto-table.ts';

/** An entry that another one points at; a task is addressed by its number. */
export interface EntryRefDto {
  kind: EntryKind;
  slug: string;
  name: string;
  number: number | null;
}

/** An action of readiness that a task serves, with what the rules say of it now. */
export interface TaskActionDto {
  /** `build-image:glastrelease`. */
  key: string;
  text: string;
  /** `open`: a check still asks for it; `passes`; `not_asked`: something else comes first, or nothing asks. */
  is: 'open' | 'passes' | 'not_asked';
  /** The worst state of the checks that ask for it; null unless open. */
  check: CheckState | null;
  reason: string;
  /** Pairs whose checks ask for it, of those tried; `cut` when there were more than could be tried. */
  pairs: number;
  cut: boolean;
  example: { package: string; site: string } | null;
}

/** A line of the task list; also an item of `GET /api/v1/tasks`. */
export interface TaskItemDto extends TaskRowDto {
  /** Place in the order of priority, lowest first. */
  position: number;
  owner: string | null;
  dueOn: string | null;
  closedOn: string | null;
  about: EntryRefDto[];
  actions: TaskActionDto[];
  waitsFor: TaskRowDto[];
  /** Marked as done, although a check it serves is still open. */
  contradicted: boolean;
  version: number;
  updatedAt: string;
}

export interface TaskListDto extends TableDto<TaskItemDto> {
  /** All living tasks by state, whatever the filters. */
  progress: Record<TaskState, number>;
}

export interface TaskDto extends TaskItemDto {
  body: string;
  parent: TaskRowDto | null;
  subTasks: TaskRowDto[];
  waitedForBy: TaskRowDto[];
  claims: ClaimDto[];
  care: CareDto;
  remarks: RemarkDto[];
  history: RevisionDto[];
}
