'use client';

import { lazy, useMemo } from 'react';
import { platformsNoun, platformsTable } from '#lib/contracts/tables/platforms.ts';
import type { PlatformListDto, PlatformRowDto } from '#lib/read/dto-platform.ts';
import type { Edits } from '../data-table/desk.ts';
import { Grid, type GridNoun, type Opened } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import { facetsOf, groupWords } from '../data-table/noun.ts';
import type { Asked } from '../data-table/use-address.ts';
import { Nothing } from '../ui/nothing.tsx';
import { type Around, platformCell } from './cells.tsx';

/** Comes when a row is opened. */
const PlatformDetail = lazy(async () => ({ default: (await import('./row-detail.tsx')).PlatformDetail }));

const NOUN = ['platform', 'platforms'] as const;
const PATH = '/platforms';

const platforms = (around: Around): GridNoun<PlatformRowDto, PlatformListDto> => ({
  path: PATH,
  api: '/api/v1/platforms',
  placeholder: 'Search platforms',
  noun: NOUN,
  table: () => platformsTable,
  cell: (column, platform) => platformCell(column, platform, around),
  detail: (platform) => <PlatformDetail platform={platform} />,
  facets: ({ facets }) => facetsOf(platformsNoun, facets),
  groups: groupWords(platformsNoun),
  exports: 'platforms',
  empty: ({ query }) => <Nothing noun={NOUN} path={PATH} asked={isAsked(query)} />,
});

/** Every platform with its days, who builds and runs there, and which sites have it. */
export function PlatformsGrid({
  now,
  sources,
  ...props
}: Around & { initial: PlatformListDto; asked: Asked; opened: Opened | null; edits: Edits | null }) {
  const noun = useMemo(() => platforms({ now, sources }), [now, sources]);
  return <Grid noun={noun} {...props} />;
}
