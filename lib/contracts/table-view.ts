import type { ParamProblem } from './list-params.ts';
import { SLUG } from './slug.ts';

/** How tall rows are: `compact` one line each, `regular` as tall as their text. */
export const DENSITIES = ['regular', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

/** How a table is looked at, beside what its list selects. Part of the page's address, understood by API and export. */
export interface TableView {
  /** Columns in order, null for the table's own. */
  cols: string[] | null;
  /** Columns kept in view beside the first one. */
  pin: string[];
  /** Widths in pixels by column. */
  width: Record<string, number>;
  density: Density;
  /** The row that is open. */
  open: string | null;
}

/** Names of the parameters of a view. */
export const VIEW_PARAMETERS = ['cols', 'pin', 'width', 'density', 'open'] as const;
export const WIDTH_MIN = 48;
export const WIDTH_MAX = 1200;
const COLUMNS_MAX = 200;

export const PLAIN_VIEW: TableView = { cols: null, pin: [], width: {}, density: 'regular', open: null };

/** Reads the view out of a query. Never throws: what cannot be used is left out and reported. */
export function parseView(search: URLSearchParams): { view: TableView; problems: ParamProblem[] } {
  const problems: ParamProblem[] = [];
  const ids = (name: string): string[] => {
    const given = search
      .getAll(name)
      .join()
      .split(',')
      .filter((id) => id !== '');
    const good = given.filter((id) => id.length <= 130 && SLUG.test(id)).slice(0, COLUMNS_MAX);
    if (good.length < given.length) {
      problems.push({ parameter: name, detail: 'Names of columns with commas between, at most 200.' });
    }
    return [...new Set(good)];
  };
  const cols = ids('cols');
  const density = search.get('density') ?? 'regular';
  if (!DENSITIES.some((known) => known === density)) {
    problems.push({ parameter: 'density', detail: `One of ${DENSITIES.join(', ')}.` });
  }
  const open = search.get('open') ?? '';
  const openable = open.length <= 120 && SLUG.test(open);
  if (open !== '' && !openable) problems.push({ parameter: 'open', detail: 'Not the address of an entry.' });
  return {
    view: {
      cols: cols.length === 0 ? null : cols,
      pin: ids('pin'),
      width: parseWidths(search.get('width') ?? '', problems),
      density: density === 'compact' ? 'compact' : 'regular',
      open: openable ? open : null,
    },
    problems,
  };
}

function parseWidths(text: string, problems: ParamProblem[]): Record<string, number> {
  const widths = new Map<string, number>();
  for (const part of text.split(',').filter((one) => one !== '')) {
    const [, id = '', pixels = ''] = /^([a-z0-9-]{1,130}):(\d{1,4})$/.exec(part) ?? [];
    const width = Number(pixels);
    if (SLUG.test(id) && width >= WIDTH_MIN && width <= WIDTH_MAX && widths.size < COLUMNS_MAX) widths.set(id, width);
    else {
      problems.push({ parameter: 'width', detail: `column:pixels with commas between, ${WIDTH_MIN} to ${WIDTH_MAX}.` });
      break;
    }
  }
  return Object.fromEntries(widths);
}

/** Writes a view into a query; what equals the default is left out. */
export function writeView(search: URLSearchParams, view: TableView): void {
  if (view.cols !== null) search.set('cols', view.cols.join(','));
  if (view.pin.length > 0) search.set('pin', view.pin.join(','));
  const widths = Object.entries(view.width);
  if (widths.length > 0) search.set('width', widths.map(([id, width]) => `${id}:${width}`).join(','));
  if (view.density !== 'regular') search.set('density', view.density);
  if (view.open !== null) search.set('open', view.open);
}
