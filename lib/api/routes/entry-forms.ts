import { z } from 'zod';
import { formAddress, ownPage, trashHref } from '#lib/contracts/kind-address.ts';
import { slug, text } from '#lib/contracts/text.ts';
import { ENTRY_KINDS } from '#lib/domain/vocabulary.ts';
import { numberOfTask } from '#lib/read/task-address.ts';
import { restoreEntry } from '#lib/store/restore-entry.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { readForm, seeOther } from '../form.ts';
import { failureResponse, problemResponse } from '../problem.ts';

const kind = z.enum(ENTRY_KINDS);
const restoreForm = z.object({ kind, slug, why: text(2000).default('') });

/** Addresses of the forms. */
export const ENTRY_FORMS = ['/api/restore'];

/** What a form sent, as its schema has it; what it sent beside is not looked at. */
export async function askedForm<S extends z.ZodType>(c: ApiContext, schema: S): Promise<z.output<S> | Response> {
  const parsed = schema.safeParse(await readForm(c));
  return parsed.success ? parsed.data : problemResponse(c, { status: 400, detail: 'This form is incomplete.' });
}

/** Takes entries out of the trash, with a button that works without a script. */
export function entryFormRoutes(app: ApiApp): void {
  app.post('/api/restore', async (c) => {
    const form = await askedForm(c, restoreForm);
    if (form instanceof Response) return form;
    const done = await restoreEntry({
      ctx: { actor: c.get('read').actor, now: new Date() },
      input: { ...form, expectVersion: null },
    });
    if (done.ok) return seeOther(await addressOf(c, form), { query: { saved: 'restored' } });
    if (done.failure.kind !== 'conflict') return failureResponse(c, done.failure);
    const said = /is not in the trash/.test(done.failure.detail) ? 'not-there' : 'needs';
    return seeOther(said === 'needs' ? trashHref(form.kind, form.slug) : '/trash', { query: { said } });
  });
  for (const path of ENTRY_FORMS) onlyThese(app, path, ['POST']);
}

/** Where an entry is shown, or where it is edited when it has no page. */
async function addressOf(c: ApiContext, of: { kind: z.output<typeof kind>; slug: string }): Promise<string> {
  const ctx = c.get('read');
  const task = of.kind === 'task' ? Number(await numberOfTask({ ctx, input: { slug: of.slug } })) : null;
  return ownPage(of.kind, of.slug, task) ?? formAddress(of.kind, of.slug);
}
