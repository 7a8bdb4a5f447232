import type { CheckState, TaskState } from '#lib/domain/vocabulary.ts';
import { type Look, term } from './term.tsx';

const CHECKS: Record<CheckState, Look> = {
  pass: ['yes', 'passes', 'term-good'],
  todo: ['todo', 'to do', 'term-doubt'],
  fail: ['no', 'fails', 'term-bad'],
  unknown: ['unknown', 'unknown', ''],
  'n/a': ['na', 'nothing to check', 'term-quiet'],
};
const TASKS: Record<TaskState, Look> = {
  open: ['task-open', 'open', ''],
  in_progress: ['task-in_progress', 'in progress', ''],
  blocked: ['task-blocked', 'blocked', 'term-bad'],
  done: ['task-done', 'done', 'term-good'],
  abandoned: ['task-abandoned', 'abandoned', 'term-quiet'],
};
export const CheckWord = ({ state }: { state: CheckState }) => term(CHECKS[state]);
export const TaskWord = ({ state }: { state: TaskState }) => term(TASKS[state]);
