import { changeEntriesRows } from './change-entries.ts';
import { formRows } from './forms.ts';
import type { OtherRow } from './row.ts';

/** Every unsafe route beside those of the nouns. */
export const OTHER_ROWS: readonly OtherRow[] = [...changeEntriesRows, ...formRows];
