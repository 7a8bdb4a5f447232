import { arrivalRows } from './arrivals.ts';
import { careRows } from './care.ts';
import { changeEntriesRows } from './change-entries.ts';
import { commentRows } from './comments.ts';
import { formRows } from './forms.ts';
import type { OtherRow } from './row.ts';
import { sourceRows } from './sources.ts';
import { tasksDecisionsRows } from './tasks-decisions.ts';
import { testRunRows } from './test-runs.ts';
import { viewRows } from './views.ts';

/** Every unsafe route beside those of the nouns. */
export const OTHER_ROWS: readonly OtherRow[] = [
  ...changeEntriesRows,
  ...arrivalRows,
  ...careRows,
  ...commentRows,
  ...viewRows,
  ...tasksDecisionsRows,
  ...formRows,
  ...testRunRows,
  ...sourceRows,
];
