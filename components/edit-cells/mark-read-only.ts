/** Says of each drawn cell whether its reader may edit it, without drawing the rows anew. */
export function markReadOnly(table: HTMLTableElement, can: (line: number, column: number) => boolean): void {
  for (const row of table.querySelectorAll<HTMLTableRowElement>('tbody tr[id][data-line]')) {
    const line = Number(row.dataset.line);
    for (const cell of row.cells) {
      const wanted = String(!can(line, cell.cellIndex));
      if (cell.getAttribute('aria-readonly') !== wanted) cell.setAttribute('aria-readonly', wanted);
    }
  }
}
