import { LIMIT_DEFAULT } from '#lib/contracts/list-params.ts';
import { sortText } from '#lib/contracts/table-params.ts';
import type { FacetDto } from '#lib/read/dto.ts';
import { sayNumber } from '../overview/say.ts';
import { type AnyListParams, listHref, without } from './list-href.ts';

export interface Facet {
  name: string;
  label: string;
  values: FacetDto[];
}

/** Search and facets as one GET form: any of the values ticked in a facet, and all facets together. */
export function Filters({
  path,
  placeholder,
  params,
  facets,
}: {
  path: string;
  placeholder: string;
  params: AnyListParams;
  facets: Facet[];
}) {
  const shown = new Set(facets.map(({ name }) => name));
  const hidden = Object.entries(params.filters).filter(([name]) => !shown.has(name));
  return (
    <search className="no-print">
      <form method="get" action={path} className="flex flex-wrap items-start gap-2">
        <input
          type="search"
          name="q"
          defaultValue={params.q}
          placeholder={placeholder}
          aria-label={placeholder}
          maxLength={200}
          className="field w-64 max-sm:grow"
        />
        {facets.map((facet) => (
          <FacetMenu key={facet.name} facet={facet} chosen={params.filters[facet.name] ?? []} />
        ))}
        {hidden.map(([name, values]) =>
          values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
        )}
        {sortText(params.sort) !== 'name' && <input type="hidden" name="sort" value={sortText(params.sort)} />}
        {params.limit !== LIMIT_DEFAULT && <input type="hidden" name="limit" value={params.limit} />}
        <button type="submit" className="button button-main">
          Show
        </button>
      </form>
    </search>
  );
}

/** One facet as a menu of check boxes, for a form of a list. */
export function FacetMenu({ facet, chosen }: { facet: Facet; chosen: readonly string[] }) {
  const known = new Set(facet.values.map(({ value }) => value));
  const values = [
    ...facet.values,
    ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value, count: 0 })),
  ];
  if (values.length === 0) return null;
  return (
    <details className="facet" name="facet">
      <summary className="button">
        {facet.label}
        {chosen.length > 0 && <span className="font-semibold text-sea">{chosen.length}</span>}
      </summary>
      <fieldset className="facet-panel">
        <legend className="sr-only">{facet.label}: any of</legend>
        {values.map(({ value, label, count }) => (
          <label key={value}>
            <input type="checkbox" name={facet.name} value={value} defaultChecked={chosen.includes(value)} />
            {label}
            <span className="count">{sayNumber(count)}</span>
          </label>
        ))}
        <button type="submit" className="button mt-2 w-full justify-center">
          Show
        </button>
      </fieldset>
    </details>
  );
}

/** The filters in force, each a link that takes it away. */
export function ActiveFilters({ path, params, facets }: { path: string; params: AnyListParams; facets: Facet[] }) {
  const active = Object.entries(params.filters).flatMap(([name, values]) => values.map((value) => ({ name, value })));
  if (active.length === 0 && params.q === '') return null;
  return (
    <ul className="mt-3 flex flex-wrap items-center gap-2" aria-label="Filters in force">
      {params.q !== '' && <Chip href={listHref(path, params, { q: '' })} label={`“${params.q}”`} />}
      {active.map(({ name, value }) => {
        const facet = facets.find((one) => one.name === name);
        const label = facet?.values.find((one) => one.value === value)?.label ?? value;
        const href = listHref(path, params, { filters: without(params.filters, name, value) });
        return (
          <Chip
            key={`${name} ${value}`}
            href={href}
            label={`${facet?.label ?? OTHER_LABELS[name] ?? name}: ${label}`}
          />
        );
      })}
      <li>
        <a className="note" href={path}>
          Remove all
        </a>
      </li>
    </ul>
  );
}

const OTHER_LABELS: Record<string, string> = { runsOn: 'Runs on', builtOn: 'Built on', owner: 'Owner' };

function Chip({ href, label }: { href: string; label: string }) {
  return (
    <li>
      <a className="chip" href={href} aria-label={`Remove ${label}`}>
        {label} <span aria-hidden="true">×</span>
      </a>
    </li>
  );
}
