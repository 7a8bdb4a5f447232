import { authorize } from '#lib/auth/authorize.ts';
import type { Failure } from '#lib/base/errors.ts';
import { otherClaim, settledClaims } from '#lib/contracts/claims.ts';
import { statedValue, statementControl } from '#lib/contracts/edit/statement.ts';
import { formAddress } from '#lib/contracts/kind-address.ts';
import { returnPath } from '#lib/contracts/return-path.ts';
import { reviewAnswer, reviewRequest } from '#lib/contracts/reviews.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { addressOf, readFields } from '#lib/read/read-fields.ts';
import { settleClaims } from '#lib/store/claims/settle-claims.ts';
import { stateClaim } from '#lib/store/claims/state-claim.ts';
import { answerReview } from '#lib/store/reviews/answer-review.ts';
import { askForReview } from '#lib/store/reviews/ask-for-review.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { readForm, seeOther } from '../form.ts';
import { failureResponse, problemResponse } from '../problem.ts';

type Form = Record<string, string>;

/** Addresses of the forms. */
export const CARE_FORMS = ['/api/claims', '/api/claims/settle', '/api/reviews', '/api/reviews/answer'];

const incomplete = (c: ApiContext) => problemResponse(c, { status: 400, detail: 'This form is incomplete.' });
/** A number as a form writes it; null for an empty one. */
const numberIn = (text: string | undefined): number | null | undefined =>
  text === undefined || text === '' ? null : /^\d{1,10}$/.test(text) ? Number(text) : undefined;

/**
 * Back to the page of the form, which says what became of it, in words that no other form of the page uses; who may not is
 * told plainly.
 */
function answer(c: ApiContext, form: Form, result: { ok: true } | { ok: false; failure: Failure }, said: string) {
  if (result.ok) return seeOther(returnPath(form.next), { query: { said } });
  const { kind } = result.failure;
  if (kind === 'unauthorised' || kind === 'forbidden' || kind === 'not_found')
    return failureResponse(c, result.failure);
  return seeOther(returnPath(form.next), {
    query: { said: kind === 'conflict' ? `${said}-conflict` : kind === 'invalid' ? 'unfit' : kind },
  });
}

/** Statements and reviews as forms that work without a script. */
export function careFormRoutes(app: ApiApp): void {
  const context = (c: ApiContext) => ({ actor: c.get('read').actor, now: new Date() });

  app.post('/api/claims', async (c) => {
    const form = await readForm(c);
    const address = addressOf(`${form?.kind}/${form?.slug}`);
    if (form === null || address === null) return incomplete(c);
    const leave = authorize(context(c).actor, 'claim.state', address);
    if (!leave.ok) return failureResponse(c, leave.failure);
    const { field = '', chosen = '', raw = '', certainty, why = '' } = form;
    const control = statementControl(address.kind, field);
    const [entry] = await readFields({ ctx: c.get('read'), input: { entries: [address] } });
    if (control === null || entry === undefined) return incomplete(c);
    const value = statedValue(control, entry.fields[field], { chosen: chosen.trim(), raw: raw.trim() });
    const said = raw.trim() === '' && control.member === 'raw' ? chosen.trim() : raw;
    const parsed = otherClaim.safeParse({ ...address, field, value, raw: said, certainty, why });
    if (!parsed.success) return seeOther(returnPath(form.next), { query: { said: 'unfit' } });
    return answer(c, form, await stateClaim({ ctx: context(c), input: parsed.data }), 'stated');
  });

  app.post('/api/claims/settle', async (c) => {
    const form = await readForm(c);
    if (form === null) return incomplete(c);
    const { kind, slug, field, why } = form;
    const input = { kind, slug, field, why, take: numberIn(form.take), version: numberIn(form.version) };
    const parsed = settledClaims.safeParse(input);
    if (!parsed.success)
      return why?.trim() === '' ? seeOther(returnPath(form.next), { query: { said: 'unfit' } }) : incomplete(c);
    return answer(c, form, await settleClaims({ ctx: context(c), input: parsed.data }), 'settled');
  });

  app.post('/api/reviews', async (c) => {
    const form = await readForm(c);
    if (form === null) return incomplete(c);
    const { kind, slug, field, text, person = '' } = form;
    const parsed = reviewRequest.safeParse({ kind, slug, field, text, person: person === '' ? null : person });
    if (!parsed.success)
      return text?.trim() === '' ? seeOther(returnPath(form.next), { query: { said: 'unfit' } }) : incomplete(c);
    return answer(c, form, await askForReview({ ctx: context(c), input: parsed.data }), 'asked');
  });

  app.post('/api/reviews/answer', async (c) => {
    const form = await readForm(c);
    if (form === null) return incomplete(c);
    const { kind, slug, field, note, person = '' } = form;
    const input = { kind, slug, field, note, person: person === '' ? null : person, answer: form.answer };
    const parsed = reviewAnswer.safeParse({ ...input, request: numberIn(form.request) });
    if (!parsed.success) return incomplete(c);
    const done = await answerReview({ ctx: context(c), input: parsed.data });
    if (!done.ok || parsed.data.answer !== 'changed') return answer(c, form, done, parsed.data.answer);
    return seeOther(correctedAt(c, parsed.data), { query: { said: 'correct' } });
  });

  for (const path of CARE_FORMS) onlyThese(app, path, ['POST']);
}

/** Where somebody who may edit an entry corrects it; others say otherwise on the page of its statements. */
function correctedAt(c: ApiContext, { kind, slug, field }: { kind: EntryKind; slug: string; field: string }): string {
  if (authorize(c.get('read').actor, 'entry.edit', { kind, slug }).ok) return formAddress(kind, slug);
  return `/statements/${kind}/${slug}${field === '' ? '' : `?field=${encodeURIComponent(field)}`}`;
}
