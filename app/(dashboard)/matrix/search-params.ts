import { type AnyListParams, listHref } from '#components/data-table/list-href.ts';
import { LIMIT_DEFAULT } from '#lib/contracts/list-query.ts';

export const PATH = '/matrix';

/** Filters and order as a query, without a window. */
export const questionOf = (params: AnyListParams): string =>
  listHref(PATH, { ...params, limit: LIMIT_DEFAULT }).slice(PATH.length + 1);

/** The same matrix from another package and another site on. */
export const windowHref = (params: AnyListParams) => (start: number, siteStart: number) => {
  const href = listHref(PATH, params, { start });
  if (siteStart === 0) return href;
  return `${href}${href.includes('?') ? '&' : '?'}siteStart=${siteStart}`;
};
