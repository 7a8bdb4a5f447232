/** A cell of a grid. Row −1 is the head; columns count from 0, or from −1 where a grid counts the names so. */
export interface Place {
  row: number;
  column: number;
}

/** How far a grid reaches. */
export interface Extent {
  rows: number;
  columns: number;
  /** Rows that a page key passes. */
  page: number;
  /** The first column: 0 unless said otherwise. */
  first?: number;
  /** Whether something is at the corner of head and first column; if not, it is no stop. */
  corner: boolean;
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>;

/** Where a key leads from a place, as the WAI-ARIA grid pattern has it; null for a key that moves nobody. */
export function moved({ row, column }: Place, { key, ctrlKey, metaKey }: Press, extent: Extent): Place | null {
  const { rows, columns, page, first = 0, corner } = extent;
  const far = ctrlKey || metaKey;
  const to = (toRow: number, toColumn: number): Place => {
    const place = {
      row: Math.max(-1, Math.min(rows - 1, toRow)),
      column: Math.max(first, Math.min(columns - 1, toColumn)),
    };
    return !corner && place.row === -1 && place.column === first ? { row, column } : place;
  };
  switch (key) {
    case 'ArrowUp':
      return to(far ? Math.min(row, 0) : row - 1, column);
    case 'ArrowDown':
      return to(far ? rows - 1 : row + 1, column);
    case 'ArrowLeft':
      return far ? to(row, row === -1 && !corner ? first + 1 : first) : to(row, column - 1);
    case 'ArrowRight':
      return to(row, far ? columns - 1 : column + 1);
    case 'PageUp':
      return row <= 0 ? to(row, column) : to(Math.max(0, row - page), column);
    case 'PageDown':
      return to(row + page, column);
    case 'Home':
      return far ? to(0, first) : to(row, row === -1 && !corner ? first + 1 : first);
    case 'End':
      return to(far ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}
