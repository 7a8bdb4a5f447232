import type { Result } from '#lib/base/errors.ts';
import { VIEW_TABLES } from '#lib/contracts/views.ts';
import { changeView } from '#lib/store/views/change-view.ts';
import { deleteView } from '#lib/store/views/delete-view.ts';
import { type SavedView, saveView } from '#lib/store/views/save-view.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { readForm, seeOther } from '../form.ts';
import { failureResponse, problemResponse } from '../problem.ts';

/** Address of the forms in the menu of saved views. */
export const VIEW_FORMS = ['/api/views'];

type Form = Record<string, string>;
/** What each button of the menu changes. */
const PATCHES: Readonly<Record<string, (form: Form) => object>> = {
  rename: ({ name = '' }) => ({ name }),
  replace: ({ query = '' }) => ({ query: queryOf(query) }),
  share: () => ({ shared: true }),
  unshare: () => ({ shared: false }),
  'make-default': () => ({ isDefault: true }),
  'no-default': () => ({ isDefault: false, locked: false }),
  lock: () => ({ locked: true }),
  unlock: () => ({ locked: false }),
};
/** What the page says after a refusal, by its kind. */
const SAID: Readonly<Record<string, string>> = { invalid: 'invalid', conflict: 'taken', not_found: 'gone' };

const queryOf = (text: string): string => text.replace(/^\?/, '');

/** The forms of the menu of saved views, which work without a script: save, change, delete. */
export function viewFormRoutes(app: ApiApp): void {
  app.post('/api/views', async (c) => {
    const form = await readForm(c);
    if (form === null) return problemResponse(c, { status: 415, detail: 'Send this as a form.' });
    const table = VIEW_TABLES.find((known) => known === form.table);
    const done = table === undefined ? null : await act(c, form);
    if (done === null) return problemResponse(c, { status: 400, detail: 'This form is incomplete.' });
    const deleted = form.act === 'delete' && done.ok;
    const said = done.ok ? (form.act ?? '') : SAID[done.failure.kind];
    if (!done.ok && said === undefined) return failureResponse(c, done.failure);
    const page = `/${table}`;
    const view = deleted ? 'all' : done.ok ? done.value.slug : undefined;
    // After a refusal the table is as it was.
    const back = view === undefined ? `${page}?${queryOf(form.query ?? '').slice(0, 8000)}` : page;
    return seeOther(back, { query: { ...(view !== undefined && { view }), said: `view-${said}` } });
  });
  for (const path of VIEW_FORMS) onlyThese(app, path, ['POST']);
}

/** Does what the pressed button says; null for a button there is not. */
async function act(c: ApiContext, form: Form): Promise<Result<SavedView> | null> {
  const ctx = { actor: c.get('read').actor, now: new Date() };
  const { table, name = '', query = '' } = form;
  if (form.act === 'save') {
    const shared = form.shared === 'yes';
    return saveView({ ctx, input: { table, name, query: queryOf(query), shared } });
  }
  const id = /^\d{1,9}$/.test(form.id ?? '') ? Number(form.id) : 0;
  if (form.act === 'delete') return deleteView({ ctx, input: { id } });
  const patch = Object.hasOwn(PATCHES, form.act ?? '') ? PATCHES[form.act ?? '']?.(form) : undefined;
  return patch === undefined ? null : changeView({ ctx, input: { id, patch } });
}
