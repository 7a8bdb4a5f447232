import { z } from 'zod';
import { returnPath } from '#lib/contracts/return-path.ts';
import { slug, text } from '#lib/contracts/text.ts';
import { ENTRY_KINDS } from '#lib/domain/vocabulary.ts';
import { revertEntry } from '#lib/store/revert-entry.ts';
import { type ApiApp, onlyThese } from '../api-app.ts';
import { readForm, seeOther } from '../form.ts';
import { failureResponse, problemResponse } from '../problem.ts';

const number = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const revertForm = z.object({
  kind: z.enum(ENTRY_KINDS),
  slug,
  revision: number,
  version: number,
  /** One field only; empty for all that the revision changed. */
  field: text(300).default(''),
  why: text(2000).default(''),
});
/** What the page after the form says, by the kind of refusal. */
const SAID: Readonly<Record<string, string>> = { conflict: 'conflict', precondition: 'conflict', invalid: 'nothing' };

/** Addresses of the forms. */
export const ENTRY_FORMS = ['/api/revert'];

/** Buttons on the pages of entries that work without a script. */
export function entryFormRoutes(app: ApiApp): void {
  app.post('/api/revert', async (c) => {
    const form = await readForm(c);
    const parsed = revertForm.safeParse(form);
    if (form === null || !parsed.success)
      return problemResponse(c, { status: 400, detail: 'This form is incomplete.' });
    const { version, field, ...input } = parsed.data;
    const ctx = { actor: c.get('read').actor, now: new Date() };
    const result = await revertEntry({
      ctx,
      input: { ...input, field: field === '' ? null : field, expectVersion: version },
    });
    const said = result.ok ? 'reverted' : SAID[result.failure.kind];
    if (!result.ok && said === undefined) return failureResponse(c, result.failure);
    return seeOther(returnPath(form.next), { query: { saved: said ?? '' } });
  });
  for (const path of ENTRY_FORMS) onlyThese(app, path, ['POST']);
}
