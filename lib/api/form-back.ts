import type { Failure } from '#lib/base/errors.ts';
import type { ApiContext } from './api-app.ts';
import { seeOther } from './form.ts';
import { failureResponse, problemResponse } from './problem.ts';

/** What was typed, as far as it may go back by an address: named fields only, none of them secret, and cut. */
export function typedOf(form: Record<string, string>, fields: readonly string[], longest: number) {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const text = (form[field] ?? '').slice(0, longest).toWellFormed();
      return text === '' ? [] : [[field, text]];
    }),
  );
}

/** The answer to something that is no form of ours. */
export const noForm = (c: ApiContext): Response => problemResponse(c, { status: 415, detail: 'Send this as a form.' });

/** Back to the page of a form, which says by a code what became of it. */
export const said = (page: string, code: string, query: Record<string, string> = {}, cookies: string[] = []) =>
  seeOther(page, { query: { ...query, said: code }, cookies });

/** Who may not gets the plain refusal; anything else that was refused goes back to the page with its code. */
export function refusedTo(
  c: ApiContext,
  failure: Failure,
  {
    page,
    codes,
    typed = {},
  }: { page: string; codes: Partial<Record<Failure['kind'], string>>; typed?: Record<string, string> },
): Response {
  const code = codes[failure.kind];
  return code === undefined ? failureResponse(c, failure) : said(page, code, typed);
}
