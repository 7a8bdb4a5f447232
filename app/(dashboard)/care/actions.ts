'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { careWords } from '#components/care/said.tsx';
import { type KeptState, UNSENT } from '#components/kept/state.ts';
import { statementsHref } from '#components/ui/hrefs.ts';
import { authorize } from '#lib/auth/authorize.ts';
import { isDatabaseDown } from '#lib/base/database-down.ts';
import type { Failure, Result } from '#lib/base/errors.ts';
import { type CareWhat, careWhat, faultsByControl, type Issue, saidAt } from '#lib/contracts/care-forms.ts';
import { otherClaim, settledClaims } from '#lib/contracts/claims.ts';
import { statedValue, statementControl } from '#lib/contracts/edit/statement.ts';
import { formAddress } from '#lib/contracts/kind-address.ts';
import { returnPath } from '#lib/contracts/return-path.ts';
import { reviewAnswer, reviewRequest } from '#lib/contracts/reviews.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { readFields } from '#lib/read/read-fields.ts';
import { settleClaims } from '#lib/store/claims/settle-claims.ts';
import { stateClaim } from '#lib/store/claims/state-claim.ts';
import { answerReview } from '#lib/store/reviews/answer-review.ts';
import { askForReview } from '#lib/store/reviews/ask-for-review.ts';
import { mayEdit, readContext } from '../reader.ts';
import { actionBegins } from '../request-store.ts';

const NOT_OF_THIS_PAGE = 'This form is not of this page. Load the page anew.';
const UNFIT = 'Nothing was stored: something is missing, or does not fit. Your text is kept here.';
const AWAY = 'The database cannot be reached at the moment. Nothing was stored; your text is kept here.';
/** More than any box of these forms takes. */
const TEXT_MAX = 10_000;

type Sent = Readonly<Record<string, string>>;
/** Where the browser is led, in words that no other form of the page uses, or what is wrong. */
type Outcome = { to: string; said: string } | { failure: Failure; said: string } | { issues: readonly Issue[] };

/**
 * Says otherwise, settles, asks or answers. Whatever stands in the way comes back with everything that was typed. The
 * arguments come from a browser, whatever their types say.
 */
export async function care(what: CareWhat, _before: unknown, form: FormData): Promise<KeptState> {
  actionBegins();
  if (!(form instanceof FormData)) return { ...UNSENT, problem: NOT_OF_THIS_PAGE };
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith('$') ? [[name, value.slice(0, TEXT_MAX)]] : [],
  );
  const values: Sent = Object.fromEntries(texts);
  const asked = careWhat.safeParse(what);
  if (!asked.success) return { values, faults: {}, problem: NOT_OF_THIS_PAGE };
  let done: Outcome;
  try {
    done = await ACTS[asked.data.act](asked.data, values);
  } catch (error) {
    if (!isDatabaseDown(error)) throw error;
    return { values, faults: {}, problem: AWAY };
  }
  if ('to' in done) redirect(saidAt(done.to, done.said));
  const again = (problem: string, issues: readonly Issue[] = []): KeptState => ({
    ...{ values, faults: faultsByControl(issues), problem },
  });
  if ('issues' in done) return again(UNFIT, done.issues);
  const { act, next } = asked.data;
  const { kind, detail, errors = [] } = done.failure;
  if (kind === 'invalid') {
    const pointed = errors.map(({ pointer, detail: message }) => ({
      path: [act === 'state' ? 'value' : pointer.slice(1)],
      message,
    }));
    return again(UNFIT, pointed);
  }
  if (kind === 'conflict') {
    const said = `${done.said}-conflict`;
    // What was to be settled or answered is there no more, and neither is its form: the page says so.
    if (act === 'settle' || act === 'answer') redirect(saidAt(returnPath(next), said));
    return again(careWords(said) ?? detail);
  }
  // The page shows the entry as it is now, around the text as it was typed.
  if (kind === 'precondition' || kind === 'not_found') revalidatePath(returnPath(next).split('?')[0] ?? '/');
  return again(careWords(kind) ?? `Nothing was stored. ${detail}`);
}

const ACTS: Record<CareWhat['act'], (what: CareWhat, sent: Sent) => Promise<Outcome>> = {
  state: otherwise,
  settle,
  ask,
  answer,
};

const writer = () => ({ actor: readContext().actor, now: new Date() });
const outcome = (done: Result<unknown>, { next }: CareWhat, said: string): Outcome =>
  done.ok ? { to: returnPath(next), said } : { failure: done.failure, said };

async function otherwise(what: CareWhat, sent: Sent): Promise<Outcome> {
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
  return outcome(await stateClaim({ ctx: writer(), input: parsed.data }), what, 'stated');
}

async function settle(what: CareWhat, { take = '', version = '', why = '' }: Sent): Promise<Outcome> {
  const { kind, slug, field } = what;
  const taken = take === '' ? null : parseSerial(take);
  const parsed = settledClaims.safeParse({ kind, slug, field, why, take: taken, version: parseSerial(version) });
  if (!parsed.success) return { issues: parsed.error.issues };
  return outcome(await settleClaims({ ctx: writer(), input: parsed.data }), what, 'settled');
}

async function ask(what: CareWhat, { text = '', person = '' }: Sent): Promise<Outcome> {
  const { kind, slug, field } = what;
  const parsed = reviewRequest.safeParse({ kind, slug, field, text, person: person === '' ? null : person });
  if (!parsed.success) return { issues: parsed.error.issues };
  return outcome(await askForReview({ ctx: writer(), input: parsed.data }), what, 'asked');
}

async function answer(what: CareWhat, sent: Sent): Promise<Outcome> {
  const { kind, slug, field } = what;
  const { note = '', person = '', request = '' } = sent;
  const asked = { person: person === '' ? null : person, request: request === '' ? null : parseSerial(request) };
  const parsed = reviewAnswer.safeParse({ kind, slug, field, note, answer: sent.answer, ...asked });
  if (!parsed.success) return { issues: parsed.error.issues };
  const done = await answerReview({ ctx: writer(), input: parsed.data });
  if (!done.ok || parsed.data.answer !== 'changed') return outcome(done, what, parsed.data.answer);
  // Who may edit the entry corrects it; others say otherwise on the page of its statements.
  const to = mayEdit({ kind, slug }) ? formAddress(kind, slug) : statementsHref(kind, slug, field);
  return { to, said: 'correct' };
}
