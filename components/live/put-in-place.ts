/** Rows as a table holds them, by place. */
type Rows<Row> = Map<number, Row>;

/** Puts rows that came anew into the places where they stand; the ids of those that say something else now. */
export function putInPlace<Row>(held: Rows<Row>, came: readonly Row[], idOf: (row: Row) => string): string[] {
  const byId = new Map(came.map((row) => [idOf(row), row]));
  const different: string[] = [];
  for (const [at, row] of held) {
    const id = idOf(row);
    const fresh = byId.get(id);
    if (fresh === undefined || JSON.stringify(fresh) === JSON.stringify(row)) continue;
    held.set(at, fresh);
    different.push(id);
  }
  return different;
}
