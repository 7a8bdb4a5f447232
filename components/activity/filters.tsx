import type { ChangeListParams } from '#lib/contracts/change-params.ts';
import { LIMIT_DEFAULT } from '#lib/contracts/list-query.ts';
import type { ChangeListDto } from '#lib/read/dto-change.ts';
import { type Facet, FacetMenu } from '../data-table/filters.tsx';

/** The filters of the activity by name; days have no facet of their own. */
export const changeFacets = ({ entity, source }: ChangeListDto['facets']): Facet[] => [
  { name: 'entity', label: 'What', values: entity },
  { name: 'source', label: 'Source', values: source },
  { name: 'from', label: 'From', values: [] },
  { name: 'to', label: 'To', values: [] },
];

/** Kinds, sources, and the first and last day on which a change took effect, as one GET form. */
export function ChangeFilters({ path, params, facets }: { path: string; params: ChangeListParams; facets: Facet[] }) {
  const { from, to, ...menus } = params.filters;
  return (
    <search className="no-print">
      <form method="get" action={path} className="flex flex-wrap items-center gap-2">
        {facets
          .filter(({ name }) => name in menus)
          .map((facet) => (
            <FacetMenu key={facet.name} facet={facet} chosen={params.filters[facet.name as keyof typeof menus]} />
          ))}
        <label className="flex items-center gap-2 text-ink-2">
          from <input type="date" name="from" defaultValue={from[0]} className="field" />
        </label>
        <label className="flex items-center gap-2 text-ink-2">
          to <input type="date" name="to" defaultValue={to[0]} className="field" />
        </label>
        {params.limit !== LIMIT_DEFAULT && <input type="hidden" name="limit" value={params.limit} />}
        <button type="submit" className="button button-main">
          Show
        </button>
      </form>
    </search>
  );
}

/** Nothing changed that the filters let through, or nothing at all. */
export function NoChanges({ path, filtered }: { path: string; filtered: boolean }) {
  return (
    <div className="border-y border-rule-strong py-8">
      <p className="text-head">{filtered ? 'No change matches.' : 'Nothing has changed yet.'}</p>
      <p className="mt-1 text-ink-2">
        {filtered ? (
          <>
            Take a filter away above, or <a href={path}>show all changes</a>.
          </>
        ) : (
          <>
            Load a catalogue with <span className="key">npm run db -- seed</span>, and its history appears here.
          </>
        )}
      </p>
    </div>
  );
}
