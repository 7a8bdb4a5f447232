import { type RefObject, useCallback, useState } from 'react';
import { asText } from '#lib/contracts/tables/table.ts';
import { count } from '../overview/say.ts';
import type { Place } from './grid-move.ts';
import type { PlacedColumn } from './kit.ts';
import type { Lines } from './lines.ts';
import { boxOf, sayCells } from './range.ts';
import type { Selection } from './selection-bar.tsx';
import { allThere, type useList } from './use-list.ts';
import { useRange } from './use-range.ts';

/** What is selected of a table: rows that were ticked, or a rectangle of cells; choosing one lets go of the other. */
export function useSelection<Row>(
  table: RefObject<HTMLTableElement | null>,
  {
    list,
    lines,
    columns,
    active,
    on,
  }: {
    list: Pick<ReturnType<typeof useList<Row, never>>, 'key' | 'rows' | 'take'>;
    lines: Lines;
    columns: readonly PlacedColumn<Row>[];
    active: () => Place;
    on: boolean;
  },
) {
  const [selected, setSelected] = useState<ReadonlyMap<string, Row>>(new Map());
  const untick = useCallback(() => setSelected((old) => (old.size === 0 ? old : new Map())), []);
  const key = `${list.key} ${columns.map(({ id }) => id).join()}`;
  const range = useRange(table, { key, on, active, begun: untick });
  const { clear: drop } = range;
  const toggle = useCallback(
    (row: Row, id: string) => {
      drop();
      setSelected((old) => {
        const next = new Map(old);
        if (!next.delete(id)) next.set(id, row);
        return next;
      });
    },
    [drop],
  );
  const clear = useCallback(() => {
    drop();
    untick();
  }, [drop, untick]);

  const cellsOf = (): Selection | null => {
    if (range.range === null) return null;
    const box = boxOf(range.range);
    const within = columns.slice(box.left, box.right + 1);
    const text = (rows: readonly Row[]) => asText(within, rows).slice(1);
    const rows = lines.rowsIn(box.top, box.bottom);
    return {
      id: `${key} ${Object.values(box).join()}`,
      what: `${sayCells(rows === null ? 0 : rows.last - rows.first + 1, within.length)} selected`,
      head: within.map(({ label }) => label),
      ofCells: true,
      take: (progress) => {
        if (rows === null) return [];
        if (!allThere(list.rows, rows.first, rows.last + 1)) return list.take(rows, text, progress);
        const places = Array.from({ length: rows.last - rows.first + 1 }, (_, at) => rows.first + at);
        return text(places.flatMap((place) => list.rows.get(place) ?? []));
      },
    };
  };
  const rowsOf = (): Selection => ({
    id: `${key} ${[...selected.keys()].join()}`,
    what: `${count(selected.size, 'row')} selected`,
    head: columns.map(({ label }) => label),
    ofCells: false,
    take: () => asText(columns, [...selected.values()]).slice(1),
  });
  return { selected, toggle, range, clear, selection: selected.size > 0 ? rowsOf() : cellsOf() };
}
