import { type AnyListParams, listHref } from '#components/data-table/list-href.ts';
import { LIMIT_DEFAULT } from '#lib/contracts/list-params.ts';

export const PATH = '/matrix';

/** Filters and order as a query, without a window. */
export const questionOf = (params: AnyListParams): string =>
  listHref(PATH, { ...params, limit: LIMIT_DEFAULT }).slice(PATH.length + 1);

/** The same matrix from another package and another site on. */
export const windowHref = (params: AnyListParams) => (start: number, siteStart: number) =>
  listHref(
    PATH,
    params,
    {},
    {
      ...(start > 0 && { start: String(start) }),
      ...(siteStart > 0 && { siteStart: String(siteStart) }),
    },
  );
