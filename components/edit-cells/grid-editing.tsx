import {
  lazy,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { parseTsv } from '#lib/contracts/edit/parse-tsv.ts';
import type { Desk, Edits } from '../data-table/desk.ts';
import type { Place } from '../data-table/grid-move.ts';
import type { PlacedColumn } from '../data-table/kit.ts';
import type { Lines } from '../data-table/lines.ts';
import { boxOf, type Range } from '../data-table/range.ts';
import { CellEditor, type Way } from './cell-editor.tsx';
import { CrossedPanel, EditBar } from './edit-bar.tsx';
import { markReadOnly } from './mark-read-only.ts';
import { nextEditable } from './next-editable.ts';
import { PendingCell } from './pending-cell.tsx';
import type { Wanted } from './plan.ts';
import { rowsAround, type Take } from './rows-around.ts';
import { cellKey, type Target, useCellEdits } from './use-cell-edits.ts';
import { wantedOf } from './wanted.ts';

/** Comes with the first block or the first selection that is edited. */
const ChangesDialog = lazy(async () => ({ default: (await import('./changes-dialog.tsx')).ChangesDialog }));

export interface GridEditingProps<Row> {
  edits: Edits;
  table: RefObject<HTMLTableElement | null>;
  columns: readonly PlacedColumn<Row>[];
  lines: Lines;
  list: {
    key: string;
    rows: Map<number, Row>;
    take: Take<Row>;
  };
  rowId: (row: Row) => string;
  /** How a cell looks that is not being edited. */
  plain: (column: string, row: Row) => React.ReactNode;
  at: RefObject<Place>;
  moveTo: (place: Place) => void;
  range: Range | null;
  ticked: ReadonlyMap<string, Row>;
  clear: () => void;
  desk: RefObject<Desk | null>;
  /** Has the cells drawn anew, as this says. */
  draw: (drawn: Drawn<Row>) => void;
}
/** How cells look while editing has something to show in them. */
export interface Drawn<Row> {
  cell: (column: string, row: Row) => React.ReactNode;
}

/** Slug of the entry that a row is: its own, else what names the row. */
const slugIn = <Row,>(row: Row, id: string): string =>
  typeof row === 'object' && row !== null && 'slug' in row && typeof row.slug === 'string' ? row.slug : id;

/** Editing in a table: its keys, the editor in its cell, what is on its way, blocks that are pasted, rows changed together. */
export function GridEditing<Row>(props: GridEditingProps<Row>) {
  const { edits, table, columns, lines, list, rowId, plain, at, moveTo, range, ticked, clear, desk, draw } = props;
  const [block, setBlock] = useState<readonly Wanted[] | null>(null);
  const [bulk, setBulk] = useState<readonly { slug: string; name: string }[] | null>(null);
  const [redrawn, redraw] = useState(0);
  const entry = useCallback((row: Row) => slugIn(row, rowId(row)), [rowId]);
  const place = useRef<Place>(null);
  const tapped = useRef<Element>(null);

  const stored = useCallback(async () => {
    await rowsAround(list, at.current, lines, rowId);
    redraw((count) => count + 1);
  }, [list, at, lines, rowId]);
  const cells = useCellEdits(edits.kind, { stored });
  const { session, shown, live, commit, cancel, open, say, undo } = cells;

  const rowAt = (line: number): Row | undefined => {
    const there = line >= 0 && line < lines.count ? lines.lineAt(line) : null;
    return there !== null && 'at' in there ? list.rows.get(there.at) : undefined;
  };
  const mayRow = (row: Row) => edits.may === 'all' || edits.may.includes(entry(row));
  const mayColumn = (column: number) => edits.columns.includes(columns[column]?.id ?? '');
  const nameOf = (row: Row) => columns[0]?.text(row) ?? rowId(row);
  const can = ({ row, column }: Place): boolean | null => {
    const line = lines.lineAt(row);
    if ('group' in line) return false;
    const there = list.rows.get(line.at);
    return there === undefined ? null : mayColumn(column) && mayRow(there);
  };

  /** Opens a cell's editor, or says why there is none. */
  const edit = (to: Place): void => {
    const [row, column] = [rowAt(to.row), columns[to.column]];
    if (row === undefined || column === undefined) return;
    const name = nameOf(row);
    if (!mayColumn(to.column)) {
      say({ text: `${column.label} is worked out from other facts; it is not edited here.`, trouble: false, acts: [] });
      return;
    }
    if (!mayRow(row)) {
      say({
        text: `You may not edit ${name}: your roles reach other entries. On its page you can say otherwise.`,
        trouble: false,
        acts: [],
      });
      return;
    }
    if (session !== null && !commit()) return;
    place.current = to;
    void open({ slug: entry(row), name, cell: column.id, label: column.label });
  };
  const leave = (way: Way): void => {
    const from = place.current;
    if (!commit() || from === null || way === 'leave') return;
    const next =
      way === 'stay'
        ? null
        : nextEditable(from, way === 'before', { lines: lines.count, columns: columns.length, can });
    moveTo(next ?? from);
    if (next !== null) edit(next);
  };
  const giveUp = () => {
    cancel();
    if (place.current !== null) moveTo(place.current);
  };

  const paste = async (text: string): Promise<void> => {
    const corner = range === null ? at.current : { row: boxOf(range).top, column: boxOf(range).left };
    const wanted = await wantedOf(parseTsv(text), corner, range === null ? null : boxOf(range), {
      columns: columns.map(({ id, label, text: say }) => ({ id, label, say, may: edits.columns.includes(id) })),
      lines,
      list,
      entryOf: (row) => ({ slug: entry(row), name: nameOf(row), may: mayRow(row) }),
    });
    if (typeof wanted === 'string') say({ text: wanted, trouble: true, acts: [] });
    else setBlock(wanted);
  };
  const editSelected = async (): Promise<void> => {
    const box = range === null ? null : boxOf(range);
    const within = box === null ? null : lines.rowsIn(box.top, box.bottom);
    const came = { signal: new AbortController().signal, came: () => {} };
    const rows =
      ticked.size > 0 || within === null ? [...ticked.values()] : await list.take(within, (all) => all, came);
    const mine = rows.filter(mayRow);
    if (mine.length === 0) say({ text: 'You may edit none of these.', trouble: false, acts: [] });
    else setBulk(mine.map((row) => ({ slug: entry(row), name: nameOf(row) })));
  };

  useLayoutEffect(() => {
    desk.current = {
      onKeyDown: (event) => {
        const { key, target } = event;
        const cell = target instanceof HTMLElement ? target.closest<HTMLTableCellElement>('td, th') : null;
        const line = Number(cell?.closest('tr')?.dataset.line ?? Number.NaN);
        if (!cell || Number.isNaN(line) || line < 0) return false;
        const far = event.ctrlKey || event.metaKey;
        const bare = !far && !event.altKey && !event.shiftKey;
        const opening = session !== null && session.editors === null;
        if (opening && key === 'Escape') giveUp();
        else if (opening && key.length === 1 && !far && !event.altKey) cells.ahead(key);
        else if (key === 'F2' && bare) edit({ row: line, column: cell.cellIndex });
        else if (far && key === 'z' && !event.shiftKey) void undo();
        else if (key === 'Enter' && bare && target === cell && cell.cellIndex > 0 && mayColumn(cell.cellIndex)) {
          edit({ row: line, column: cell.cellIndex });
        } else return false;
        event.preventDefault();
        return true;
      },
      onPress: (event) => {
        const { target, nativeEvent, type } = event;
        const on = target instanceof Element && target.closest('a, button, input, label') === null ? target : null;
        const cell = on?.closest<HTMLTableCellElement>('td, th');
        const line = Number(cell?.closest('tr')?.dataset.line ?? Number.NaN);
        if (!cell || Number.isNaN(line) || line < 0) return;
        // A finger edits with a second tap on the same cell, a mouse with a double click.
        const finger = nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch';
        const again = tapped.current === cell;
        tapped.current = cell;
        if (type === 'dblclick' || (finger && again)) edit({ row: line, column: cell.cellIndex });
      },
      onPaste: (event) => {
        const text = event.clipboardData.getData('text/plain');
        if (text === '' || at.current.row < 0) return;
        event.preventDefault();
        void paste(text);
      },
      editSelected: () => void editSelected(),
    };
  });
  useEffect(() => {
    const handle = desk;
    return () => {
      handle.current = null;
    };
  }, [desk]);
  useEffect(() => {
    if (table.current) markReadOnly(table.current, (row, column) => can({ row, column }) === true);
  });

  const hands = useRef({ leave, giveUp });
  hands.current = { leave, giveUp };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `redrawn` says that rows came anew
  const cell = useMemo<Drawn<Row>['cell']>(
    () => (column, row) => {
      const key = cellKey({ slug: entry(row), cell: column });
      if (session !== null && cellKey(session.target) === key) {
        if (session.editors === null) return <span className="cell-coming">opening</span>;
        // What the cell says keeps its place, so that no row changes its height.
        return (
          <>
            <div className="invisible">{plain(column, row)}</div>
            <CellEditor
              key={key}
              label={`${session.target.name}, ${session.target.label}`}
              editors={session.editors}
              start={session.start}
              live={live}
              typed={session.ahead}
              faults={session.faults}
              commit={(way) => hands.current.leave(way)}
              cancel={() => hands.current.giveUp()}
            />
          </>
        );
      }
      const pending = shown.get(key);
      return pending === undefined ? plain(column, row) : <PendingCell {...pending} />;
    },
    [session, shown, live, entry, plain, redrawn],
  );
  useLayoutEffect(() => draw({ cell }), [draw, cell]);

  const whole = (count: number): Target => ({ slug: '', cell: '', name: `${count} cells`, label: 'in one change' });
  const close = (changeSet: number | null, count: number) => {
    setBlock(null);
    setBulk(null);
    if (changeSet !== null) {
      clear();
      void cells.made(changeSet, whole(count));
    }
    moveTo(at.current);
  };
  const ids = columns.filter(({ id }) => edits.columns.includes(id)).map(({ id, label }) => ({ id, label }));
  return (
    <>
      <EditBar said={cells.said} close={() => cells.hush()} />
      {cells.crossed !== null && <CrossedPanel crossed={cells.crossed} close={() => cells.leaveTheirs()} />}
      <Suspense>
        {(bulk !== null || block !== null) && (
          <ChangesDialog kind={edits.kind} rows={bulk} columns={ids} block={block} preview={setBlock} close={close} />
        )}
      </Suspense>
    </>
  );
}
