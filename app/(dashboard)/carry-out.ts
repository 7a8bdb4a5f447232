import { redirect } from 'next/navigation';
import type { z } from 'zod';
import { type KeptState, UNSENT } from '#components/kept/state.ts';
import { isDatabaseDown } from '#lib/base/database-down.ts';
import { faultsByControl, type Issue } from '#lib/contracts/form-answers.ts';
import { actionBegins } from './request-store.ts';

const NOT_OF_THIS_PAGE = 'This form is not of this page. Load the page anew.';
const AWAY = 'The database cannot be reached at the moment. Nothing was stored; your text is kept here.';
export const UNFIT = 'Nothing was stored: something is missing, or does not fit. Your text is kept here.';
/** More than any box of these forms takes. */
const TEXT_MAX = 10_000;

/** What was typed and chosen, by the name of the control. */
export type Sent = Readonly<Record<string, string>>;
/** Where the browser is led, or why it stays with the form. */
export type Outcome = { to: string } | { problem: string; issues?: readonly Issue[] };

/**
 * Carries out what a form asks for. Whatever stands in the way comes back with everything that was typed. `what` the form is
 * for comes from a browser, whatever its type says.
 */
export async function carryOut<What>(
  { schema, what, form }: { schema: z.ZodType<What>; what: unknown; form: unknown },
  act: (what: What, sent: Sent) => Promise<Outcome>,
): Promise<KeptState> {
  actionBegins();
  if (!(form instanceof FormData)) return { ...UNSENT, problem: NOT_OF_THIS_PAGE };
  const texts = [...form].flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith('$') ? [[name, value.slice(0, TEXT_MAX)]] : [],
  );
  const values: Sent = Object.fromEntries(texts);
  const asked = schema.safeParse(what);
  if (!asked.success) return { values, faults: {}, problem: NOT_OF_THIS_PAGE };
  let done: Outcome;
  try {
    done = await act(asked.data, values);
  } catch (error) {
    if (!isDatabaseDown(error)) throw error;
    return { values, faults: {}, problem: AWAY };
  }
  if ('to' in done) redirect(done.to);
  return { values, faults: faultsByControl(done.issues ?? []), problem: done.problem };
}
