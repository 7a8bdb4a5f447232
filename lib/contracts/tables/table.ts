/**
 * One column of a table, without its looks: what pages, copies and exports of the table agree on. How a cell is drawn
 * belongs to components.
 */
export interface Column<Row> {
  /** Names the column in addresses; lower-case letters, digits and hyphens. */
  id: string;
  label: string;
  /** What the cell says in plain words: copied, exported. Empty when nobody has said anything. */
  text: (row: Row) => string;
  /** Key of the list's sort whitelist; the header then sorts. */
  sort?: string;
  /** The first click sorts downwards: most, newest. */
  downFirst?: boolean;
  /** Width in pixels unless the reader chooses another. */
  width: number;
  /** Hundredths of a phone's screen that a first column may take; a third unless it says so. */
  phone?: number;
}

/** A table: its columns in their own order, of which the first names the row. */
export interface Table<Row> {
  /** Noun of its page, list and export: `packages`. */
  noun: string;
  caption: string;
  rowId: (row: Row) => string;
  columns: readonly Column<Row>[];
  /** Columns that are there to be chosen but not shown until somebody does. */
  hidden?: readonly string[];
}

/** Ids of the columns to show, in order: those asked for, else all that are not hidden; the first one always leads. */
export function shownColumns<Row>({ columns, hidden = [] }: Table<Row>, wanted: readonly string[] | null): string[] {
  const ids = columns.map(({ id }) => id);
  const [first] = ids;
  if (first === undefined) return [];
  const rest = wanted === null ? ids.filter((id) => !hidden.includes(id)) : wanted.filter((id) => ids.includes(id));
  return [first, ...new Set(rest.filter((id) => id !== first))];
}

/** Column by id in the order of the ids. */
export function columnsOf<Row>(table: Table<Row>, ids: readonly string[]): Column<Row>[] {
  const byId = new Map(table.columns.map((column) => [column.id, column]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Rows as a matrix of plain text, headings first. */
export const asText = <Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[][] => [
  columns.map(({ label }) => label),
  ...rows.map((row) => columns.map(({ text }) => text(row))),
];
