import type { Figures } from './figures.ts';

/** A goal of the design that this run can judge. */
export interface Goal {
  /** Its number in the list of goals. */
  number: number;
  what: string;
  /** The figure it speaks of, from what was measured; undefined when that was not measured. */
  of: (get: (name: string) => number | undefined) => number | undefined;
  limit: number;
  better: 'more' | 'less';
  unit: string;
}

/** A goal with what this run says of it. */
export interface Judged {
  number: number;
  what: string;
  goal: string;
  ours: string;
  reached: boolean;
}

type Get = Parameters<Goal['of']>[0];

const ratio = (above: string, below: string) => (get: Get) => {
  const [a, b] = [get(above), get(below)];
  return a === undefined || b === undefined ? undefined : a / b;
};

/**
 * Requests per second of other products when the goals were set, and of that machine's floor answering a list. They
 * are not run here: the ratio to the floor's list is what carries over to another machine. The floor's own search
 * carries nothing over, since it had an index then that our tables have not.
 */
const FLOOR_LIST = 5909;
const PEERS = {
  list: { number: 1, what: 'list', Directus: 651, NocoDB: 79 },
  search: { number: 3, what: 'text search', Directus: 36, NocoDB: 23, Grist: 139 },
} as const;

function timesPeer<G extends keyof typeof PEERS>(
  group: G,
  peer: string & keyof (typeof PEERS)[G],
  limit: number,
): Goal {
  const { number, what } = PEERS[group];
  const share = Number(PEERS[group][peer]) / FLOOR_LIST;
  return {
    number,
    what: `${what}, times ${peer} (by its share of the floor)`,
    of: (get) => {
      const ours = ratio(`${group}/ours/perSecond`, 'list/floor/perSecond')(get);
      return ours === undefined ? undefined : ours / share;
    },
    limit,
    better: 'more',
    unit: '×',
  };
}

const scaled = (name: string, by: number) => (get: Get) => {
  const value = get(name);
  return value === undefined ? undefined : value * by;
};
const megabytes = 1 / 1024 / 1024;
const kilobytes = 1 / 1024;

/** How much more one request may cost at a hundred times as many packages and still count as not growing. */
const STEADY = 1.25;
const steady = (route: string, [least, most]: readonly [number, number]): Goal => ({
  number: 0,
  what: `${route} at ${most} packages, times the processor time at ${least}`,
  of: ratio(`growth ${route}/${most}/cpu`, `growth ${route}/${least}/cpu`),
  limit: STEADY,
  better: 'less',
  unit: '×',
});

