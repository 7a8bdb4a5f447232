import { nounParser } from './noun-params.ts';
import { tasksNoun } from './tables/tasks.ts';

/** Reads the query of the task list. */
export const parseTaskParams = nounParser(tasksNoun);
