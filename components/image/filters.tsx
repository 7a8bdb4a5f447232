import { BUILT, type ImageListParams } from '#lib/contracts/image-params.ts';
import { FLAVOURS, word } from '#lib/domain/vocabulary.ts';
import type { ImageBaseDto } from '#lib/read/dto-image.ts';

type Filters = ImageListParams['filters'];

/** What the list of images is narrowed to; an address may name more than one value, and the form keeps the first. */
export function ImageFilters({
  params: { q, filters },
  bases,
}: {
  params: ImageListParams;
  bases: readonly ImageBaseDto[];
}) {
  return (
    <form method="get" action="/images" className="no-print mb-4 flex flex-wrap items-end gap-x-4 gap-y-2">
      <label className="block">
        <span className="note block">Search</span>
        <input className="field" type="search" name="q" defaultValue={q} maxLength={200} />
      </label>
      <Choice
        name="flavour"
        label="Flavour"
        filters={filters}
        options={FLAVOURS.map((value) => [value, word(value)])}
      />
      <Choice
        name="base"
        label="Base"
        filters={filters}
        options={bases.map(({ slug, name }) => [slug, name] as const)}
      />
      <Choice
        name="built"
        label="Builds"
        filters={filters}
        options={BUILT.map((value) => [value, value === 'yes' ? 'has one' : 'has none'])}
      />
      {filters.package.map((slug) => (
        <label key={slug} className="inline-flex items-center gap-2 py-1">
          <input type="checkbox" name="package" value={slug} defaultChecked />
          holds {slug}
        </label>
      ))}
      <button type="submit" className="button">
        Show
      </button>
      {isNarrowed({ q, filters }) && <a href="/images">Show all</a>}
    </form>
  );
}

/** Whether a search or a filter is in force. */
export const isNarrowed = ({ q, filters }: Pick<ImageListParams, 'q' | 'filters'>): boolean =>
  q !== '' || Object.values(filters).some((values) => values.length > 0);

function Choice({
  name,
  label,
  filters,
  options,
}: {
  name: keyof Filters;
  label: string;
  filters: Filters;
  options: readonly (readonly [value: string, label: string])[];
}) {
  return (
    <label className="block">
      <span className="note block">{label}</span>
      <select className="field" name={name} defaultValue={filters[name][0] ?? ''}>
        <option value="">any</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
