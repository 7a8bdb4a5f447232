import type { z } from 'zod';
import { TASK_STATES } from '../domain/vocabulary.ts';
import { listKey } from './cursor.ts';
import {
  type ListParams,
  type ParsedParams,
  parseCommon,
  parseFilters,
  readCursor,
  type Sort,
  withCursorChecked,
  words,
} from './list-params.ts';

/** A list with one order only: its addresses never name it. */
export const ONE_ORDER: Sort<'name'> = { key: 'name', descending: false };

/** The query without its order, which such a list does not take. */
export function withoutSort(search: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(search);
  rest.delete('sort');
  return rest;
}

export const taskFilters = { state: words(TASK_STATES) } as const;
export type TaskFilters = { [K in keyof typeof taskFilters]: z.output<(typeof taskFilters)[K]> };
export type TaskListParams = ListParams<'name', TaskFilters>;

/** Sort values of a task: whether it is closed, its place in the order of priority, its number. */
const TASK_SHAPE = [0, 0, 0] as const;
/** What a cursor of the task list is bound to. */
export const taskListKey = ({ q, filters }: TaskListParams): string => listKey('tasks', { q, filters });
/** The position a page begins at; null for the first page. */
export const taskCursor = (params: TaskListParams) => readCursor(taskListKey(params), TASK_SHAPE, params.cursor);

/** Reads the query of the task list, which has one order: open ones by priority, then the closed ones. */
export function parseTaskParams(search: URLSearchParams): ParsedParams<TaskListParams> {
  const { problems, report, q, limit, cursor } = parseCommon(withoutSort(search), ['name'], ONE_ORDER);
  const filters = parseFilters(search, taskFilters, report);
  return withCursorChecked({ q, sort: [ONE_ORDER], limit, cursor, filters }, problems, taskCursor);
}

/** A task's number as an address has it; null for anything that cannot be one. */
export function parseTaskNumber(text: string): number | null {
  const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0;
  return number > 0 && number <= 2_147_483_647 ? number : null;
}
