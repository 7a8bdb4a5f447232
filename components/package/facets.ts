import type { PackageListDto } from '#lib/read/dto.ts';
import type { Facet } from '../data-table/filters.tsx';
import { CELL_LOOKS } from '../status/cell-value.tsx';

const LABELS = {
  level: 'Readiness',
  site: 'Site',
  platform: 'Platform',
  strategy: 'Strategy',
  upgradable: 'Upgradable?',
  existingContainer: 'Container',
  existingVm: 'VM',
  review: 'Review',
  conflict: 'Statements',
} as const satisfies Record<keyof PackageListDto['facets'], string>;

/** Facets over wiki cells, which use the words that the cells show. */
const OF_CELLS: ReadonlySet<string> = new Set(['upgradable', 'existingContainer', 'existingVm']);
const looks: Record<string, { words: string } | undefined> = CELL_LOOKS;

/** The facets of the package list in the order in which people reach for them. */
export const packageFacets = (facets: PackageListDto['facets']): Facet[] =>
  (Object.keys(LABELS) as (keyof typeof LABELS)[]).map((name) => ({
    name,
    label: LABELS[name],
    values: OF_CELLS.has(name)
      ? facets[name].map((one) => ({ ...one, label: looks[one.value]?.words ?? one.label }))
      : facets[name],
  }));
