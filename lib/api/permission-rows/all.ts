import { changeEntriesRows } from './change-entries.ts';
import type { OtherRow } from './row.ts';
import { tasksDecisionsRows } from './tasks-decisions.ts';

/** Every unsafe route beside those of the nouns. */
export const OTHER_ROWS: readonly OtherRow[] = [...changeEntriesRows, ...tasksDecisionsRows];
