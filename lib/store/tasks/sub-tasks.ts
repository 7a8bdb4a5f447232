import { isClosedState } from '#lib/domain/tasks/closing.ts';
import type { TaskState } from '#lib/domain/vocabulary.ts';
import { Refused } from '../context.ts';
import type { OrderedTask } from './task-order.ts';

/** What is to become of open sub-tasks when their task is closed; nothing is assumed. */
const SUB_TASKS = ['ask', 'close', 'leave'] as const;
export type SubTasks = (typeof SUB_TASKS)[number];

/** How many are named in a sentence. */
const NAMED = 3;

/**
 * Open sub-tasks, at any depth, of tasks that are to be closed, to be closed with them. Refused as a conflict when there
 * are some and nobody has said what is to become of them.
 */
export function closedAlong(
  tasks: readonly OrderedTask[],
  going: readonly OrderedTask[],
  { state, subTasks }: { state: TaskState | null; subTasks: SubTasks },
): OrderedTask[] {
  if (state === null || !isClosedState(state)) return [];
  const under = new Set(going.filter((task) => !isClosedState(task.state)).map(({ id }) => id));
  const found: OrderedTask[] = [];
  for (let grew = true; grew; ) {
    const next = tasks.filter(({ id, parentId }) => parentId !== null && under.has(parentId) && !under.has(id));
    for (const { id } of next) under.add(id);
    found.push(...next);
    grew = next.length > 0;
  }
  const open = found.filter((task) => !isClosedState(task.state) && !going.includes(task));
  if (open.length === 0 || subTasks === 'leave') return [];
  if (subTasks === 'close') return open;
  const names = open.slice(0, NAMED).map(({ number, name }) => `#${number} “${name.slice(0, 80)}”`);
  const more = open.length > NAMED ? ` and ${open.length - NAMED} more` : '';
  const detail = `Open sub-tasks are left: ${names.join(', ')}${more}. Say whether they are closed, too, or stay open.`;
  throw new Refused({ kind: 'conflict', detail, errors: [{ pointer: '/subTasks', detail }] });
}
