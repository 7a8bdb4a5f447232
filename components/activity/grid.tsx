'use client';

import { lazy } from 'react';
import type { ApiChange } from '#lib/contracts/api/change.ts';
import { activityTable, CHANGE_DAYS, changesNoun } from '#lib/contracts/tables/activity.ts';
import type { ChangeListDto } from '#lib/read/dto-change.ts';
import { Grid, type GridNoun, type Opened } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import { facetsOf, groupWords } from '../data-table/noun.ts';
import type { Asked } from '../data-table/use-address.ts';
import { Nothing } from '../ui/nothing.tsx';
import { changeCell } from './cells.tsx';

/** Comes when a row is opened. */
const ChangeDetail = lazy(async () => ({ default: (await import('./row-detail.tsx')).ChangeDetail }));

const ACTIVITY: GridNoun<ApiChange, ChangeListDto> = {
  path: '/activity',
  api: '/api/v1/changes',
  placeholder: 'Search changes',
  noun: ['change', 'changes'],
  table: () => activityTable,
  cell: changeCell,
  detail: (change) => <ChangeDetail change={change} />,
  facets: ({ facets }) => facetsOf(changesNoun, facets),
  days: CHANGE_DAYS,
  groups: groupWords(changesNoun),
  exports: 'activity',
  empty: ({ query }) => <Nothing noun={ACTIVITY.noun} path={ACTIVITY.path} asked={isAsked(query)} />,
};

/** Everything that changed. */
export function ActivityGrid(props: { initial: ChangeListDto; asked: Asked; opened: Opened | null }) {
  return <Grid noun={ACTIVITY} {...props} />;
}
