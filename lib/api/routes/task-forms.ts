import type { Failure } from '#lib/base/errors.ts';
import { returnPath } from '#lib/contracts/return-path.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { bulkForm, moveForm, tieForm } from '#lib/contracts/task-forms.ts';
import { changeTasks } from '#lib/store/tasks/change-tasks.ts';
import { moveTask } from '#lib/store/tasks/move-task.ts';
import { tieTasks } from '#lib/store/tasks/tie-tasks.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { readForm, seeOther } from '../form.ts';
import { failureResponse, problemResponse } from '../problem.ts';

const MOVE = '/api/tasks/:number/move';
const TIES = '/api/tasks/:number/ties';
const BULK = '/api/tasks/bulk';

/** Longest text that goes back to a form when it could not be used. */
const SENT_BACK = 500;

/** Addresses of the forms. */
export const TASK_FORMS = [MOVE, TIES, BULK];

/** Moves, ties and bulk changes of tasks as forms of pages that work without a script. */
export function taskFormRoutes(app: ApiApp): void {
  app.post(BULK, bulk);
  app.post(MOVE, move);
  app.post(TIES, tie);
  for (const path of TASK_FORMS) onlyThese(app, path, ['POST']);
}

const incomplete = (c: ApiContext) => problemResponse(c, { status: 400, detail: 'This form is incomplete.' });
const writer = (c: ApiContext) => ({ actor: c.get('read').actor, now: new Date() });
const numberOf = (c: ApiContext): number => parseSerial(c.req.param('number') ?? '') ?? 0;

/** What the page after the form says of a refusal; null where there is nothing to go back to. */
function saidOf({ kind, errors = [] }: Failure): string | null {
  const pointers = errors.map(({ pointer }) => pointer);
  if (pointers.includes('/subTasks')) return 'ask';
  if (pointers.some((pointer) => /\/(?:waitsFor|parent)$/.test(pointer))) return 'ring';
  const words: Partial<Record<Failure['kind'], string>> = {
    precondition: 'stale',
    conflict: 'gone',
    invalid: 'invalid',
  };
  return words[kind] ?? null;
}

/** Back to the page, which says what came of it. */
function back(
  c: ApiContext,
  next: string | undefined,
  result: { ok: true; value: readonly unknown[] } | { ok: false; failure: Failure },
  { done, query = {} }: { done: string; query?: Record<string, string> },
): Response {
  if (result.ok) return seeOther(returnPath(next), { query: { said: result.value.length > 0 ? done : 'nothing' } });
  const said = saidOf(result.failure);
  return said === null ? failureResponse(c, result.failure) : seeOther(returnPath(next), { query: { said, ...query } });
}

async function move(c: ApiContext): Promise<Response> {
  const form = await readForm(c);
  const parsed = moveForm.safeParse(form);
  if (form === null || !parsed.success) return incomplete(c);
  const { version, to, ...rest } = parsed.data;
  const number = numberOf(c);
  const result = await moveTask({ ctx: writer(c), input: { ...rest, number, expectVersion: version, place: to } });
  // Who is asked about sub-tasks is asked on the page of the task, which shows them.
  if (!result.ok && saidOf(result.failure) === 'ask') {
    return seeOther(`/tasks/${number}`, { query: { said: 'ask', state: rest.state ?? '' } });
  }
  return back(c, form.next, result, { done: 'moved' });
}

async function bulk(c: ApiContext): Promise<Response> {
  const form = await readForm(c);
  const parsed = bulkForm.safeParse(form);
  if (form === null || !parsed.success) return incomplete(c);
  const { tasks, state, owner, due, to, subTasks, why } = parsed.data;
  const set = { state: state ?? undefined, owner, dueOn: due };
  const place = to === null ? null : ({ at: to } as const);
  const result = await changeTasks({ ctx: writer(c), input: { tasks, set, place, subTasks, why } });
  // What was refused can be looked at again, with everything that was chosen.
  if (!result.ok && saidOf(result.failure) !== null)
    return back(c, form.again, result, {
      done: 'changed',
      query: why === '' ? {} : { why: why.slice(0, SENT_BACK).toWellFormed() },
    });
  return back(c, form.next, result, { done: 'changed' });
}

async function tie(c: ApiContext): Promise<Response> {
  const form = await readForm(c);
  const parsed = tieForm.safeParse(form);
  if (form === null || !parsed.success) return incomplete(c);
  const { version, ...rest } = parsed.data;
  const input = { number: numberOf(c), expectVersion: version, tie: rest };
  return back(c, form.next, await tieTasks({ ctx: writer(c), input }), { done: 'changed' });
}
