import { word } from '../../domain/vocabulary.ts';
import type { ApiPastTask } from '../api/as-of.ts';
import type { Table } from './table.ts';
import { aboutOf, priority, waitsOf } from './tasks.ts';
import { dayOf, listed } from './words.ts';

/** The task list as it was: without how the checks stand, which is not kept. */
export const pastTasksTable: Table<ApiPastTask> = {
  noun: 'tasks',
  caption: 'Tasks by priority, then those that were closed',
  rowId: ({ number }) => String(number),
  columns: [
    { id: 'name', label: 'Task', width: 320, phone: 52, text: ({ name }) => name },
    { id: 'state', label: 'State', width: 120, text: ({ state }) => word(state) },
    { id: 'priority', label: 'Priority', width: 90, text: priority },
    { id: 'number', label: 'Number', width: 90, text: ({ number }) => String(number) },
    { id: 'about', label: 'About', width: 230, text: aboutOf },
    {
      id: 'actions',
      label: 'What it would unblock',
      width: 320,
      text: ({ actions }) => listed(actions.map(({ text }) => text)),
    },
    { id: 'owner', label: 'Owner', width: 150, text: ({ owner }) => owner ?? '' },
    { id: 'due', label: 'Due', width: 110, text: ({ dueOn }) => dueOn ?? '' },
    { id: 'closed', label: 'Closed', width: 110, text: ({ closedOn }) => closedOn ?? '' },
    { id: 'waits', label: 'Waits for', width: 220, text: waitsOf },
    { id: 'updated', label: 'Last change', width: 120, text: ({ updatedAt }) => dayOf(updatedAt) },
  ],
};
