'use client';

import type { ApiVerdicts } from '#lib/contracts/api/readiness.ts';
import { packagesTable } from '#lib/contracts/tables/packages.ts';
import type { PackageListDto, PackageRowDto } from '#lib/read/dto.ts';
import { Grid, type GridNoun } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import type { Asked } from '../data-table/use-address.ts';
import { MatrixLink } from '../matrix/matrix-link.tsx';
import { NothingFound } from '../ui/nothing-found.tsx';
import { packageCell } from './cells.tsx';
import { packageFacets } from './facets.ts';
import { PackageDetail } from './row-detail.tsx';

/** The list, and the reasons of the row that the address opens. */
type Answer = PackageListDto & { opened?: ApiVerdicts | undefined };

const PACKAGES: GridNoun<PackageRowDto, Answer> = {
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
  detail: (row, { allSites, opened }) => {
    const known = opened?.items[0]?.package === row.slug ? opened : undefined;
    return <PackageDetail key={row.slug} row={row} sites={allSites} known={known} />;
  },
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
  empty: ({ query }) => <NothingFound one="package" many="packages" path="/packages" asked={isAsked(query)} />,
};

/** The status table. */
export function PackagesTable(props: { initial: Answer; asked: Asked }) {
  return <Grid noun={PACKAGES} {...props} />;
}
