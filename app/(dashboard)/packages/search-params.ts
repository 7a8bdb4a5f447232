import { type AnyListParams, listHref } from '#components/data-table/list-href.ts';
import { parsePackageParams } from '#lib/contracts/list-params.ts';
import { SLUG } from '#lib/contracts/text.ts';

export const PATH = '/packages';

/** The query of this page: the package list's own grammar, and which row is open. */
export function parsePackagesPage(search: URLSearchParams) {
  const open = search.get('open') ?? '';
  return { ...parsePackageParams(search), open: open.length <= 120 && SLUG.test(open) ? open : null };
}

/** The same list sorted by another column; a new order starts at its first page. */
export const sortHref = (params: AnyListParams) => (key: string, descending: boolean) =>
  listHref(PATH, params, { sort: [{ key, descending }] });

/** The same page of the list with one row open, or none. */
export const openHref = (params: AnyListParams) => (slug: string | null) =>
  listHref(PATH, params, params.cursor === null ? {} : { cursor: params.cursor }, slug === null ? {} : { open: slug });
