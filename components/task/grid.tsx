'use client';

import { lazy } from 'react';
import type { ApiTask } from '#lib/contracts/api/task.ts';
import { tasksNoun, tasksTable } from '#lib/contracts/tables/tasks.ts';
import type { TaskListDto } from '#lib/read/dto-task.ts';
import type { Edits } from '../data-table/desk.ts';
import { Grid, type GridNoun, type Opened } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import { facetsOf, groupWords } from '../data-table/noun.ts';
import type { Asked } from '../data-table/use-address.ts';
import { Nothing } from '../ui/nothing.tsx';
import { taskCell } from './cells.tsx';

/** Comes when a row is opened. */
const TaskDetail = lazy(async () => ({ default: (await import('./row-detail.tsx')).TaskDetail }));

const TASKS: GridNoun<ApiTask, TaskListDto> = {
  path: '/tasks',
  api: '/api/v1/tasks',
  placeholder: 'Search tasks',
  noun: ['task', 'tasks'],
  table: () => tasksTable,
  cell: taskCell,
  detail: (task) => <TaskDetail task={task} />,
  facets: ({ facets }) => facetsOf(tasksNoun, facets),
  groups: groupWords(tasksNoun),
  exports: 'tasks',
  rowKeys: (event, rows) => {
    if (event.altKey) import('./move-row.ts').then(({ moveRow }) => moveRow(event, rows));
  },
  ticked: ['Change these tasks', '/tasks/bulk?tasks='],
  empty: ({ query }) => <Nothing noun={TASKS.noun} path={TASKS.path} asked={isAsked(query)} />,
};

/** The task list. */
export function TasksGrid(props: { initial: TaskListDto; asked: Asked; opened: Opened | null; edits: Edits | null }) {
  return <Grid noun={TASKS} {...props} />;
}
