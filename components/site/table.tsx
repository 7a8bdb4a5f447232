'use client';

import { sitesNoun, sitesTable } from '#lib/contracts/tables/sites.ts';
import type { SiteListDto, SiteRowDto } from '#lib/read/dto.ts';
import { Grid, type GridNoun } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import { facetsOf, groupWords } from '../data-table/noun.ts';
import type { Asked } from '../data-table/use-address.ts';
import { siteHref } from '../ui/hrefs.ts';
import { Nothing } from '../ui/nothing.tsx';
import { siteCell } from './cells.tsx';

const SITES: GridNoun<SiteRowDto, SiteListDto> = {
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
  facets: ({ facets }) => facetsOf(sitesNoun, facets),
  exports: 'sites',
  groups: groupWords(sitesNoun),
  empty: ({ query }) => <Nothing noun={SITES.noun} path={SITES.path} asked={isAsked(query)} />,
};

/** The farms table. */
export function SitesTable(props: { initial: SiteListDto; asked: Asked }) {
  return <Grid noun={SITES} {...props} />;
}
