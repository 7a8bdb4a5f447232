import { word } from '../../domain/vocabulary.ts';
import type { ApiTask } from '../api/task.ts';
import type { Table } from './table.ts';
import { dayOf, listed, withNote } from './words.ts';

/** What the rules say of an action that a task serves. */
function action({ text, is, reason, pairs, cut }: ApiTask['actions'][number]): string {
  if (is === 'passes') return withNote(text, 'passes');
  if (is === 'not_asked') return withNote(text, 'nothing asks for it now');
  const many = `${cut ? 'at least ' : ''}${pairs} ${pairs === 1 ? 'pair' : 'pairs'}`;
  return withNote(text, listed([`open for ${many}`, reason]));
}

/** The task list, as its page shows it. */
export const tasksTable: Table<ApiTask> = {
  noun: 'tasks',
  caption: 'Tasks by priority, then those that are closed',
  rowId: ({ number }) => String(number),
  columns: [
    { id: 'name', label: 'Task', width: 280, text: ({ name }) => name },
    { id: 'number', label: 'Number', width: 80, text: ({ number }) => String(number) },
    { id: 'state', label: 'State', width: 110, text: ({ state }) => word(state) },
    { id: 'owner', label: 'Owner', width: 150, text: ({ owner }) => owner ?? '' },
    { id: 'due', label: 'Due', width: 110, text: ({ dueOn }) => dueOn ?? '' },
    { id: 'closed', label: 'Closed', width: 110, text: ({ closedOn }) => closedOn ?? '' },
    {
      id: 'about',
      label: 'About',
      width: 220,
      text: ({ about }) => listed(about.map(({ kind, name }) => `${word(kind)} ${name}`)),
    },
    {
      id: 'actions',
      label: 'What it would unblock',
      width: 280,
      text: ({ actions }) => listed(actions.map(action)),
    },
    {
      id: 'waits',
      label: 'Waits for',
      width: 190,
      text: ({ waitsFor }) => listed(waitsFor.map(({ number, name }) => `#${number} ${name}`)),
    },
    {
      id: 'contradicted',
      label: 'Contradicted',
      width: 170,
      text: ({ contradicted }) => (contradicted ? 'done, although a check is still open' : ''),
    },
    { id: 'updated', label: 'Last change', width: 120, text: ({ updatedAt }) => dayOf(updatedAt) },
  ],
  hidden: ['updated'],
};
