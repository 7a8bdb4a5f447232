import type { Result } from '#lib/base/errors.ts';
import { changeSetInput } from '#lib/contracts/changes.ts';
import { slugOf } from '#lib/contracts/slug-of.ts';
import { type Applied, applyChanges } from '../apply-changes.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { chosen, type OrderedTask, orderedTasks } from './task-order.ts';

/** What is to become of the ties of a task. */
export type Tie =
  | { act: 'add-sub-task'; name: string }
  | { act: 'take-in' | 'let-go' | 'wait-for' | 'wait-no-more'; number: number };

interface Input {
  number: number;
  /** The version of the task that its writer has seen. */
  expectVersion: number;
  tie: Tie;
}

/**
 * Ties a task to another, or unties them: a new task or another one as its part, another one to wait for. A ring is
 * refused. Fails like `applyChanges`.
 */
export function tieTasks({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<Applied[]>> {
  const { number, expectVersion, tie } = input;
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, tie.act === 'add-sub-task' ? 'entry.create' : 'entry.edit', { kind: 'task', slug: '' });
    const all = await orderedTasks(tx);
    const [task] = chosen(all, [number]);
    if (task === undefined) return [];
    // A new part changes nothing that somebody else could have saved.
    if (tie.act !== 'add-sub-task' && task.version !== expectVersion) {
      const detail = `Somebody saved task ${number} as version ${task.version} while you looked at ${expectVersion}.`;
      throw new Refused({ kind: 'precondition', detail });
    }
    const entries = await changesOf(tie, task, all, async () => {
      const row = await tx.entry.findUniqueOrThrow({ where: { kind_slug: { kind: 'task', slug: task.slug } } });
      return row.fields;
    });
    const parsed = changeSetInput.safeParse({ why: '', entries });
    if (!parsed.success) {
      const errors = [{ pointer: '/name', detail: 'At most 200 characters, without control characters.' }];
      throw new Refused({ kind: 'invalid', detail: 'This name cannot be stored.', errors });
    }
    const result = await applyChanges({ ctx: { ...ctx, db: tx }, input: parsed.data });
    if (!result.ok) throw new Refused(result.failure);
    return result.value;
  });
}

async function changesOf(tie: Tie, task: OrderedTask, all: readonly OrderedTask[], fieldsOf: () => Promise<unknown>) {
  const own = { kind: 'task' as const, slug: task.slug, expectVersion: task.version };
  if (tie.act === 'add-sub-task') {
    const last = all.at(-1)?.position ?? 0;
    const set = { name: tie.name, state: 'open', parent: task.slug, position: last + 1 };
    return [{ kind: 'task' as const, slug: freeSlug(tie.name, all), create: true, expectVersion: 0, set }];
  }
  const [other] = chosen(all, [tie.number]);
  const slug = other?.slug ?? '';
  if (tie.act === 'take-in') return [{ kind: 'task' as const, slug, set: { parent: task.slug } }];
  if (tie.act === 'let-go') return [{ kind: 'task' as const, slug, set: { parent: null } }];
  const before = waitsForIn(await fieldsOf());
  const rest = before.filter((one) => one !== slug);
  return [{ ...own, set: { waitsFor: tie.act === 'wait-for' ? [...rest, slug] : rest } }];
}

function waitsForIn(fields: unknown): string[] {
  const value = typeof fields === 'object' && fields !== null && 'waitsFor' in fields ? fields.waitsFor : [];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** An address made of the name that no living task has; one in the trash keeps its own, and is told of. */
function freeSlug(name: string, all: readonly OrderedTask[]): string {
  const base = slugOf(name).slice(0, 100).replace(/-$/, '') || 'task';
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!all.some((task) => task.slug === slug)) return slug;
  }
}
