import type { FieldError } from '#lib/base/errors.ts';
import { PAGE_PARAMETERS } from '#lib/contracts/exports.ts';
import { LIMIT_MAX, type ParsedParams } from '#lib/contracts/list-params.ts';
import { parseView, type TableView } from '#lib/contracts/table-view.ts';
import { asText, type Column, columnsOf, shownColumns, type Table } from '#lib/contracts/tables/table.ts';
import type { ReadContext } from '#lib/read/context.ts';
import { type KnownParameters, readStrictly } from '../query.ts';

/** Some rows of an export, as text. */
export interface Window {
  title: string;
  columns: readonly { id: string; label: string }[];
  cells: string[][];
  /** Lines of the list in all. */
  total: number;
  /** Where the next rows begin; null after the last. */
  next: string | null;
}
/** Rows from a cursor on, or what is wrong with the columns asked for. */
export type ReadWindow = (ctx: ReadContext, cursor: string | null) => Promise<Window | FieldError[]>;

/** What can be exported: the question read strictly, then rows window by window. */
export interface ExportSource {
  known: KnownParameters;
  open: (search: URLSearchParams) => { ok: true; read: ReadWindow } | { ok: false; errors: FieldError[] };
}

interface List {
  items: readonly unknown[];
  nextCursor: string | null;
  total: number;
}
interface Parts<Params, Listed extends List, Row> {
  known: KnownParameters;
  parse: (search: URLSearchParams) => ParsedParams<Params>;
  list: (question: { ctx: ReadContext; input: Params }) => Promise<Listed>;
  /** The table of what a list answered: some have columns by site. */
  table: (list: Listed) => Table<Row>;
  rows: (item: Listed['items'][number]) => readonly Row[];
}

/** Makes an export of a list and its table: the same question, the same columns, the same words as on the page. */
export function exportOf<Params extends { limit: number; cursor: string | null }, Listed extends List, Row>(
  parts: Parts<Params, Listed, Row>,
): ExportSource {
  const { known } = parts;
  return {
    known,
    open: (search) => {
      const asked = readStrictly(search, known, (all) => {
        const own = new URLSearchParams(all);
        for (const name of PAGE_PARAMETERS) own.delete(name);
        const { params, problems } = parts.parse(own);
        const { view, problems: others } = parseView(all);
        return { params: { params, view }, problems: [...problems, ...others.filter(isNews(problems))] };
      });
      if (!asked.ok) return asked;
      const { params, view } = asked.params;
      return { ok: true, read: (ctx, cursor) => readWindow(parts, ctx, view, { ...params, limit: LIMIT_MAX, cursor }) };
    },
  };
}

/** Both readers of a query may report the same parameter; once is enough. */
const isNews =
  (problems: readonly { parameter: string }[]) =>
  ({ parameter }: { parameter: string }): boolean =>
    problems.every((known) => known.parameter !== parameter);

async function readWindow<Params, Listed extends List, Row>(
  parts: Parts<Params, Listed, Row>,
  ctx: ReadContext,
  { cols }: TableView,
  input: Params,
): Promise<Window | FieldError[]> {
  const list = await parts.list({ ctx, input });
  const table = parts.table(list);
  const strangers = strangersIn(table.columns, cols ?? []);
  if (strangers.length > 0) return strangers;
  const columns = columnsOf(table, shownColumns(table, cols));
  return {
    title: table.caption,
    columns: columns.map(({ id, label }) => ({ id, label })),
    cells: asText(columns, list.items.flatMap(parts.rows)).slice(1),
    total: list.total,
    next: list.nextCursor,
  };
}

/** Columns that the table does not have. */
function strangersIn<Row>(columns: readonly Column<Row>[], wanted: readonly string[]): FieldError[] {
  const ids = columns.map(({ id }) => id);
  const strangers = wanted.filter((id) => !ids.includes(id));
  if (strangers.length === 0) return [];
  const detail = `No column here is called ${strangers.slice(0, 5).join(', ')}. Known: ${ids.join(', ')}.`;
  return [{ pointer: '/query/cols', detail }];
}
