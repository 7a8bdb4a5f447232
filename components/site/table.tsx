'use client';

import { lazy } from 'react';
import { sitesTable } from '#lib/contracts/tables/sites.ts';
import type { SiteListDto, SiteRowDto } from '#lib/read/dto.ts';
import { Grid, type GridNoun, type Opened } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import type { Asked } from '../data-table/use-address.ts';
import type { ListAnswer } from '../data-table/use-list.ts';
import { NothingFound } from '../ui/nothing-found.tsx';
import { siteCell } from './cells.tsx';

/** Comes when a row is opened. */
const SiteDetail = lazy(async () => ({ default: (await import('./row-detail-live.tsx')).LiveSiteDetail }));

type SiteAnswer = ListAnswer<SiteRowDto>;

const SITES: GridNoun<SiteRowDto, SiteAnswer> = {
  path: '/sites',
  api: '/api/v1/sites',
  placeholder: 'Search sites',
  noun: ['site', 'sites'],
  table: () => sitesTable,
  cell: siteCell,
  detail: (site) => <SiteDetail site={site} />,
  facets: () => [],
  exports: 'sites',
  groups: {},
  empty: ({ query }) => <NothingFound one="site" many="sites" path="/sites" asked={isAsked(query)} />,
};

/** The farms table. */
export function SitesTable({ initial, asked, opened }: { initial: SiteListDto; asked: Asked; opened: Opened | null }) {
  const whole = { ...initial, shown: initial.total, groups: null };
  return <Grid noun={SITES} initial={whole} asked={asked} opened={opened} />;
}
