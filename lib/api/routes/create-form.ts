import { z } from 'zod';
import type { Failure } from '#lib/base/errors.ts';
import { formAddress, newHref } from '#lib/contracts/kind-address.ts';
import { ENTRY_KINDS, type EntryKind } from '#lib/domain/vocabulary.ts';
import { createEntry } from '#lib/store/create-entry.ts';
import { type ApiApp, onlyThese } from '../api-app.ts';
import { seeOther } from '../form.ts';
import { failureResponse } from '../problem.ts';
import { askedForm } from './entry-forms.ts';

/** Longest text that goes back to the form when it could not be used. */
const SENT_BACK = 500;
const typed = z.string().default('');
const newForm = z.object({
  kind: z.enum(ENTRY_KINDS),
  name: typed,
  slug: typed,
  summary: typed,
  family: typed,
  generation: typed,
  dependencyKind: typed,
  why: typed,
});
type NewForm = z.output<typeof newForm>;

export const CREATE_FORM = '/api/new';

/** The form that makes an entry; it leads on to the form that edits it. */
export function createFormRoute(app: ApiApp): void {
  app.post(CREATE_FORM, async (c) => {
    const form = await askedForm(c, newForm);
    if (form instanceof Response) return form;
    const { kind, why } = form;
    const given = form.slug.trim();
    const input = { kind, slug: given === '' ? null : given, fields: fieldsOf(form), why };
    const made = await createEntry({ ctx: { actor: c.get('read').actor, now: new Date() }, input });
    if (made.ok) return seeOther(formAddress(kind, made.value[0]?.slug ?? ''), { query: { saved: 'created' } });
    const said = form.name.trim() === '' && made.failure.kind === 'invalid' ? 'bad-name' : refused(made.failure);
    if (said === undefined) return failureResponse(c, made.failure);
    const { kind: _kind, ...texts } = form;
    const back = Object.entries(texts).flatMap(([name, text]) =>
      text === '' ? [] : [[name, text.slice(0, SENT_BACK).toWellFormed()]],
    );
    return seeOther(newHref(kind), { query: { ...Object.fromEntries(back), said } });
  });
  onlyThese(app, CREATE_FORM, ['POST']);
}

/** The fields of a new entry that its kind has: whatever else was sent is not looked at. */
function fieldsOf({ kind, name, summary, family, generation, dependencyKind }: NewForm): Record<string, unknown> {
  const own: Partial<Record<EntryKind, Record<string, unknown>>> = {
    platform: {
      family: family.trim(),
      generation: /^\d{1,9}$/.test(generation.trim()) ? Number(generation) : generation,
    },
    dependency: { dependencyKind },
  };
  const text = summary.replaceAll('\r\n', '\n').trim();
  return { name: name.trim(), ...(text !== '' && { summary: text }), ...own[kind] };
}

/** What the form says when there is no entry: a field it should look at, or that there is one already. */
function refused({ kind, errors = [] }: Failure): string | undefined {
  if (kind === 'conflict') return 'there';
  if (kind !== 'invalid') return undefined;
  const field = errors[0]?.pointer.split('/')[1] ?? '';
  return ['name', 'slug', 'summary', 'family', 'generation', 'dependencyKind', 'why'].includes(field)
    ? `bad-${field}`
    : 'refused';
}
