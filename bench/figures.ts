import type { Cell } from './load.ts';
import { median } from './measure.ts';

/** Everything one run measured, by a name such as `list/ours/perSecond`. */
export type Figures = Map<string, number>;

/** A line of the report: one contender of one group. */
export interface Row extends Cell {
  group: string;
  name: string;
}

/** One contender: measured once in each round. */
export interface Contender {
  group: string;
  name: string;
  measure: () => Promise<Cell>;
}

const middle = (values: (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : median(known);
};

/** Measures all contenders in turn, so that a slow moment of the machine meets all of them, and takes the medians. */
export async function interleaved(
  contenders: readonly Contender[],
  rounds: number,
  log: (line: string) => void,
): Promise<Row[]> {
  const cells = new Map<Contender, Cell[]>(contenders.map((contender) => [contender, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const [contender, list] of cells) {
      const cell = await contender.measure();
      list.push(cell);
      log(`round ${round}  ${contender.group} ${contender.name}: ${cell.perSecond.toFixed(1)}/s`);
    }
  }
  return [...cells].map(([{ group, name }, list]) => ({
    group,
    name,
    perSecond: median(list.map((cell) => cell.perSecond)),
    p50: median(list.map((cell) => cell.p50)),
    p99: median(list.map((cell) => cell.p99)),
    bytes: median(list.map((cell) => cell.bytes)),
    cpu: middle(list.map((cell) => cell.cpu)),
    databaseCpu: middle(list.map((cell) => cell.databaseCpu)),
  }));
}

/** The figures of rows under their names. */
export function figuresOf(rows: readonly Row[]): Figures {
  return new Map(
    rows.flatMap(({ group, name, ...cell }) =>
      Object.entries(cell).flatMap(([key, value]) =>
        typeof value === 'number' ? [[`${group}/${name}/${key}`, value] as const] : [],
      ),
    ),
  );
}
