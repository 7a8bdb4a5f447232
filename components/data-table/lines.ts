/** A group of rows as the list counts it. */
export interface Group {
  value: string;
  label: string;
  count: number;
  closed: boolean;
}

/** One line of a table's body: the head of a group, or a row by its place among the rows that are not folded away. */
export type Line = { group: Group } | { at: number };

/** The lines of a whole table, by number; none of its rows need be loaded. */
export interface Lines {
  count: number;
  lineAt: (index: number) => Line;
  /** Number of the line that a row is on. */
  lineOf: (at: number) => number;
  /** Rows on the lines from one to another; null where there are only heads. */
  rowsIn: (from: number, to: number) => { first: number; last: number } | null;
}

/** Lines of `shown` rows; with groups, each group's head comes before its rows. */
export function linesOf(groups: readonly Group[] | null, shown: number): Lines {
  if (groups === null) {
    return {
      count: shown,
      lineAt: (index) => ({ at: index }),
      lineOf: (at) => at,
      rowsIn: (from, to) => (from > to ? null : { first: from, last: to }),
    };
  }
  const heads: { line: number; at: number; group: Group }[] = [];
  let [line, at] = [0, 0];
  for (const group of groups) {
    heads.push({ line, at, group });
    const rows = group.closed ? 0 : group.count;
    line += rows + 1;
    at += rows;
  }
  const lineOf = (row: number): number => {
    const before = heads.filter((head) => head.at <= row).length;
    return row + before;
  };
  const headOf = (index: number) => heads.findLast((one) => one.line <= index);
  /** How many rows are above a line. */
  const above = (index: number): number => {
    const head = headOf(index);
    return head === undefined ? 0 : head.at + Math.max(0, index - head.line - 1);
  };
  return {
    count: line,
    lineOf,
    lineAt: (index) => {
      const head = headOf(index);
      if (head === undefined) return { at: index };
      return head.line === index ? { group: head.group } : { at: head.at + index - head.line - 1 };
    },
    rowsIn: (from, to) => {
      const [first, last] = [above(from), (to + 1 >= line ? at : above(to + 1)) - 1];
      return first > last ? null : { first, last };
    },
  };
}
