import type { BuildListParams } from '#lib/contracts/build-params.ts';
import { BUILD_STATES, word } from '#lib/domain/vocabulary.ts';

const TEXTS = [
  ['image', 'Image', 'its name in addresses'],
  ['tag', 'Tag', 'latest'],
  ['digest', 'Digest', 'first 12 digits'],
] as const;

/** What the list of builds is narrowed to; an address may name more than one value, and the form keeps the first. */
export function BuildFilters({ filters }: { filters: BuildListParams['filters'] }) {
  const isNarrowed = Object.values(filters).some((values) => values.length > 0);
  return (
    <form method="get" action="/builds" className="no-print mb-4 flex flex-wrap items-end gap-x-4 gap-y-2">
      {TEXTS.map(([name, label, hint]) => (
        <label key={name} className="block">
          <span className="note block">{label}</span>
          <input
            className="field"
            name={name}
            defaultValue={filters[name][0] ?? ''}
            placeholder={hint}
            maxLength={130}
          />
        </label>
      ))}
      <label className="block">
        <span className="note block">State</span>
        <select className="field" name="status" defaultValue={filters.status[0] ?? ''}>
          <option value="">any</option>
          {BUILD_STATES.map((state) => (
            <option key={state} value={state}>
              {word(state)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        Show
      </button>
      {isNarrowed && <a href="/builds">Show all</a>}
    </form>
  );
}
