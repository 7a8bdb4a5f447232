import type { AnyListParams } from '../data-table/list-href.ts';

/** No site to show: because of the search, or because none is registered. */
export function NoSites({ path, params }: { path: string; params: AnyListParams }) {
  const searched = params.q !== '' || params.cursor !== null;
  return (
    <div className="border-y border-rule-strong py-8">
      <p className="text-head">{searched ? 'No site matches.' : 'No site is registered yet.'}</p>
      <p className="mt-1 text-ink-2">
        {searched ? (
          <>
            Search for another word, or <a href={path}>show all sites</a>.
          </>
        ) : (
          <>
            Load a catalogue with <span className="key">npm run db -- seed</span>, and its sites appear here.
          </>
        )}
      </p>
    </div>
  );
}
