import type { Tx } from '#lib/base/db.ts';
import { closedOnAfter } from '#lib/domain/tasks/closing.ts';
import { cycleThrough, type Edge } from '#lib/domain/tasks/cycle.ts';
import { TASK_STATES, type TaskState } from '#lib/domain/vocabulary.ts';
import { Refused } from '../context.ts';
import { lockOrderOfTasks } from './lock-order.ts';

type Fields = Readonly<Record<string, unknown>>;

const stateIn = (fields: Fields): TaskState | undefined => TASK_STATES.find((state) => state === fields.state);
const dayIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/**
 * What somebody changes of a task, with the day it was closed on where that follows. What a document states is kept as it
 * is: it may well not say when something was done.
 */
export function withClosingDay(set: Fields, before: Fields, at: Date): Fields {
  const state = stateIn(set);
  const closedOn = closedOnAfter(
    { state: stateIn(before) ?? 'open', closedOn: dayIn(before.closedOn) },
    {
      ...(state !== undefined && { state }),
      ...(Object.hasOwn(set, 'closedOn') && { closedOn: dayIn(set.closedOn) }),
    },
    at.toISOString().slice(0, 10),
  );
  return closedOn === undefined ? set : { ...set, closedOn };
}

interface Written {
  kind: string;
  slug: string;
  set: Fields;
}

/** The tables that lead from one task to another, with the words of their ring. */
const WAYS = [
  { path: 'waitsFor', words: 'waits for', load: waitingEdges },
  { path: 'parent', words: 'is a part of', load: parentEdges },
] as const;

/**
 * Refuses a change after which a task would wait for itself, or be a part of itself, by way of others. Asked once all of
 * the change is written, one writer at a time, so that two cannot close a ring from both ends.
 */
export async function mustHaveNoRing(tx: Tx, changes: readonly Written[], ids: readonly number[]): Promise<void> {
  const concerned = WAYS.map((way) => ({
    ...way,
    tasks: changes.flatMap(({ kind, set }, index) => {
      const value = set[way.path];
      const leads = Array.isArray(value) ? value.length > 0 : typeof value === 'string';
      return kind === 'task' && leads ? [{ index, id: ids[index] ?? 0 }] : [];
    }),
  })).filter(({ tasks }) => tasks.length > 0);
  if (concerned.length === 0) return;
  await lockOrderOfTasks(tx);
  for (const { path, words, load, tasks } of concerned) {
    const edges = await load(
      tx,
      tasks.map(({ id }) => id),
    );
    for (const { index, id } of tasks) {
      const ring = cycleThrough(edges, id);
      if (ring === null) continue;
      const names = await namesOf(tx, ring);
      const detail = `That would be a ring: ${names.join(` ${words} `)}.`;
      throw new Refused({ kind: 'invalid', detail, errors: [{ pointer: `/entries/${index}/set/${path}`, detail }] });
    }
  }
}

function waitingEdges(tx: Tx, ids: number[]): Promise<Edge[]> {
  return tx.$queryRaw<Edge[]>`
    with recursive reached(id) as (
      select unnest(${ids}::int[]) union select d.needs_id from task_dependencies d join reached r on r.id = d.task_id)
    select d.task_id as "from", d.needs_id as "to" from task_dependencies d join reached r on r.id = d.task_id`;
}

function parentEdges(tx: Tx, ids: number[]): Promise<Edge[]> {
  return tx.$queryRaw<Edge[]>`
    with recursive reached(id) as (
      select unnest(${ids}::int[]) union select t.parent_id from tasks t join reached r on r.id = t.id
      where t.parent_id is not null)
    select t.id as "from", t.parent_id as "to" from tasks t join reached r on r.id = t.id where t.parent_id is not null`;
}

async function namesOf(tx: Tx, ids: readonly number[]): Promise<string[]> {
  const rows = await tx.task.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, number: true, entry: { select: { name: true } } },
  });
  const byId = new Map(rows.map(({ id, number, entry }) => [id, `#${number} “${entry.name.slice(0, 80)}”`]));
  return ids.map((id) => byId.get(id) ?? '');
}
