/** A table as text, written piece by piece. */
export interface Writer {
  head: (about: Heading) => string;
  /** Some rows, each with as many cells as there are columns; `first` when none were written before. */
  rows: (cells: readonly (readonly string[])[], first: boolean) => string;
  foot: () => string;
}

/** What is known before the first row. */
export interface Heading {
  title: string;
  /** When the rows were asked for. */
  exportedAt: string;
  /** The question as it was asked, without its choice of a page. */
  query: string;
  columns: readonly { id: string; label: string }[];
}

/** Makes the writer of one answer. */
export type Format = (about: Heading) => Writer;
