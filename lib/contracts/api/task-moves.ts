import { z } from 'zod';
import { TASK_STATES } from '../../domain/vocabulary.ts';
import { ENTRIES_AT_MOST } from '../edit/at-most.ts';
import { day, slug } from '../text.ts';
import { why } from './entry-write.ts';

const number = z.int().min(1).max(2_147_483_647);

/** Where tasks go in the order of priority. */
export const taskPlace = z
  .union([
    z.strictObject({ before: number }),
    z.strictObject({ after: number }),
    z.strictObject({ at: z.enum(['first', 'last']) }),
  ])
  .describe('Beside another task, by its number, or to an end of the list');

export const subTasks = z
  .enum(['ask', 'close', 'leave'])
  .default('ask')
  .describe(
    'Open sub-tasks of a task that is closed: `close` them, too, or `leave` them; `ask` refuses when there are some',
  );

/** A move of one task; the version it was seen at comes as `If-Match`. */
export const moveTaskBody = z
  .strictObject({ to: taskPlace.optional(), state: z.enum(TASK_STATES).optional(), subTasks, why })
  .refine(({ to, state }) => to !== undefined || state !== undefined, 'Say where it goes: `to`, `state` or both.')
  .meta({ id: 'MoveTask' });

/** A change of several tasks at once. */
export const changeTasksBody = z
  .strictObject({
    tasks: z
      .array(z.strictObject({ number, version: number }))
      .min(1)
      .max(ENTRIES_AT_MOST),
    set: z
      .strictObject({
        state: z.enum(TASK_STATES).optional(),
        owner: slug.nullable().optional().describe('Slug of a person; null: nobody'),
        dueOn: day.nullable().optional(),
      })
      .default({}),
    to: taskPlace.optional().describe('Where they go together, in their own order'),
    subTasks,
    why,
    preview: z.boolean().default(false).describe('Judge everything, store nothing'),
  })
  .meta({ id: 'ChangeTasks' });
export type ChangeTasks = z.output<typeof changeTasksBody>;
