import { useRef } from 'react';
import type { Sort } from '#lib/contracts/list-params.ts';
import { WIDTH_MAX, WIDTH_MIN } from '#lib/contracts/table-view.ts';
import type { PlacedColumn } from './kit.ts';
import { listHref } from './list-href.ts';
import type { Asked, Go } from './use-address.ts';

interface Head<Row> {
  columns: readonly PlacedColumn<Row>[];
  asked: Asked;
  go: Go;
  path: string;
  /** Whether a script can act: columns are then moved and widened by hand. */
  awake: boolean;
}

/** Headings: a click sorts, with Shift a further key; dragging moves, the right edge widens. */
export function GridHead<Row>({ columns, asked, go, path, awake }: Head<Row>) {
  const dragged = useRef<string | null>(null);
  const ids = columns.map(({ id }) => id);
  const place = (id: string, before: string) => {
    if (id === before || id === ids[0]) return;
    const rest = ids.filter((one) => one !== id);
    const at = Math.max(1, rest.indexOf(before));
    go({ view: { cols: [...rest.slice(0, at), id, ...rest.slice(at)] } });
  };
  const widen = (column: PlacedColumn<Row>, width: number) =>
    go({ view: { width: { ...asked.view.width, [column.id]: clamp(width) } } }, 'keep');
  return (
    <thead>
      <tr data-line={-1} aria-rowindex={1}>
        {columns.map((column, at) => {
          const found = asked.query.sort.findIndex(({ key }) => key === column.sort);
          const active = found < 0 ? undefined : asked.query.sort[found];
          return (
            <th
              key={column.id}
              scope="col"
              className={column.left === null ? undefined : 'stick'}
              style={column.left === null ? undefined : { left: column.left }}
              aria-sort={found === 0 ? (active?.descending ? 'descending' : 'ascending') : undefined}
              draggable={awake && at > 0 ? true : undefined}
              onDragStart={(event) => {
                dragged.current = column.id;
                event.dataTransfer.effectAllowed = 'move';
              }}
              onDragOver={(event) => {
                if (dragged.current !== null) event.preventDefault();
              }}
              onDrop={() => {
                if (dragged.current !== null) place(dragged.current, column.id);
                dragged.current = null;
              }}
              onKeyDown={(event) => {
                const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
                if (step === 0 || (!event.shiftKey && !event.altKey)) return;
                event.preventDefault();
                event.stopPropagation();
                if (event.shiftKey) widen(column, column.size + 16 * step);
                else place(column.id, ids[at + step + (step > 0 ? 1 : 0)] ?? ids[at] ?? '');
              }}
            >
              {column.sort === undefined ? (
                column.label
              ) : (
                <SortLink
                  column={column}
                  sort={column.sort}
                  active={active}
                  rank={asked.query.sort.length > 1 ? found + 1 : 0}
                  asked={asked}
                  go={go}
                  path={path}
                />
              )}
              {awake && <Edge column={column} widen={widen} />}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

const clamp = (width: number): number => Math.round(Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, width)));

function SortLink<Row>({
  column,
  sort,
  active,
  rank,
  asked,
  go,
  path,
}: {
  column: PlacedColumn<Row>;
  sort: string;
  active: Sort<string> | undefined;
  rank: number;
  asked: Asked;
  go: Go;
  path: string;
}) {
  const next = { key: sort, descending: active ? !active.descending : column.downFirst === true };
  const further = [...asked.query.sort.filter(({ key }) => key !== sort), next].slice(-4);
  return (
    <a
      href={listHref(path, { ...asked.query, cursor: null }, { sort: [next] }, asked.view)}
      title="Sorts; with Shift, after the columns already sorted by"
      className="inline-flex items-center gap-1"
      draggable={false}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.altKey) return;
        event.preventDefault();
        go({ query: { sort: event.shiftKey ? further : [next] } });
      }}
    >
      {column.label}
      <Arrow active={active !== undefined} descending={active ? active.descending : next.descending} />
      {rank > 0 && <span className="note">{rank}</span>}
    </a>
  );
}

function Arrow({ active, descending }: { active: boolean; descending: boolean }) {
  return (
    <svg className={`sign sign-12 ${active ? 'text-sea' : 'text-rule-strong'}`} viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={descending ? 'M12 4v15m-6-6 6 6 6-6' : 'M12 20V5m-6 6 6-6 6 6'}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
      />
    </svg>
  );
}

/** The right edge of a heading: dragged, it widens the column; by keyboard Shift and an arrow do. */
function Edge<Row>({
  column,
  widen,
}: {
  column: PlacedColumn<Row>;
  widen: (column: PlacedColumn<Row>, width: number) => void;
}) {
  return (
    <span
      aria-hidden="true"
      className="edge"
      onPointerDown={(event) => {
        event.preventDefault();
        const from = event.clientX;
        const edge = event.currentTarget;
        edge.setPointerCapture(event.pointerId);
        const move = (moved: PointerEvent) => widen(column, column.size + moved.clientX - from);
        edge.addEventListener('pointermove', move);
        edge.addEventListener('pointerup', () => edge.removeEventListener('pointermove', move), { once: true });
      }}
    />
  );
}
