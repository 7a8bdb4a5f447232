import { ENTRY_KINDS, type EntryKind, word } from '../../domain/vocabulary.ts';
import type { ApiChange } from '../api/change.ts';
import { byNumber, type ListNoun } from '../list-noun.ts';
import type { Table } from './table.ts';
import { dayOf, listed, sayActor } from './words.ts';

function entries({ entries: first, total }: ApiChange): string {
  const said = first.map(({ kind, name, action, paths }) => {
    const fields = action === 'create' ? '' : paths.join(', ');
    return `${word(kind)} ${name} ${word(action)}${fields === '' ? '' : `: ${fields}`}`;
  });
  const left = total - first.length;
  return listed([...said, left > 0 && first.length > 0 ? `and ${left} more` : '']);
}

/** Everything that changed, as its page shows it. */
export const activityTable: Table<ApiChange> = {
  noun: 'activity',
  caption: 'Everything that changed, newest first',
  rowId: ({ id }) => String(id),
  columns: [
    { id: 'why', label: 'Change', width: 360, phone: 56, text: ({ why }) => why },
    { id: 'at', label: 'Took effect', width: 120, sort: 'at', downFirst: true, text: ({ at }) => dayOf(at) },
    {
      id: 'kinds',
      label: 'Entries',
      width: 150,
      sort: 'entries',
      downFirst: true,
      text: ({ kinds }) => listed(kinds.map(({ kind, count }) => `${count} × ${word(kind)}`)),
    },
    { id: 'entries', label: 'What changed', width: 340, text: entries },
    { id: 'source', label: 'Source', width: 260, sort: 'source', text: ({ source }) => source?.title ?? '' },
    { id: 'actor', label: 'By', width: 170, sort: 'actor', text: ({ by, actor }) => by ?? sayActor(actor) },
    {
      id: 'recorded',
      label: 'Learned',
      width: 120,
      sort: 'recorded',
      downFirst: true,
      text: ({ recordedAt }) => dayOf(recordedAt),
    },
    { id: 'number', label: 'Number', width: 90, text: ({ id }) => String(id) },
  ],
};

/** What the activity is searched, narrowed and sorted by. */
export interface ChangeLine {
  id: number;
  /** When it took effect, and when this system learned of it, in milliseconds. */
  at: number;
  recordedAt: number;
  actor: string;
  /** Name of the person behind it. */
  by: string | null;
  /** What was done to its entries, each once. */
  actions: readonly string[];
  source: { slug: string; title: string } | null;
  kinds: readonly { kind: EntryKind; count: number }[];
}

/** How many entries in all. */
export const entriesIn = ({ kinds }: Pick<ChangeLine, 'kinds'>): number =>
  kinds.reduce((total, { count }) => total + count, 0);

/** What can be done to an entry, and what a list calls it. */
const ACTION_LABELS: Readonly<Record<string, string>> = {
  create: 'created',
  edit: 'changed',
  trash: 'put into the trash',
  restore: 'restored',
  revert: 'reverted',
};
const REVISION_ACTIONS = Object.keys(ACTION_LABELS);

/** Of a change without a source. */
const NO_SOURCE = { value: 'none', label: 'no source' };

export const changesNoun: ListNoun<ChangeLine> = {
  noun: 'changes',
  own: { key: 'at', descending: true },
  sorts: {
    at: { of: ({ at, id }) => [at, id], like: [0, 0] },
    recorded: { of: ({ recordedAt, id }) => [recordedAt, id], like: [0, 0] },
    entries: byNumber(entriesIn),
  },
  facets: {
    entity: {
      label: 'What',
      words: ENTRY_KINDS,
      of: ({ kinds }) => kinds.map(({ kind }) => ({ value: kind, label: word(kind) })),
    },
    action: {
      label: 'Action',
      words: REVISION_ACTIONS,
      of: ({ actions }) => actions.map((action) => ({ value: action, label: ACTION_LABELS[action] ?? action })),
    },
    source: {
      label: 'Source',
      groups: true,
      of: ({ source }) => [source === null ? NO_SOURCE : { value: source.slug, label: source.title }],
    },
    actor: {
      label: 'By',
      isText: true,
      groups: true,
      of: ({ actor, by }) => [{ value: actor, label: by ?? sayActor(actor) }],
    },
  },
};

/** Filters of the activity that are days: the first and the last on which a change took effect. */
export const CHANGE_DAYS = { from: 'From', to: 'To' } as const;
