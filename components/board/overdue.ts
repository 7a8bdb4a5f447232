import { isClosedState } from '#lib/domain/tasks/closing.ts';
import type { TaskState } from '#lib/domain/vocabulary.ts';

/** Whether a day has passed on which something was to be done that is not. */
export const isOverdue = ({ state, dueOn }: { state: TaskState; dueOn: string | null }, today: string): boolean =>
  dueOn !== null && dueOn < today && !isClosedState(state);
