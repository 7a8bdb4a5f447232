import type { GridFilters } from '#lib/contracts/test-params.ts';

const NAMES = [
  'suite',
  'image',
  'package',
  'site',
  'digest',
  'state',
  'builds',
] as const satisfies (keyof GridFilters)[];

/** The address of the page of tests with these filters, from these rows and sites on. */
export function gridHref(filters: Partial<GridFilters>, { start = 0, siteStart = 0 } = {}): string {
  const search = new URLSearchParams();
  for (const name of NAMES) for (const value of filters[name] ?? []) search.append(name, value);
  if (start > 0) search.set('start', String(start));
  if (siteStart > 0) search.set('siteStart', String(siteStart));
  const query = search.toString();
  return query === '' ? '/tests' : `/tests?${query}`;
}
