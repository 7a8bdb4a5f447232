'use client';

import type { ApiTask } from '#lib/contracts/api/task.ts';
import { tasksNoun, tasksTable } from '#lib/contracts/tables/tasks.ts';
import type { TaskListDto } from '#lib/read/dto-task.ts';
import { Grid, type GridNoun } from '../data-table/grid.tsx';
import { isAsked } from '../data-table/is-asked.ts';
import { facetsOf, groupWords } from '../data-table/noun.ts';
import type { Asked } from '../data-table/use-address.ts';
import { Nothing } from '../ui/nothing.tsx';
import { taskCell } from './cells.tsx';
import { TaskDetail } from './row-detail.tsx';

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
  empty: ({ query }) => <Nothing noun={TASKS.noun} path={TASKS.path} asked={isAsked(query)} />,
};

/** The task list. */
export function TasksTable(props: { initial: TaskListDto; asked: Asked }) {
  return <Grid noun={TASKS} {...props} />;
}
