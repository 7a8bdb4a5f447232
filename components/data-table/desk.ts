import type { EntryKind } from '#lib/domain/vocabulary.ts';

/** What of a table its reader may edit; a page says it only to whoever may edit anything in it. */
export interface Edits {
  kind: EntryKind;
  /** Slugs of the entries, where they are not all. */
  may: 'all' | readonly string[];
  /** Columns that can be edited where they stand. */
  columns: readonly string[];
}

/** What editing brings to a table once it has been loaded. */
export interface Desk<Row> {
  /** How a cell looks: its editor, what is being saved, or null for as ever. */
  cell: (column: string, row: Row) => React.ReactNode;
  /** Whether the press was for an editor. */
  onKeyDown: (event: React.KeyboardEvent<HTMLTableElement>) => boolean;
  onDoubleClick: (event: React.MouseEvent<HTMLTableElement>) => void;
  onClick: (event: React.MouseEvent<HTMLTableElement>) => void;
  onPaste: (event: React.ClipboardEvent<HTMLTableElement>) => void;
  /** What else can be done with what is selected. */
  acts: React.ReactNode;
}
