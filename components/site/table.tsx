'use client';

import { lazy } from 'react';
import { sitesNoun, sitesTable } from '#lib/contracts/tables/sites.ts';
import type { SiteListDto, SiteRowDto } from '#lib/read/dto.ts';
import type { Edits } from '../data-table/desk.ts';
import { Grid, type GridNoun, type Opened } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import { facetsOf, groupWords } from '../data-table/noun.ts';
import type { Asked } from '../data-table/use-address.ts';
import { Nothing } from '../ui/nothing.tsx';
import { siteCell } from './cells.tsx';

/** Comes when a row is opened. */
const SiteDetail = lazy(async () => ({ default: (await import('./row-detail-live.tsx')).LiveSiteDetail }));

const SITES: GridNoun<SiteRowDto, SiteListDto> = {
  path: '/sites',
  api: '/api/v1/sites',
  placeholder: 'Search sites',
  noun: ['site', 'sites'],
  table: () => sitesTable,
  cell: siteCell,
  detail: (site) => <SiteDetail site={site} />,
  facets: ({ facets }) => facetsOf(sitesNoun, facets),
  exports: 'sites',
  groups: groupWords(sitesNoun),
  empty: ({ query }) => <Nothing noun={SITES.noun} path={SITES.path} asked={isAsked(query)} />,
};

/** The farms table. */
export function SitesTable(props: { initial: SiteListDto; asked: Asked; opened: Opened | null; edits: Edits | null }) {
  return <Grid noun={SITES} {...props} />;
}
