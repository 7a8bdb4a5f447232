import type { AnyListParams } from '../data-table/list-href.ts';

/** Nothing to show: because of the filters, or because nothing is registered; each with what to do. */
export function NoPackages({ path, params }: { path: string; params: AnyListParams }) {
  const filtered = params.q !== '' || Object.values(params.filters).some((values) => values.length > 0);
  if (filtered || params.cursor !== null) {
    return (
      <div className="border-y border-rule-strong py-8">
        <p className="text-head">No package matches.</p>
        <p className="mt-1 text-ink-2">
          Take a filter away above, search for another word, or <a href={path}>show all packages</a>.
        </p>
      </div>
    );
  }
  return (
    <div className="border-y border-rule-strong py-8">
      <p className="text-head">No package is registered yet.</p>
      <p className="mt-1 text-ink-2">
        Load a catalogue with <span className="key">npm run db -- seed</span>, and its packages appear here.
      </p>
    </div>
  );
}
