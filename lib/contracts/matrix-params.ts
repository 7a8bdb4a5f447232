import { type PackageListParams, type ParsedParams, parsePackageParams } from './list-params.ts';

export const SITE_LIMIT_MAX = 200;
/** Further than any catalogue reaches. */
export const START_MAX = 10_000_000;
export const WINDOW_PARAMETERS = ['start', 'siteStart', 'siteLimit'] as const;

/** A window into the matrix: which packages in which order, from which on, and which sites. */
export interface MatrixParams {
  /** The package list's own question; its limit is how many packages the window has. */
  list: PackageListParams;
  start: number;
  siteStart: number;
  siteLimit: number;
}

/** Reads the query of the matrix: the package list's grammar, with a window in place of a cursor. */
export function parseMatrixParams(search: URLSearchParams): ParsedParams<MatrixParams> {
  const rest = new URLSearchParams(search);
  for (const name of [...WINDOW_PARAMETERS, 'cursor']) rest.delete(name);
  const { params: list, problems } = parsePackageParams(rest);
  const whole = (name: string, least: number, most: number, fallback: number): number => {
    const text = search.get(name) ?? '';
    if (text === '') return fallback;
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    problems.push({ parameter: name, detail: `A whole number from ${least} to ${most}.` });
    return fallback;
  };
  const params = {
    list,
    start: whole('start', 0, START_MAX, 0),
    siteStart: whole('siteStart', 0, START_MAX, 0),
    siteLimit: whole('siteLimit', 1, SITE_LIMIT_MAX, SITE_LIMIT_MAX),
  };
  return { params, problems };
}
