import { type PackageListParams, type ParsedParams, parsePackageParams } from './list-params.ts';
import { parseWhole } from './table-params.ts';

export const SITE_LIMIT_MAX = 200;
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
  const report = (parameter: string, detail: string) => problems.push({ parameter, detail });
  const sites = { least: 1, most: SITE_LIMIT_MAX };
  const params = {
    list,
    start: parseWhole(search, 'start', report) ?? 0,
    siteStart: parseWhole(search, 'siteStart', report) ?? 0,
    siteLimit: parseWhole(search, 'siteLimit', report, sites) ?? SITE_LIMIT_MAX,
  };
  return { params, problems };
}
