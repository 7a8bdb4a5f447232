import { TASK_STATES, type TaskState, word } from '../../domain/vocabulary.ts';
import type { ApiTask } from '../api/task.ts';
import { byDay, byNumber, byText, byWord, type FacetNoun, type ListNoun } from '../list-noun.ts';
import type { Table } from './table.ts';
import { LAST_CHANGE, listed, withNote } from './words.ts';

/** What the rules say of an action that a task serves. */
function action({ text, is, reason, pairs, cut }: ApiTask['actions'][number]): string {
  if (is === 'passes') return withNote(text, 'passes');
  if (is === 'not_asked') return withNote(text, 'nothing asks for it now');
  const many = `${cut ? 'at least ' : ''}${pairs} ${pairs === 1 ? 'pair' : 'pairs'}`;
  return withNote(text, listed([`open for ${many}`, reason]));
}

export const isClosed = ({ state }: { state: TaskState }): boolean => state === 'done' || state === 'abandoned';

/** Place in the order of priority; what is closed has none any more. */
export const priority = (task: Pick<ApiTask, 'state' | 'position'>): string =>
  isClosed(task) ? '' : String(task.position);

/** What a task is about, and what it waits for, each in one line. */
export const aboutOf = ({ about }: Pick<ApiTask, 'about'>): string =>
  listed(about.map(({ kind, name }) => `${word(kind)} ${name}`));
export const waitsOf = ({ waitsFor }: Pick<ApiTask, 'waitsFor'>): string =>
  listed(waitsFor.map(({ number, name }) => `#${number} ${name}`));

/** The task list, as its page shows it. */
export const tasksTable: Table<ApiTask> = {
  noun: 'tasks',
  caption: 'Tasks by priority, then those that are closed',
  rowId: ({ number }) => String(number),
  columns: [
    { id: 'name', label: 'Task', width: 320, phone: 52, sort: 'name', text: ({ name }) => name },
    { id: 'state', label: 'State', width: 120, sort: 'state', text: ({ state }) => word(state) },
    { id: 'priority', label: 'Priority', width: 90, sort: 'priority', text: priority },
    { id: 'number', label: 'Number', width: 90, sort: 'number', text: ({ number }) => String(number) },
    { id: 'about', label: 'About', width: 230, text: aboutOf },
    {
      id: 'actions',
      label: 'What it would unblock',
      width: 380,
      text: ({ actions }) => listed(actions.map(action)),
    },
    { id: 'owner', label: 'Owner', width: 150, sort: 'owner', text: ({ owner }) => owner ?? '' },
    { id: 'due', label: 'Due', width: 110, sort: 'due', text: ({ dueOn }) => dueOn ?? '' },
    {
      id: 'closed',
      label: 'Closed',
      width: 110,
      sort: 'closed',
      downFirst: true,
      text: ({ closedOn }) => closedOn ?? '',
    },
    { id: 'waits', label: 'Waits for', width: 220, text: waitsOf },
    {
      id: 'contradicted',
      label: 'Contradicted',
      width: 190,
      text: ({ contradicted }) => (contradicted ? 'done, although a check is still open' : ''),
    },
    LAST_CHANGE,
  ],
  hidden: ['updated'],
};

/** What the task list is searched, narrowed and sorted by. */
export interface TaskLine {
  name: string;
  number: number;
  state: TaskState;
  position: number;
  owner: { value: string; label: string } | null;
  dueOn: string | null;
  closedOn: string | null;
  updatedAt: number;
  about: readonly { kind: string; slug: string; name: string }[];
}

const NOBODY = { value: 'nobody', label: 'nobody named' };
const about = (label: string, kind: string): FacetNoun<TaskLine> => ({
  label,
  of: (task) => task.about.flatMap((one) => (one.kind === kind ? [{ value: one.slug, label: one.name }] : [])),
});

export const tasksNoun: ListNoun<TaskLine> = {
  noun: 'tasks',
  own: { key: 'priority', descending: false },
  sorts: {
    /** Open ones by priority; closed ones have none any more, and come after them. */
    priority: { of: (task) => [Number(isClosed(task)), task.position, task.number], like: [0, 0, 0] },
    name: byText(({ name }) => name),
    number: byNumber(({ number }) => number),
    due: byDay(({ dueOn }) => dueOn),
    closed: byDay(({ closedOn }) => closedOn),
    updatedAt: byNumber(({ updatedAt }) => updatedAt),
  },
  facets: {
    state: byWord('State', TASK_STATES, ({ state }) => state),
    owner: { label: 'Owner', of: ({ owner }) => [owner ?? NOBODY], groups: true },
    package: about('Package', 'package'),
    site: about('Site', 'site'),
  },
};
