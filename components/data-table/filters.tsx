import { LIMIT_DEFAULT } from '#lib/contracts/list-query.ts';
import { sortText } from '#lib/contracts/table-params.ts';
import type { TableView } from '#lib/contracts/table-view.ts';
import type { FacetDto } from '#lib/read/dto.ts';
import { sayNumber } from '../overview/say.ts';
import { type AnyListParams, listHref, type Patch, without } from './list-href.ts';
import { Menu } from './menu.tsx';
import { plainClick } from './plain-click.ts';

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
export function FacetMenu({
  facet,
  chosen,
  choose,
}: {
  facet: Facet;
  chosen: readonly string[];
  /** Takes the choice at once, where a script can; else the form is sent. */
  choose?: ((values: string[]) => void) | undefined;
}) {
  const known = new Set(facet.values.map(({ value }) => value));
  const values = [
    ...facet.values,
    ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value, count: 0 })),
  ];
  if (values.length === 0) return null;
  const control = (value: string) =>
    choose
      ? {
          checked: chosen.includes(value),
          onChange: ({ target }: React.ChangeEvent<HTMLInputElement>) =>
            choose(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value)),
        }
      : { defaultChecked: chosen.includes(value) };
  return (
    <Menu label={facet.label} choices={values.length} chosen={chosen.length}>
      <fieldset className="facet-panel">
        <legend className="sr-only">{facet.label}: any of</legend>
        {values.map(({ value, label, count }) => (
          <label key={value}>
            <input type="checkbox" name={facet.name} value={value} {...control(value)} />
            {label}
            <span className="count">{sayNumber(count)}</span>
          </label>
        ))}
        <button type="submit" className={`button mt-2 w-full justify-center ${choose ? 'without-script' : ''}`}>
          Show
        </button>
      </fieldset>
    </Menu>
  );
}

/** The filters in force, each a link that takes it away. */
export function ActiveFilters({
  path,
  params,
  facets,
  view,
  change,
}: {
  path: string;
  params: AnyListParams;
  facets: Facet[];
  view?: TableView;
  /** Changes the list in place, where a script can. */
  change?: ((patch: Patch) => void) | undefined;
}) {
  const active = Object.entries(params.filters).flatMap(([name, values]) => values.map((value) => ({ name, value })));
  if (active.length === 0 && params.q === '') return null;
  const none = Object.fromEntries(Object.keys(params.filters).map((name) => [name, []]));
  const chip = (patch: Patch) => ({
    href: listHref(path, params, patch, view),
    ...(change && { onClick: plainClick(() => change(patch)) }),
  });
  return (
    <ul className="mt-3 flex flex-wrap items-center gap-2" aria-label="Filters in force">
      {params.q !== '' && <Chip {...chip({ q: '' })} label={`“${params.q}”`} />}
      {active.map(({ name, value }) => {
        const facet = facets.find((one) => one.name === name);
        const label = facet?.values.find((one) => one.value === value)?.label ?? value;
        return (
          <Chip
            key={`${name} ${value}`}
            {...chip({ filters: without(params.filters, name, value) })}
            label={`${facet?.label ?? OTHER_LABELS[name] ?? name}: ${label}`}
          />
        );
      })}
      <li>
        <a className="note" {...chip({ q: '', filters: none })}>
          Remove all
        </a>
      </li>
    </ul>
  );
}

const OTHER_LABELS: Record<string, string> = { runsOn: 'Runs on', builtOn: 'Built on', owner: 'Owner' };

function Chip({
  label,
  href,
  onClick,
}: {
  label: string;
  href: string;
  onClick?: React.MouseEventHandler<HTMLAnchorElement>;
}) {
  return (
    <li>
      <a className="chip" href={href} onClick={onClick} aria-label={`Remove ${label}`}>
        {label} <span aria-hidden="true">×</span>
      </a>
    </li>
  );
}
