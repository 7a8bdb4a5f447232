import { TASK_STATES } from '../../domain/vocabulary.ts';
import { type EditorNames, optionsOf } from './common-editors.ts';
import type { Editor } from './editors.ts';
import { LINE_FAULTS } from './lines.ts';

/** What a form edits of a task alone. */
export const taskEditors = ({ person = [], task = [] }: EditorNames): Editor[] => [
  { path: 'body', label: 'What is to be done', as: 'long', max: 20_000 },
  { path: 'state', label: 'State', as: 'choice', options: optionsOf(TASK_STATES) },
  { path: 'owner', label: 'Owner', as: 'ref', options: person, none: 'nobody' },
  { path: 'dueOn', label: 'Due on', as: 'day' },
  { path: 'closedOn', label: 'Closed on', as: 'day', hint: 'Only of a task that is done or abandoned.' },
  { path: 'about', label: 'What it is about', as: 'lines', of: 'address', max: 20_000, hint: LINE_FAULTS.address },
  {
    path: 'waitsFor',
    label: 'Waits for',
    as: 'lines',
    of: 'slug',
    options: task,
    max: 20_000,
    hint: 'Other tasks, one a line, by name or slug.',
  },
  { path: 'parent', label: 'Part of', as: 'ref', options: task, none: 'no other task' },
  {
    path: 'actions',
    label: 'Next steps it serves',
    as: 'lines',
    of: 'text',
    max: 30_000,
    hint: 'Keys of next steps, one a line; the blockers page lists them.',
  },
  { path: 'position', label: 'Place in the order', as: 'number', min: -1e9, max: 1e9, whole: false, empty: 0 },
];
