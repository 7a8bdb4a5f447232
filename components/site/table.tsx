'use client';

import { sitesTable } from '#lib/contracts/tables/sites.ts';
import type { SiteListDto, SiteRowDto } from '#lib/read/dto.ts';
import { Grid, type GridNoun } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import type { Asked } from '../data-table/use-address.ts';
import type { ListAnswer } from '../data-table/use-list.ts';
import { siteHref } from '../ui/hrefs.ts';
import { Nothing } from '../ui/nothing.tsx';
import { siteCell } from './cells.tsx';

type SiteAnswer = ListAnswer<SiteRowDto>;

const SITES: GridNoun<SiteRowDto, SiteAnswer> = {
  path: '/sites',
  api: '/api/v1/sites',
  placeholder: 'Search sites',
  noun: ['site', 'sites'],
  table: () => sitesTable,
  cell: siteCell,
  detail: (site) => (
    <div className="max-w-5xl">
      {site.summary !== '' && <p className="max-w-prose text-ink-2">{site.summary}</p>}
      <p className="mt-2">
        <a href={siteHref(site.slug)}>Everything about {site.name}</a>
      </p>
    </div>
  ),
  facets: () => [],
  exports: 'sites',
  groups: {},
  empty: ({ query }) => <Nothing noun={SITES.noun} path={SITES.path} asked={isAsked(query)} />,
};

/** The farms table. */
export function SitesTable({ initial, asked }: { initial: SiteListDto; asked: Asked }) {
  return <Grid noun={SITES} initial={{ ...initial, shown: initial.total, groups: null }} asked={asked} />;
}
