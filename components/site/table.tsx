'use client';

import type { ApiStanding } from '#lib/contracts/api/site.ts';
import { sitesTable } from '#lib/contracts/tables/sites.ts';
import type { SiteListDto, SiteRowDto } from '#lib/read/dto.ts';
import { Grid, type GridNoun } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import type { Asked } from '../data-table/use-address.ts';
import type { ListAnswer } from '../data-table/use-list.ts';
import { NothingFound } from '../ui/nothing-found.tsx';
import { siteCell } from './cells.tsx';
import { SiteDetail } from './row-detail.tsx';

/** The list, and where the site of the row that the address opens stands. */
type SiteAnswer = ListAnswer<SiteRowDto> & { opened?: { site: string; standing: ApiStanding } | undefined };

const SITES: GridNoun<SiteRowDto, SiteAnswer> = {
  path: '/sites',
  api: '/api/v1/sites',
  placeholder: 'Search sites',
  noun: ['site', 'sites'],
  table: () => sitesTable,
  cell: siteCell,
  detail: (site, { opened }) => (
    <SiteDetail key={site.slug} site={site} known={opened?.site === site.slug ? opened.standing : undefined} />
  ),
  facets: () => [],
  exports: 'sites',
  groups: {},
  empty: ({ query }) => <NothingFound one="site" many="sites" path="/sites" asked={isAsked(query)} />,
};

/** The farms table. */
export function SitesTable({ initial, asked }: { initial: SiteListDto & Pick<SiteAnswer, 'opened'>; asked: Asked }) {
  return <Grid noun={SITES} initial={{ ...initial, shown: initial.total, groups: null }} asked={asked} />;
}
