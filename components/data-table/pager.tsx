import { type AnyListParams, listHref } from './list-href.ts';

/** Ways to the pages before and after; nothing when all rows are shown. */
export function Pager({
  path,
  params,
  previous,
  next,
}: {
  path: string;
  params: AnyListParams;
  previous: string | null;
  next: string | null;
}) {
  if (previous === null && next === null && params.cursor === null) return null;
  return (
    <nav className="no-print mt-4 flex flex-wrap gap-2" aria-label="Pages of the list">
      {params.cursor !== null && (
        <a className="button" href={listHref(path, params)}>
          First page
        </a>
      )}
      {previous !== null && (
        <a className="button" rel="prev" href={listHref(path, params, { cursor: previous })}>
          Previous {params.limit}
        </a>
      )}
      {next !== null && (
        <a className="button" rel="next" href={listHref(path, params, { cursor: next })}>
          Next {params.limit}
        </a>
      )}
    </nav>
  );
}