/** The goals that concern reading, in their order; growth is stated under 0. */
export const goals = (packages: number): Goal[] => [
  ...(['list', 'filter'] as const).map(
    (group): Goal => ({
      number: 1,
      what: `${group}, uncached, times the floor`,
      of: ratio(`${group}/ours/perSecond`, `${group}/floor/perSecond`),
      limit: 0.8,
      better: 'more',
      unit: '×',
    }),
  ),
  timesPeer('list', 'Directus', 8),
  timesPeer('list', 'NocoDB', 60),
  {
    number: 2,
    what: 'unchanged list, 200, times PostgreSQL’s list',
    of: ratio('unchanged/ours, 200/perSecond', 'unchanged/PostgreSQL list/perSecond'),
    limit: 1,
    better: 'more',
    unit: '×',
  },
  {
    number: 2,
    what: 'unchanged list, 304, times a static file’s 304',
    of: ratio('unchanged/ours, 304/perSecond', 'unchanged/static file, 304/perSecond'),
    limit: 1,
    better: 'more',
    unit: '×',
  },
  timesPeer('search', 'Directus', 80),
  timesPeer('search', 'NocoDB', 80),
  timesPeer('search', 'Grist', 15),
  ...(
    [
      ['cold', 2.5],
      ['warm', 2],
    ] as const
  ).map(
    ([cache, limit]): Goal => ({
      number: 7,
      what: `first rows of the table, ${cache}, times a static file`,
      of: ratio(`table/ours/${cache}`, `table/static file/${cache}`),
      limit,
      better: 'less',
      unit: '×',
    }),
  ),
  {
    number: 8,
    what: 'keystroke → rows of the table',
    of: scaled('grid/keystroke', 1),
    limit: 60,
    better: 'less',
    unit: 'ms',
  },
  {
    number: 9,
    what: 'scripts of the table',
    of: scaled('table/ours/script', kilobytes),
    limit: 175,
    better: 'less',
    unit: 'KB gzip',
  },
  {
    number: 9,
    what: 'scripts of the overview',
    of: scaled('table///script', kilobytes),
    limit: 150,
    better: 'less',
    unit: 'KB gzip',
  },
  {
    number: 10,
    what: 'elements of the table’s page',
    of: scaled('table/ours/nodes', 1),
    limit: 3000,
    better: 'less',
    unit: '',
  },
  ...(
    [
      ['the table', '/packages'],
      ['the table, one line per row', '/packages?density=compact'],
      ['the matrix', '/matrix'],
    ] as const
  ).flatMap(([what, path]): Goal[] => [
    {
      number: 10,
      what: `elements while scrolling ${what}`,
      of: scaled(`grid/${path}/nodes`, 1),
      limit: 3000,
      better: 'less',
      unit: '',
    },
    {
      number: 10,
      what: `longest frame while scrolling ${what}`,
      of: scaled(`grid/${path}/longestFrame`, 1),
      limit: 50,
      better: 'less',
      unit: 'ms',
    },
  ]),
  {
    number: 11,
    what: 'first screen of the matrix, times the table’s',
    of: ratio('grid/matrix/cold', 'table/ours/cold'),
    limit: 1,
    better: 'less',
    unit: '×',
  },
  {
    number: 11,
    what: 'a million cells of the matrix over the API',
    of: scaled('grid/matrix/million', 0.001),
    limit: 1,
    better: 'less',
    unit: 's',
  },
  {
    number: 12,
    what: 'one pair judged, with builds',
    of: scaled('rules/evaluate/built', 1),
    limit: 5,
    better: 'less',
    unit: 'µs',
  },
  {
    number: 12,
    what: 'all 5.1 million pairs, by what one takes',
    of: scaled('rules/rebuild', 5.1),
    limit: 90,
    better: 'less',
    unit: 's',
  },
  {
    number: 14,
    what: 'memory of web under load, at most',
    of: scaled('memory/most', megabytes),
    limit: 300,
    better: 'less',
    unit: 'MB',
  },
  { number: 14, what: 'cold start of web', of: scaled('start/ready', 0.001), limit: 0.8, better: 'less', unit: 's' },
  {
    number: 14,
    what: 'warm npm start to the first page',
    of: scaled('start/npmStart', 0.001),
    limit: 3,
    better: 'less',
    unit: 's',
  },
  {
    number: 15,
    what: 'Lighthouse’s performance, the least of the core pages',
    of: scaled('vitals/least', 1),
    limit: 0.98,
    better: 'more',
    unit: '',
  },
  ...['list', 'record'].map((route) => steady(route, [Math.round(packages / 100), packages])),
];

/** Three figures that matter and no more. */
export const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

const withUnit = (value: string, unit: string): string => (unit === '' ? value : `${value} ${unit}`);

/** What the figures say of each goal; goals whose figures were not measured are left out. */
export function judge(wanted: readonly Goal[], figures: Figures): Judged[] {
  return wanted.flatMap(({ number, what, of, limit, better, unit }) => {
    const value = of((name) => figures.get(name));
    if (value === undefined || Number.isNaN(value)) return [];
    const reached = better === 'more' ? value >= limit : value <= limit;
    const goal = withUnit(`${better === 'more' ? '≥' : '≤'} ${limit}`, unit);
    return [{ number, what, goal, ours: withUnit(short(value), unit), reached }];
  });
}
