import { type AnyListParams, listHref } from '../data-table/list-href.ts';

/** From a list of packages to the same packages in the matrix. */
export function MatrixLink({ params }: { params: AnyListParams }) {
  return (
    <p className="note no-print mt-3">
      <a href={listHref('/matrix', params)}>These packages at all sites, as a matrix</a>
    </p>
  );
}
