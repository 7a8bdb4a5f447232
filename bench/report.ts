import type { Figures, Row } from './figures.ts';
import { type Judged, short } from './goals.ts';

/** What one run was and found. */
export interface Run {
  date: string;
  packages: number;
  machine: string;
  seconds: number;
  rounds: number;
  rows: Row[];
  figures: Record<string, number>;
  goals: Judged[];
}

type Column<T> = [head: string, cell: (row: T) => string];

const figure = (value: number | null | undefined): string =>
  value === null || value === undefined || Number.isNaN(value) ? '–' : short(value);

/** A Markdown table; figures stand right. */
export function table<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, at) => (at === 0 ? '---' : '---:'));
  return [
    line(columns.map(([head]) => head)),
    line(rule),
    ...rows.map((row) => line(columns.map(([, cell]) => cell(row).replaceAll('|', '\\|')))),
  ].join('\n');
}

const BYTES_PER_KB = 1024;
const rowColumns = (rows: readonly Row[]): Column<Row>[] => [
  ['', ({ group, name }) => `${group}: ${name}`],
  ['requests/s', ({ perSecond }) => figure(perSecond)],
  ['p50 ms', ({ p50 }) => figure(p50)],
  ['p99 ms', ({ p99 }) => figure(p99)],
  ['CPU ms server', ({ cpu }) => figure(cpu)],
  ['CPU ms database', ({ databaseCpu }) => figure(databaseCpu)],
  ['KB', ({ bytes }) => (bytes === 0 ? '–' : figure(bytes / BYTES_PER_KB))],
  [
    '× first',
    (row) => figure(row.perSecond / (rows.find(({ group }) => group === row.group)?.perSecond ?? Number.NaN)),
  ],
];

const GROWTH = 'growth ';

/** Each route's cost at every size side by side: processor time of the server, of the database, and the median answer. */
export function growthTable(rows: readonly Row[]): string {
  const routes = [...new Set(rows.map(({ group }) => group))];
  const sizes = [...new Set(rows.map(({ name }) => name))].sort((a, b) => Number(a) - Number(b));
  const at = (route: string, size: string) => rows.find(({ group, name }) => group === route && name === size);
  return table<string>(
    [
      ['CPU ms server + database (p50 ms)', (route) => route.slice(GROWTH.length)],
      ...sizes.map(
        (size): Column<string> => [
          `${size} packages`,
          (route) => {
            const row = at(route, size);
            return `${figure(row?.cpu)} + ${figure(row?.databaseCpu)} (${figure(row?.p50)})`;
          },
        ],
      ),
    ],
    routes,
  );
}

const goalColumns: Column<Judged>[] = [
  ['goal', ({ number, what }) => (number === 0 ? what : `${number}. ${what}`)],
  ['wanted', ({ goal }) => goal],
  ['ours', ({ ours }) => ours],
  ['', ({ reached }) => (reached ? 'reached' : '**not reached**')],
];

/** The whole report as Markdown. */
export function reportOf({ date, packages, machine, seconds, rounds, rows, figures, goals }: Run): string {
  const grown = rows.filter(({ group }) => group.startsWith(GROWTH));
  const plain = rows.filter(({ group }) => !group.startsWith(GROWTH));
  const loose = Object.entries(figures).filter(([name]) => /^(table|grid|vitals|start|memory|rules)\//.test(name));
  const parts = [
    `${date}, ${packages} packages, ${machine}; ${rounds} interleaved rounds of ${seconds} s, medians.`,
    goals.length > 0 && table(goalColumns, goals),
    plain.length > 0 && table(rowColumns(plain), plain),
    grown.length > 0 && growthTable(grown),
    loose.length > 0 &&
      table(
        [
          ['', ([name]) => name],
          ['', ([name, value]) => inUnit(name, value)],
        ],
        loose,
      ),
  ];
  return parts.filter((part) => typeof part === 'string').join('\n\n');
}

const UNITS: readonly [RegExp, (value: number) => string][] = [
  [
    /^(table|grid)\/.*\/(cold|warm|million|longestFrame)$|^grid\/keystroke$|^vitals\/.*\/(fcp|lcp|tbt)$|^start\//,
    (value) => `${short(value)} ms`,
  ],
  [/^table\/.*\/(wire|wireWarm|script|decoded)$/, (value) => `${short(value / BYTES_PER_KB)} KB`],
  [/^memory\/(idle|after|most)$/, (value) => `${short(value / BYTES_PER_KB / BYTES_PER_KB)} MB`],
  [/^rules\//, (value) => `${short(value)} µs per pair`],
];

/** A figure with the unit that its name stands for. */
export function inUnit(name: string, value: number): string {
  const found = UNITS.find(([form]) => form.test(name));
  return found ? found[1](value) : short(value);
}

/** Figures of a run as an object, in the order in which they came. */
export const asObject = (figures: Figures): Record<string, number> => Object.fromEntries(figures);
