import { withTransaction } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import type { TaskState } from '#lib/domain/vocabulary.ts';
import { type Applied, applyChanges } from '../apply-changes.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { closedAlong, type SubTasks } from './sub-tasks.ts';
import { chosen, newPositions, orderedTasks, type TaskPlace } from './task-order.ts';

interface Input {
  /** Tasks, each of the version its writer has seen. */
  tasks: readonly { number: number; version: number }[];
  /** What each of them gets. */
  set: { state?: TaskState | undefined; owner?: string | null | undefined; dueOn?: string | null | undefined };
  /** Where they go together, in their own order; null: they stay. */
  place: TaskPlace | null;
  subTasks: SubTasks;
  why: string;
  /** Judge everything as if it were stored, and store nothing. */
  preview?: boolean;
}

/**
 * Changes and moves one task or several, in one change set: all of it is stored or nothing. Neighbours whose positions
 * leave no room are moved along. Fails like `applyChanges`, and with `conflict` when a task is closed while sub-tasks of
 * it are open and `subTasks` is `ask`, or when the task to go beside is no longer there.
 */
export async function changeTasks({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<Applied[]>> {
  if (input.preview !== true) return write(ctx, input);
  try {
    return await withTransaction(async (db): Promise<Result<Applied[]>> => {
      throw new Tried(await write({ ...ctx, db }, input));
    });
  } catch (error) {
    if (error instanceof Tried) return error.result;
    throw error;
  }
}

/** Carries a preview's outcome out of the transaction that is undone. */
class Tried extends Error {
  readonly result: Result<Applied[]>;
  constructor(result: Result<Applied[]>) {
    super('A preview is not stored.');
    this.result = result;
  }
}

function write(ctx: WriteContext, { tasks: asked, set, place, subTasks, why }: Input): Promise<Result<Applied[]>> {
  return transact(ctx, async (tx) => {
    // Tasks belong to no package and no site, so one answer holds for all of them; `applyChanges` asks for each again.
    mustBeAllowed(ctx, 'entry.edit', { kind: 'task', slug: '' });
    const numbers = [...new Set(asked.map(({ number }) => number))];
    const all = await orderedTasks(tx);
    const going = chosen(all, numbers);
    const along = closedAlong(all, going, { state: set.state ?? null, subTasks });
    const positions = place === null ? new Map<string, number>() : newPositions(all, numbers, place);
    const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
    const versions = new Map(asked.map(({ number, version }) => [number, version]));
    const entries = all.flatMap(({ number, slug }) => {
      const own = numbers.includes(number);
      const position = positions.get(slug);
      const fields = {
        ...(own ? given : {}),
        ...(along.some((task) => task.number === number) && { state: set.state }),
        ...(position !== undefined && { position }),
      };
      if (!own && Object.keys(fields).length === 0) return [];
      return [{ kind: 'task' as const, slug, expectVersion: versions.get(number) ?? null, set: fields }];
    });
    const parsed = changeSetInput.safeParse({ why, entries });
    if (!parsed.success) {
      const errors = [{ pointer: '/why', detail: 'At most 2000 characters, without control characters.' }];
      throw new Refused({ kind: 'invalid', detail: 'This cannot be stored as it is.', errors });
    }
    const result = await applyChanges({ ctx: { ...ctx, db: tx }, input: parsed.data });
    if (!result.ok) throw new Refused(result.failure);
    return result.value;
  });
}
