import type { Result } from '#lib/base/errors.ts';
import type { TaskState } from '#lib/domain/vocabulary.ts';
import type { Applied } from '../apply-changes.ts';
import type { WriteContext } from '../context.ts';
import { changeTasks } from './change-tasks.ts';
import type { SubTasks } from './sub-tasks.ts';
import type { TaskPlace } from './task-order.ts';

interface Input {
  number: number;
  /** The version that its writer has seen. */
  expectVersion: number;
  /** Null: it keeps its place. */
  place: TaskPlace | null;
  /** Null: it keeps its state. */
  state: TaskState | null;
  subTasks: SubTasks;
  why: string;
}

/** Moves one task in the order of priority, to another state, or both. Fails like `changeTasks`. */
export function moveTask({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<Applied[]>> {
  const { number, expectVersion: version, place, state, subTasks, why } = input;
  const set = state === null ? {} : { state };
  return changeTasks({ ctx, input: { tasks: [{ number, version }], set, place, subTasks, why } });
}
