import type { EntryKind } from '#lib/domain/vocabulary.ts';

/** What of a table its reader may edit; a page says it only to whoever may edit anything in it. */
export interface Edits {
  kind: EntryKind;
  /** Slugs of the entries, where they are not all. */
  may: 'all' | readonly string[];
  /** Columns that can be edited where they stand. */
  columns: readonly string[];
  /** Address of the form of a row, with a star for what names the row. */
  form: string;
}

/** What editing does in a table once it has been loaded. */
export interface Desk {
  /** Whether the press was for an editor. */
  onKeyDown: (event: React.KeyboardEvent<HTMLTableElement>) => boolean;
  /** A click, a tap or a double click. */
  onPress: (event: React.MouseEvent<HTMLTableElement>) => void;
  onPaste: (event: React.ClipboardEvent<HTMLTableElement>) => void;
  /** Changes what is selected together. */
  editSelected: () => void;
}
