import type { PackageListDto } from '#lib/read/dto.ts';
import type { Facet } from '../data-table/filters.tsx';

const LABELS = {
  level: 'Readiness',
  site: 'Site',
  platform: 'Platform',
  strategy: 'Strategy',
  upgradable: 'Upgradable?',
  existingContainer: 'Container',
  existingVm: 'VM',
  review: 'Review',
} as const satisfies Record<keyof PackageListDto['facets'], string>;

/** The facets of the package list in the order in which people reach for them. */
export const packageFacets = (facets: PackageListDto['facets']): Facet[] =>
  (Object.keys(LABELS) as (keyof typeof LABELS)[]).map((name) => ({ name, label: LABELS[name], values: facets[name] }));
