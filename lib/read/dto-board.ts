import type { TaskState } from '../domain/vocabulary.ts';
import type { TaskRowDto } from './dto.ts';
import type { EntryRefDto } from './dto-task.ts';

/** A task as a card of the board. */
export interface CardDto {
  number: number;
  slug: string;
  name: string;
  state: TaskState;
  position: number;
  owner: string | null;
  dueOn: string | null;
  about: EntryRefDto[];
  /** Needed pairs that would rise if what it serves were done. */
  unlocks: number;
  subTasks: { closed: number; all: number };
  /** Tasks it waits for that are not closed. */
  waitsFor: TaskRowDto[];
  version: number;
}

export interface ColumnDto {
  state: TaskState;
  cards: CardDto[];
  /** Tasks of the state that are not shown. */
  more: number;
}
export interface BoardDto {
  columns: ColumnDto[];
  /** The day it is read on, for what is overdue. */
  today: string;
}
