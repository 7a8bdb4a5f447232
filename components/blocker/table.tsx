'use client';

import type { ApiBlocker } from '#lib/contracts/api/blocker.ts';
import { blockersNoun, blockersTable } from '#lib/contracts/tables/blockers.ts';
import type { BlockerListDto } from '#lib/read/dto-blocker.ts';
import { Grid, type GridNoun } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import { facetsOf, groupWords } from '../data-table/noun.ts';
import type { Asked } from '../data-table/use-address.ts';
import { count } from '../overview/say.ts';
import { Nothing } from '../ui/nothing.tsx';
import { Empty } from '../ui/section.tsx';
import { blockerCell, Pairs } from './cells.tsx';
import { sayNone } from './say.ts';

const BLOCKERS: GridNoun<ApiBlocker, BlockerListDto> = {
  path: '/blockers',
  api: '/api/v1/blockers',
  placeholder: 'Search next steps',
  noun: ['next step', 'next steps'],
  table: () => blockersTable,
  cell: blockerCell,
  detail: ({ pairs, unlocks, owner, key }) => (
    <div className="max-w-5xl">
      <p className="note">
        {owner} · <span className="key">{key}</span>
      </p>
      <Pairs pairs={pairs} />
      {unlocks > pairs.length && <p className="note">and {count(unlocks - pairs.length, 'other')}</p>}
    </div>
  ),
  facets: ({ facets }) => facetsOf(blockersNoun, facets),
  groups: groupWords(blockersNoun),
  exports: 'blockers',
  empty: ({ query }, { pairs }) =>
    isAsked(query) ? <Nothing noun={BLOCKERS.noun} path={BLOCKERS.path} asked /> : <Empty>{sayNone(pairs)}</Empty>,
};

/** What unlocks most. */
export function BlockersTable(props: { initial: BlockerListDto; asked: Asked }) {
  return <Grid noun={BLOCKERS} {...props} />;
}
