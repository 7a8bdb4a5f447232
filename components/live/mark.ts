const MARKED_MS = 6000;
type Texts = ReadonlyMap<string, readonly string[]>;

const rows = () => document.querySelectorAll<HTMLTableRowElement>('.grid-table tbody tr[data-line][id]');

/** What the cells of the rows in view say. */
export const textsOf = (): Texts =>
  new Map([...rows()].map((row) => [row.id, [...row.cells].map((cell) => cell.textContent ?? '')]));

/** Marks for a moment the cells of some rows that say something else than before. */
export function markChanged(ids: readonly string[], before: Texts): void {
  for (const row of rows()) {
    const texts = before.get(row.id);
    if (texts === undefined || !ids.includes(row.id)) continue;
    for (const [at, cell] of [...row.cells].entries()) {
      if (texts[at] === undefined || texts[at] === cell.textContent) continue;
      cell.dataset.fresh = '';
      setTimeout(() => delete cell.dataset.fresh, MARKED_MS);
    }
  }
}
