import { z } from 'zod';
import type { Failure, Result } from '#lib/base/errors.ts';
import { formAddress, ownPage, trashHref } from '#lib/contracts/kind-address.ts';
import { returnPath } from '#lib/contracts/return-path.ts';
import { slug, text } from '#lib/contracts/text.ts';
import { ENTRY_KINDS } from '#lib/domain/vocabulary.ts';
import { numberOfTask } from '#lib/read/task-address.ts';
import type { Applied } from '#lib/store/apply-changes.ts';
import { restoreEntry } from '#lib/store/restore-entry.ts';
import { revertChangeSet } from '#lib/store/revert-change-set.ts';
import { revertEntry } from '#lib/store/revert-entry.ts';
import { trashEntry } from '#lib/store/trash-entry.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { readForm, seeOther } from '../form.ts';
import { failureResponse, problemResponse } from '../problem.ts';

const number = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const why = text(2000).default('');
const kind = z.enum(ENTRY_KINDS);
/** `field`: one field only; empty for all that the revision changed. */
const field = text(300).default('');
const revertForm = z.object({ kind, slug, revision: number, version: number, field, why });
const changeForm = z.object({ change: number, why });
const trashForm = z.object({ kind, slug, version: number, why });
const restoreForm = z.object({ kind, slug, why });
/** What the page after a revert says, by the kind of refusal. */
const SAID: Readonly<Record<string, string>> = { conflict: 'conflict', precondition: 'conflict', invalid: 'nothing' };

/** Addresses of the forms. */
export const ENTRY_FORMS = ['/api/revert', '/api/revert-change', '/api/trash', '/api/restore'];

/** What a form sent, as its schema has it; what it sent beside is not looked at. */
export async function askedForm<S extends z.ZodType>(c: ApiContext, schema: S): Promise<z.output<S> | Response> {
  const parsed = schema.safeParse(await readForm(c));
  return parsed.success ? parsed.data : problemResponse(c, { status: 400, detail: 'This form is incomplete.' });
}

const writing = (c: ApiContext) => ({ actor: c.get('read').actor, now: new Date() });

/** Buttons on the pages of entries that work without a script. */
export function entryFormRoutes(app: ApiApp): void {
  app.post('/api/revert', async (c) => {
    const form = await readForm(c);
    const parsed = revertForm.safeParse(form);
    if (form === null || !parsed.success)
      return problemResponse(c, { status: 400, detail: 'This form is incomplete.' });
    const { version, field, ...input } = parsed.data;
    const asked = { ...input, field: field === '' ? null : field, expectVersion: version };
    const result = await revertEntry({ ctx: writing(c), input: asked });
    const said = result.ok ? 'reverted' : SAID[result.failure.kind];
    if (!result.ok && said === undefined) return failureResponse(c, result.failure);
    return seeOther(returnPath(form.next), { query: { saved: said ?? '' } });
  });
  app.post('/api/revert-change', async (c) => {
    const form = await askedForm(c, changeForm);
    if (form instanceof Response) return form;
    const { change, why: reason } = form;
    return afterRevert(
      c,
      change,
      await revertChangeSet({ ctx: writing(c), input: { changeSet: change, why: reason } }),
    );
  });
  app.post('/api/trash', async (c) => {
    const form = await askedForm(c, trashForm);
    if (form instanceof Response) return form;
    const { version, ...entry } = form;
    const done = await trashEntry({ ctx: writing(c), input: { ...entry, expectVersion: version } });
    const said = done.ok ? 'trashed' : refusedTrash(done.failure);
    if (!done.ok && said === undefined) return failureResponse(c, done.failure);
    return seeOther(trashHref(form.kind, form.slug), { query: { said: said ?? '' } });
  });
  app.post('/api/restore', async (c) => {
    const form = await askedForm(c, restoreForm);
    if (form instanceof Response) return form;
    const done = await restoreEntry({ ctx: writing(c), input: { ...form, expectVersion: null } });
    if (done.ok) return seeOther(await addressOf(c, form), { query: { saved: 'restored' } });
    if (done.failure.kind !== 'conflict') return failureResponse(c, done.failure);
    const said = /is not in the trash/.test(done.failure.detail) ? 'not-there' : 'needs';
    return seeOther(said === 'needs' ? trashHref(form.kind, form.slug) : '/trash', { query: { said } });
  });
  for (const path of ENTRY_FORMS) onlyThese(app, path, ['POST']);
}

/** The change that undid another, or the other with the reason why it was not undone. */
function afterRevert(c: ApiContext, change: number, done: Result<Applied[]>): Response {
  if (done.ok) {
    const undone = done.value[0]?.changeSet;
    return seeOther(`/activity/${undone ?? change}`, {
      query: { saved: undone === undefined ? 'nothing' : 'reverted' },
    });
  }
  const said = SAID[done.failure.kind];
  if (said === undefined) return failureResponse(c, done.failure);
  return seeOther(`/activity/${change}`, { query: { saved: said } });
}

/** What the page says where the entry stayed; undefined for whoever may not, and for what is not there. */
function refusedTrash({ kind: refusal, detail }: Failure): string | undefined {
  if (refusal === 'precondition') return 'changed';
  if (refusal !== 'conflict') return undefined;
  return /is in use by/.test(detail) ? 'in-use' : 'trashed';
}

/** Where an entry is shown, or where it is edited when it has no page. */
async function addressOf(c: ApiContext, of: { kind: z.output<typeof kind>; slug: string }): Promise<string> {
  const ctx = c.get('read');
  const task = of.kind === 'task' ? Number(await numberOfTask({ ctx, input: { slug: of.slug } })) : null;
  return ownPage(of.kind, of.slug, task) ?? formAddress(of.kind, of.slug);
}
