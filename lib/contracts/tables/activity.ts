import { word } from '../../domain/vocabulary.ts';
import type { ApiChange } from '../api/change.ts';
import type { Table } from './table.ts';
import { dayOf, listed } from './words.ts';

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
    { id: 'why', label: 'Change', width: 280, text: ({ why }) => why },
    { id: 'number', label: 'Number', width: 80, text: ({ id }) => String(id) },
    { id: 'at', label: 'Took effect', width: 110, text: ({ at }) => dayOf(at) },
    { id: 'recorded', label: 'Learned', width: 110, text: ({ recordedAt }) => dayOf(recordedAt) },
    { id: 'actor', label: 'By', width: 150, text: ({ actor }) => actor },
    { id: 'source', label: 'Source', width: 220, text: ({ source }) => source?.title ?? '' },
    {
      id: 'kinds',
      label: 'Entries',
      width: 190,
      text: ({ kinds }) => listed(kinds.map(({ kind, count }) => `${count} × ${word(kind)}`)),
    },
    { id: 'entries', label: 'What changed', width: 300, text: entries },
  ],
};
