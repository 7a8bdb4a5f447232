import { CHECK_OWNERS, LEVEL_TERMS, word } from '../../domain/vocabulary.ts';
import type { ApiBlocker } from '../api/blocker.ts';
import { byNumber, type ListNoun } from '../list-noun.ts';
import type { Table } from './table.ts';
import { listed } from './words.ts';

type Pair = ApiBlocker['pairs'][number];

/** "possible → built"; where it was not tried out, the level it has. */
export function levelChange({ from, to }: Pick<Pair, 'from' | 'to'>): string {
  const before = LEVEL_TERMS[from].label.toLowerCase();
  return to === null ? before : `${before} → ${LEVEL_TERMS[to].label.toLowerCase()}`;
}

/** What unlocks most, as its page shows it. */
export const blockersTable: Table<ApiBlocker> = {
  noun: 'blockers',
  caption: 'Next steps, by the needed pairs each unlocks',
  rowId: ({ key }) => key.replaceAll(/[^a-z0-9]+/g, '-'),
  columns: [
    { id: 'name', label: 'Next step', width: 360, phone: 56, text: ({ text }) => text },
    {
      id: 'unlocks',
      label: 'Unlocks',
      width: 100,
      sort: 'unlocks',
      downFirst: true,
      text: ({ unlocks }) => String(unlocks),
    },
    { id: 'rank', label: 'Rank', width: 80, sort: 'rank', text: ({ rank }) => String(rank) },
    {
      id: 'pairs',
      label: 'Pairs it unlocks',
      width: 340,
      text: ({ pairs, unlocks }) =>
        listed([
          ...pairs.map((pair) => `${pair.packageName} at ${pair.siteName}: ${levelChange(pair)}`),
          unlocks > pairs.length ? `and ${unlocks - pairs.length} more` : '',
        ]),
    },
    {
      id: 'tasks',
      label: 'Tasks',
      width: 300,
      text: ({ tasks }) => listed(tasks.map(({ number, name, state }) => `#${number} ${name} (${word(state)})`)),
    },
    { id: 'owner', label: 'Who', width: 150, text: ({ owner }) => owner },
    { id: 'key', label: 'Key', width: 260, text: ({ key }) => key },
  ],
};

/** What the next steps are searched, narrowed and sorted by. */
export interface BlockerLine {
  /** Place in the list, from 1. */
  rank: number;
  key: string;
  unlocks: number;
  open: number;
  /** Null where the rules were not run for it. */
  owner: (typeof CHECK_OWNERS)[number] | null;
  hasTask: boolean;
}

export const blockersNoun: ListNoun<BlockerLine> = {
  noun: 'blockers',
  own: { key: 'rank', descending: false },
  sorts: {
    /** Most first; the key decides between equals. */
    rank: { of: ({ unlocks, open, key }) => [-unlocks, -open, key], like: [0, 0, ''] },
    unlocks: byNumber(({ unlocks }) => unlocks),
  },
  facets: {
    step: {
      label: 'Step',
      groups: true,
      of: ({ key }) => {
        const [verb = ''] = key.split(':');
        return [{ value: verb, label: verb.replaceAll('-', ' ') }];
      },
    },
    owner: {
      label: 'Who',
      words: CHECK_OWNERS,
      of: ({ owner }) => (owner === null ? [] : [{ value: owner, label: owner }]),
    },
    task: {
      label: 'Task',
      words: ['yes', 'no'],
      groups: true,
      of: ({ hasTask }) => [
        hasTask ? { value: 'yes', label: 'a task serves it' } : { value: 'no', label: 'no task yet' },
      ],
    },
  },
};
