import { BLOCK_COLUMNS, BLOCK_ROWS } from '#lib/contracts/edit/parse-tsv.ts';
import type { Place } from '../data-table/grid-move.ts';
import type { Lines } from '../data-table/lines.ts';
import type { Box } from '../data-table/range.ts';
import type { Wanted } from './plan.ts';
import type { Take } from './rows-around.ts';

interface Around<Row> {
  columns: readonly { id: string; label: string; say: (row: Row) => string; may: boolean }[];
  lines: Lines;
  list: {
    rows: ReadonlyMap<number, Row>;
    take: Take<Row>;
  };
  entryOf: (row: Row) => { slug: string; name: string; may: boolean };
}

/**
 * What a pasted block wants of the cells from a corner on: down the rows, whatever group they stand in, and along the
 * columns as they are shown. One cell fills all that is selected. A sentence where the block cannot be laid there.
 */
export async function wantedOf<Row>(
  block: readonly (readonly string[])[],
  corner: Place,
  box: Box | null,
  { columns, lines, list, entryOf }: Around<Row>,
): Promise<Wanted[] | string> {
  const width = block[0]?.length ?? 0;
  if (block.length > BLOCK_ROWS || width > BLOCK_COLUMNS) {
    return `A block of up to ${BLOCK_ROWS} rows and ${BLOCK_COLUMNS} columns can be pasted at once; this one has ${block.length} × ${width}. Nothing was changed.`;
  }
  const single = block.length === 1 && width === 1 && box !== null;
  const from = lines.rowsIn(corner.row, single ? box.bottom : lines.count - 1);
  if (from === null) return 'There is no row to paste onto. Nothing was changed.';
  const right = single ? box.right : corner.column + width - 1;
  const last = single ? from.last : Math.min(from.last, from.first + block.length - 1);
  const place = { first: from.first, last };
  if (last - from.first + 1 > BLOCK_ROWS) {
    return `Up to ${BLOCK_ROWS} rows can be changed at once; ${last - from.first + 1} are selected. Nothing was changed.`;
  }
  if (right >= columns.length || (!single && last - from.first + 1 < block.length)) {
    const room = `${from.last - from.first + 1} × ${columns.length - corner.column}`;
    return `The block has ${block.length} × ${width} cells, and from here there is room for ${room}. Nothing was changed.`;
  }
  const there = Array.from({ length: last - from.first + 1 }, (_, index) => list.rows.get(place.first + index));
  const missing = there.some((row) => row === undefined);
  const progress = { signal: new AbortController().signal, came: () => {} };
  const rows = missing
    ? await list.take(place, (all) => all, progress).catch(() => null)
    : there.flatMap((row) => (row === undefined ? [] : [row]));
  if (rows === null) return 'The rows to paste onto could not be loaded. Nothing was changed.';
  return rows.flatMap((row, down) =>
    columns.slice(corner.column, right + 1).flatMap(({ id, label, say, may }, along): Wanted[] => {
      const { slug, name, may: mine } = entryOf(row);
      const text = single ? (block[0]?.[0] ?? '') : (block[down]?.[along] ?? '');
      const unchanged = text.trim() === say(row).trim();
      const refused = !may
        ? 'This column is worked out from other facts; it cannot be pasted.'
        : mine
          ? null
          : 'You may not edit this entry.';
      return [{ slug, name, cell: id, label, text, unchanged, fault: unchanged ? null : refused }];
    }),
  );
}
