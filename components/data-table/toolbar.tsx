import { useEffect, useRef } from 'react';
import { LIMIT_DEFAULT } from '#lib/contracts/list-query.ts';
import { sortText } from '#lib/contracts/table-params.ts';
import type { Table } from '#lib/contracts/tables/table.ts';
import { count } from '../overview/say.ts';
import { DayField } from './day-field.tsx';
import { type Facet, FacetMenu } from './filters.tsx';
import type { PlacedColumn } from './kit.ts';
import type { Patch } from './list-href.ts';
import type { Asked, Go } from './use-address.ts';
import { ViewPanel } from './view-panel.tsx';

/** Search as one types, facets, and how the table is looked at: one form, which works by itself without a script. */
export function Toolbar<Row>({
  noun,
  facets,
  table,
  columns,
  asked,
  go,
  change,
  total,
}: {
  noun: {
    path: string;
    placeholder: string;
    noun: readonly [string, string];
    groups: Readonly<Record<string, string>>;
    days?: Readonly<Record<string, string>>;
  };
  facets: Facet[];
  table: Table<Row>;
  columns: readonly PlacedColumn<Row>[];
  asked: Asked;
  go: Go;
  change: (patch: Patch, how?: 'keep') => void;
  total: number;
}) {
  const { query, view } = asked;
  const field = useRef<HTMLInputElement>(null);
  useSlash(field);
  // The field is the reader's own while it has the focus; Back and the chips change it when it has not.
  useEffect(() => {
    if (field.current && document.activeElement !== field.current) field.current.value = query.q;
  }, [query.q]);
  const days = Object.entries(noun.days ?? {});
  const inPanel = new Set([...facets.map(({ name }) => name), ...days.map(([name]) => name)]);
  return (
    <search className="no-print">
      <form
        method="get"
        action={noun.path}
        className="flex flex-wrap items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          change({ q: field.current?.value.trim() ?? '' });
        }}
      >
        <input
          ref={field}
          type="search"
          name="q"
          defaultValue={query.q}
          placeholder={noun.placeholder}
          aria-label={noun.placeholder}
          aria-keyshortcuts="/"
          maxLength={200}
          autoComplete="off"
          className="field w-64 max-sm:grow"
          onInput={({ currentTarget }) => change({ q: currentTarget.value.trimStart() }, 'keep')}
        />
        {facets.map((facet) => (
          <FacetMenu
            key={facet.name}
            facet={facet}
            chosen={query.filters[facet.name] ?? []}
            choose={(values) => change({ filters: { [facet.name]: values } })}
          />
        ))}
        {days.map(([name, label]) => (
          <DayField
            key={name}
            name={name}
            label={label}
            value={query.filters[name]?.[0] ?? ''}
            choose={(values) => change({ filters: { [name]: values } }, 'keep')}
          />
        ))}
        <ViewPanel table={table} columns={columns} asked={asked} go={go} groups={noun.groups} />
        {Object.entries(query.filters).map(([name, values]) =>
          inPanel.has(name)
            ? null
            : values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
        )}
        {sortText(query.sort) !== (query.ownSort ?? 'name') && (
          <input type="hidden" name="sort" value={sortText(query.sort)} />
        )}
        {query.limit !== LIMIT_DEFAULT && <input type="hidden" name="limit" value={query.limit} />}
        {view.pin.length > 0 && <input type="hidden" name="pin" value={view.pin.join()} />}
        <button type="submit" className="button button-main without-script">
          Show
        </button>
        <p className="note ml-auto self-center" role="status">
          {count(total, ...noun.noun)}
        </p>
      </form>
    </search>
  );
}

/** `/` brings the reader to the search from anywhere on the page but another field. */
function useSlash(field: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      const writing = target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select');
      if (event.key !== '/' || writing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [field]);
}
