'use server';

import { revalidatePath } from 'next/cache';
import { careWords } from '#components/care/said.tsx';
import type { KeptState } from '#components/kept/state.ts';
import { statementsHref } from '#components/ui/hrefs.ts';
import { authorize } from '#lib/auth/authorize.ts';
import type { Failure, Result } from '#lib/base/errors.ts';
import { type CareWhat, careWhat } from '#lib/contracts/care-forms.ts';
import { otherClaim, settledClaims } from '#lib/contracts/claims.ts';
import { statedValue, statementControl } from '#lib/contracts/edit/statement.ts';
import { type Issue, saidAt } from '#lib/contracts/form-answers.ts';
import { formAddress } from '#lib/contracts/kind-address.ts';
import { returnPath } from '#lib/contracts/return-path.ts';
import { reviewAnswer, reviewRequest } from '#lib/contracts/reviews.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { readFields } from '#lib/read/read-fields.ts';
import { settleClaims } from '#lib/store/claims/settle-claims.ts';
import { stateClaim } from '#lib/store/claims/state-claim.ts';
import { answerReview } from '#lib/store/reviews/answer-review.ts';
import { askForReview } from '#lib/store/reviews/ask-for-review.ts';
import { carryOut, type Outcome, type Sent, UNFIT } from '../carry-out.ts';
import { mayEdit, readContext } from '../reader.ts';

/** Where the browser is led, in words that no other form of the page uses, or what is wrong. */
type Done = { to: string; said: string } | { failure: Failure; said: string } | { issues: readonly Issue[] };

/** Says otherwise, settles, asks or answers. Whatever stands in the way comes back with everything that was typed. */
export async function care(what: CareWhat, _before: unknown, form: FormData): Promise<KeptState> {
  return carryOut({ schema: careWhat, what, form }, async (asked, sent) =>
    outcomeOf(asked, await ACTS[asked.act](asked, sent)),
  );
}

function outcomeOf({ act, next }: CareWhat, done: Done): Outcome {
  if ('to' in done) return { to: saidAt(done.to, done.said) };
  if ('issues' in done) return { problem: UNFIT, issues: done.issues };
  const { kind, detail, errors = [] } = done.failure;
  if (kind === 'invalid') {
    const issues = errors.map(({ pointer, detail: message }) => ({
      path: [act === 'state' ? 'value' : pointer.slice(1)],
      message,
    }));
    return { problem: UNFIT, issues };
  }
  if (kind === 'conflict') {
    const said = `${done.said}-conflict`;
    // What was to be settled or answered is there no more, and neither is its form: the page says so.
    if (act === 'settle' || act === 'answer') return { to: saidAt(returnPath(next), said) };
    return { problem: careWords(said) ?? detail };
  }
  // The page shows the entry as it is now, around the text as it was typed.
  if (kind === 'precondition' || kind === 'not_found') revalidatePath(returnPath(next).split('?')[0] ?? '/');
  return { problem: careWords(kind) ?? `Nothing was stored. ${detail}` };
}

const ACTS: Record<CareWhat['act'], (what: CareWhat, sent: Sent) => Promise<Done>> = {
  state: otherwise,
  settle,
  ask,
  answer,
};

const doneBy = (done: Result<unknown>, { next }: CareWhat, said: string): Done =>
  done.ok ? { to: returnPath(next), said } : { failure: done.failure, said };

async function otherwise(what: CareWhat, sent: Sent): Promise<Done> {
  const { kind, slug, field } = what;
  const ctx = readContext();
  const leave = authorize(ctx.actor, 'claim.state', { kind, slug });
  if (!leave.ok) return { failure: leave.failure, said: 'stated' };
  const control = statementControl(kind, field);
  const [entry] = await readFields({ ctx, input: { entries: [{ kind, slug }] } });
  if (control === null || entry === undefined) return { issues: [] };
  const { chosen = '', raw = '', certainty, why = '' } = sent;
  const value = statedValue(control, entry.fields[field], { chosen: chosen.trim(), raw: raw.trim() });
  const words = raw.trim() === '' && control.member === 'raw' ? chosen.trim() : raw;
  const parsed = otherClaim.safeParse({ kind, slug, field, value, raw: words, certainty, why });
  if (!parsed.success) return { issues: parsed.error.issues };
  return doneBy(await stateClaim({ ctx: readContext(), input: parsed.data }), what, 'stated');
}

async function settle(what: CareWhat, { take = '', version = '', why = '' }: Sent): Promise<Done> {
  const { kind, slug, field } = what;
  const taken = take === '' ? null : parseSerial(take);
  const parsed = settledClaims.safeParse({ kind, slug, field, why, take: taken, version: parseSerial(version) });
  if (!parsed.success) return { issues: parsed.error.issues };
  return doneBy(await settleClaims({ ctx: readContext(), input: parsed.data }), what, 'settled');
}

async function ask(what: CareWhat, { text = '', person = '' }: Sent): Promise<Done> {
  const { kind, slug, field } = what;
  const parsed = reviewRequest.safeParse({ kind, slug, field, text, person: person === '' ? null : person });
  if (!parsed.success) return { issues: parsed.error.issues };
  return doneBy(await askForReview({ ctx: readContext(), input: parsed.data }), what, 'asked');
}

async function answer(what: CareWhat, sent: Sent): Promise<Done> {
  const { kind, slug, field } = what;
  const { note = '', person = '', request = '' } = sent;
  const asked = { person: person === '' ? null : person, request: request === '' ? null : parseSerial(request) };
  const parsed = reviewAnswer.safeParse({ kind, slug, field, note, answer: sent.answer, ...asked });
  if (!parsed.success) return { issues: parsed.error.issues };
  const done = await answerReview({ ctx: readContext(), input: parsed.data });
  if (!done.ok || parsed.data.answer !== 'changed') return doneBy(done, what, parsed.data.answer);
  // Who may edit the entry corrects it; others say otherwise on the page of its statements.
  const to = mayEdit({ kind, slug }) ? formAddress(kind, slug) : statementsHref(kind, slug, field);
  return { to, said: 'correct' };
}
