'use client';

import { lazy } from 'react';
import { packagesTable } from '#lib/contracts/tables/packages.ts';
import type { PackageListDto, PackageRowDto } from '#lib/read/dto.ts';
import type { Edits } from '../data-table/desk.ts';
import { Grid, type GridNoun, type Opened } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import type { Asked } from '../data-table/use-address.ts';
import { MatrixLink } from '../matrix/matrix-link.tsx';
import { Nothing } from '../ui/nothing.tsx';
import { packageCell } from './cells.tsx';
import { packageFacets } from './facets.ts';

/** Comes when a row is opened. */
const PackageDetail = lazy(async () => ({ default: (await import('./row-detail-live.tsx')).LivePackageDetail }));

const PACKAGES: GridNoun<PackageRowDto, PackageListDto> = {
  path: '/packages',
  api: '/api/v1/packages',
  placeholder: 'Search packages',
  noun: ['package', 'packages'],
  table: ({ sites, allSites }) => {
    const shown = new Set(sites.map(({ slug }) => slug));
    const others = allSites.filter(({ slug }) => !shown.has(slug));
    const table = packagesTable([...sites, ...others]);
    return { ...table, hidden: others.map(({ slug }) => `at-${slug}`) };
  },
  cell: packageCell,
  detail: (row, { allSites }) => <PackageDetail row={row} sites={allSites} />,
  facets: ({ facets }) => packageFacets(facets),
  exports: 'packages',
  foot: ({ query }) => <MatrixLink params={{ ...query, start: null, group: null, cursor: null }} />,
  groups: {
    level: 'Readiness',
    strategy: 'Strategy',
    upgradable: 'Upgradable?',
    existingContainer: 'Container',
    existingVm: 'VM',
    review: 'Review',
  },
  empty: ({ query }) => <Nothing noun={PACKAGES.noun} path={PACKAGES.path} asked={isAsked(query)} />,
};

/** The status table. */
export function PackagesTable(props: {
  initial: PackageListDto;
  asked: Asked;
  step: number;
  opened: Opened | null;
  edits: Edits | null;
}) {
  return <Grid noun={PACKAGES} {...props} />;
}
