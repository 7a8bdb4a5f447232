import { z } from 'zod';
import { CHECK_STATES, ENTRY_KINDS, TASK_STATES } from '../../domain/vocabulary.ts';
import { instant, listOf, tableOf } from './common.ts';

/** An entry that is pointed at; `number` addresses a task. */
export const entryRef = z.object({
  kind: z.enum(ENTRY_KINDS),
  slug: z.string(),
  name: z.string(),
  number: z.int().nullable(),
});
const taskRef = z.object({ number: z.int(), slug: z.string(), name: z.string(), state: z.enum(TASK_STATES) });
const day = z.string().nullable();

const taskAction = z.object({
  key: z.string(),
  text: z.string(),
  is: z
    .enum(['open', 'passes', 'not_asked'])
    .describe('open: a check still asks for it; not_asked: something else comes first, or nothing asks for it'),
  check: z.enum(CHECK_STATES).nullable().describe('Worst state of the checks that ask for it; null unless open'),
  reason: z.string(),
  pairs: z.int().describe('Pairs whose checks ask for it'),
  cut: z.boolean().describe('Whether there were more pairs than could be tried'),
  example: z.object({ package: z.string(), site: z.string() }).nullable().describe('One of these pairs'),
});

export const apiTask = z
  .object({
    number: z.int(),
    slug: z.string(),
    name: z.string(),
    state: z.enum(TASK_STATES),
    position: z.number().describe('Place in the order of priority, lowest first'),
    owner: z.string().nullable(),
    dueOn: day,
    closedOn: day,
    about: z.array(entryRef),
    actions: z.array(taskAction),
    waitsFor: z.array(taskRef),
    contradicted: z.boolean().describe('Marked as done, although a check it serves is still open'),
    version: z.int(),
    updatedAt: instant,
  })
  .meta({ id: 'Task' });
export type ApiTask = z.output<typeof apiTask>;
export const apiTaskList = listOf(apiTask).meta({ id: 'TaskList' });
/** The list with all that its table needs: `with=table`. */
export const apiTaskTable = tableOf(apiTask)
  .extend({ progress: z.record(z.enum(TASK_STATES), z.int()).describe('All tasks by state, whatever the question') })
  .meta({ id: 'TaskTable' });

export const remark = z.object({
  position: z.int(),
  topic: z.string(),
  text: z.string(),
  by: z.string().nullable(),
  role: z.string(),
  answersTo: z.int().nullable(),
  source: z.string().nullable(),
});

export const apiTaskDetail = apiTask
  .extend({
    body: z.string(),
    parent: taskRef.nullable(),
    subTasks: z.array(taskRef),
    waitedForBy: z.array(taskRef),
    remarks: z.array(remark),
  })
  .meta({ id: 'TaskDetail' });
export type ApiTaskDetail = z.output<typeof apiTaskDetail>;
