import { shortHex } from '#lib/contracts/tables/build-words.ts';
import { BUILDS_SHOWN, CHOICES_AT_MOST, type GridFilters, SITE_CHOICES_AT_MOST } from '#lib/contracts/test-params.ts';
import { CASE_STATES, CASE_TERMS } from '#lib/domain/test-states.ts';
import type { TestGridDto } from '#lib/read/dto-test.ts';
import { gridHref } from './grid-href.ts';

interface Choice {
  slug: string;
  name: string;
}

/** What the grid shows, as one form whose answer is an address: any of the values ticked in a menu, and all menus together. */
export function GridFiltersForm({ filters, choices }: { filters: GridFilters; choices: TestGridDto['choices'] }) {
  const states = CASE_STATES.map((state) => ({ slug: state, name: CASE_TERMS[state].label }));
  return (
    <search className="no-print">
      <form method="get" action="/tests" className="flex flex-wrap items-start gap-2">
        <Ticks label="State" name="state" choices={states} chosen={filters.state} />
        <Ticks label="Suite" name="suite" choices={choices.suite} chosen={filters.suite} />
        <Ticks label="Image" name="image" choices={choices.image} chosen={filters.image} />
        <Ticks label="Package" name="package" choices={choices.package} chosen={filters.package} />
        <Ticks label="Site" name="site" choices={choices.site} chosen={filters.site} most={SITE_CHOICES_AT_MOST} />
        {filters.digest.map((digest) => (
          <span key={digest} className="inline-flex items-center gap-2">
            <input type="hidden" name="digest" value={digest} />
            <a className="chip" href={gridHref({ ...filters, digest: filters.digest.filter((one) => one !== digest) })}>
              Build <span className="key">{shortHex(digest)}</span>
              <span className="sr-only">: take this filter away</span>
            </a>
          </span>
        ))}
        <label className="inline-flex items-center gap-2">
          <span>Builds</span>
          <select name="builds" className="field" defaultValue={filters.builds[0] ?? 'current'}>
            {BUILDS_SHOWN.map((value) => (
              <option key={value} value={value}>
                {value === 'current' ? 'in use now' : 'every tested one'}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button button-main">
          Show
        </button>
        {Object.values(filters).some((values) => values.length > 0) && (
          <a className="button" href="/tests">
            Show all
          </a>
        )}
      </form>
    </search>
  );
}

function Ticks({
  label,
  name,
  choices,
  chosen,
  most = CHOICES_AT_MOST,
}: {
  label: string;
  name: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  /** Choices that are listed; of more, one is named. */
  most?: number;
}) {
  const many = choices.length > most;
  const listed = many ? [] : choices;
  const known = new Set(listed.map(({ slug }) => slug));
  const all = [...listed, ...chosen.filter((slug) => !known.has(slug)).map((slug) => ({ slug, name: slug }))];
  if (all.length === 0 && !many) return null;
  return (
    <details className="facet" name="facet">
      <summary className="button">
        {label}
        {chosen.length > 0 && <span className="font-semibold text-sea">{chosen.length}</span>}
      </summary>
      <fieldset className="facet-panel">
        <legend className="sr-only">{label}: any of</legend>
        {many && (
          <label>
            <span>As in its address</span>
            <input type="text" name={name} className="field" maxLength={120} />
          </label>
        )}
        {all.map((choice) => (
          <label key={choice.slug}>
            <input type="checkbox" name={name} value={choice.slug} defaultChecked={chosen.includes(choice.slug)} />
            {choice.name}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
