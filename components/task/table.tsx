import { tasksTable } from '#lib/contracts/tables/tasks.ts';
import type { TaskListDto } from '#lib/read/dto-task.ts';
import type { Edits } from '../data-table/desk.ts';
import { openedRow } from '../data-table/opened-row.ts';
import type { Asked } from '../data-table/use-address.ts';
import { TasksGrid } from './grid.tsx';
import { TaskDetail } from './row-detail.tsx';

/** The task list, with the task that the address opens. */
export function TasksTable(props: { initial: TaskListDto; asked: Asked; edits: Edits | null }) {
  const { initial, asked } = props;
  const opened = openedRow(tasksTable, initial.items, asked.view.open, (task) => <TaskDetail task={task} />);
  return <TasksGrid {...props} opened={opened} />;
}
