'use client';

import { lazy } from 'react';
import type { ApiBuild } from '#lib/contracts/api/build.ts';
import { buildsNoun, buildsTable } from '#lib/contracts/tables/builds.ts';
import type { BuildListDto } from '#lib/read/dto-build.ts';
import { Grid, type GridNoun, type Opened } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import { facetsOf, groupWords } from '../data-table/noun.ts';
import type { Asked } from '../data-table/use-address.ts';
import { Nothing } from '../ui/nothing.tsx';
import { buildCell } from './cells.tsx';

/** Comes when a row is opened. */
const BuildDetail = lazy(async () => ({ default: (await import('./row-detail.tsx')).BuildDetail }));

const BUILDS: GridNoun<ApiBuild, BuildListDto> = {
  path: '/builds',
  api: '/api/v1/builds',
  placeholder: 'Search builds',
  noun: ['build', 'builds'],
  table: () => buildsTable,
  cell: buildCell,
  detail: (build) => <BuildDetail build={build} />,
  facets: ({ facets }) => facetsOf(buildsNoun, facets),
  groups: groupWords(buildsNoun),
  exports: 'builds',
  empty: ({ query }) => (
    <Nothing noun={BUILDS.noun} path={BUILDS.path} asked={isAsked(query)}>
      Builds arrive by themselves: with each push to a repository that a webhook source maps to an image, or from a{' '}
      <a href="/api/reporting">CI job</a> that reports them.
    </Nothing>
  ),
};

/** Builds of all images. */
export function BuildsGrid(props: { initial: BuildListDto; asked: Asked; opened: Opened | null }) {
  return <Grid noun={BUILDS} {...props} />;
}
