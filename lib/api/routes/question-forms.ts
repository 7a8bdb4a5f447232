import { isDeepStrictEqual } from 'node:util';
import type { Failure, Result } from '#lib/base/errors.ts';
import { FIELDS } from '#lib/contracts/fields.ts';
import {
  decisionForm,
  effectOf,
  factForm,
  type OptionForm,
  optionForm,
  proposeForm,
  remarkForm,
} from '#lib/contracts/question-forms.ts';
import { slugOf } from '#lib/contracts/slug-of.ts';
import { readFields } from '#lib/read/read-fields.ts';
import { addRemark } from '#lib/store/decide/add-remark.ts';
import { editDecision } from '#lib/store/decide/edit-decision.ts';
import { proposeDecision } from '#lib/store/decide/propose-decision.ts';
import { patchEntry } from '#lib/store/patch-entry.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { readForm, seeOther } from '../form.ts';
import { failureResponse, problemResponse } from '../problem.ts';

const OPTIONS = '/api/questions/:slug/options';
const DECISIONS = '/api/questions/:slug/decisions';
const DECISION = '/api/questions/:slug/decisions/:decision';
const REMARKS = '/api/questions/:slug/remarks';

/** Addresses of the forms. */
export const QUESTION_FORMS = [OPTIONS, DECISIONS, DECISION, REMARKS];

/** Options, points, remarks and decisions as forms of pages that work without a script; others are server actions. */
export function questionFormRoutes(app: ApiApp): void {
  app.post(OPTIONS, options);
  app.post(DECISIONS, propose);
  app.post(DECISION, decide);
  app.post(REMARKS, remark);
  for (const path of QUESTION_FORMS) onlyThese(app, path, ['POST']);
}

const incomplete = (c: ApiContext) => problemResponse(c, { status: 400, detail: 'This form is incomplete.' });
const writer = (c: ApiContext) => ({ actor: c.get('read').actor, now: new Date() });
const questionOf = (c: ApiContext): string => c.req.param('slug') ?? '';

const SAID: Partial<Record<Failure['kind'], string>> = { precondition: 'stale', conflict: 'gone', invalid: 'invalid' };

/** To a page of the question, which says what came of it. */
function goTo(c: ApiContext, path: string, result: Result<unknown>, done: string): Response {
  if (result.ok) {
    const changed = !Array.isArray(result.value) || result.value.length > 0;
    return seeOther(path, { query: { said: changed ? done : 'nothing' } });
  }
  const said = SAID[result.failure.kind];
  return said === undefined ? failureResponse(c, result.failure) : seeOther(path, { query: { said } });
}

/** How often something new is added anew because somebody saved the question in between. */
const ATTEMPTS = 5;

/** The question as it is now: what only adds to it takes nothing away from whoever saved it meanwhile. */
async function questionNow(c: ApiContext) {
  const entries = [{ kind: 'question' as const, slug: questionOf(c) }];
  const [question] = await readFields({ ctx: c.get('read'), input: { entries } });
  return { version: question?.version ?? 1, fields: question?.fields ?? {} };
}

async function options(c: ApiContext): Promise<Response> {
  const parsed = optionForm.safeParse(await readForm(c));
  if (!parsed.success) return incomplete(c);
  const form = parsed.data;
  const slug = questionOf(c);
  const here = `/questions/${slug}/discuss`;
  const isAdded = form.act === 'add' || form.act === 'add-point';
  for (let attempt = 1; ; attempt += 1) {
    const { version, fields } = await questionNow(c);
    const patch = optionPatch(form, fields);
    if (patch === null) return goTo(c, here, { ok: true, value: [] }, '');
    const expectVersion = isAdded ? version : form.version;
    const input = { kind: 'question' as const, slug, expectVersion, patch, why: '' };
    const done = await patchEntry({ ctx: writer(c), input });
    if (done.ok || done.failure.kind !== 'precondition' || !isAdded || attempt === ATTEMPTS)
      return goTo(c, here, done, 'changed');
  }
}

/**
 * The patch of a question that a form stands for; null where the option or the point is not there any more, or what it
 * adds is there already, as when a form is sent twice.
 */
function optionPatch(form: OptionForm, fields: Readonly<Record<string, unknown>>): Record<string, unknown> | null {
  const paths = Object.keys(fields).filter((path) => path.startsWith('options.'));
  if (form.act === 'add') {
    const { name, summary } = form;
    if (paths.some((path) => nameIn(fields[path]) === name)) return null;
    const value = { name, summary, position: paths.length + 1, points: [] };
    return { [freePath(slugOf(name).slice(0, 60).replace(/-$/, '') || 'option', paths)]: value };
  }
  const path = `options.${form.option}`;
  const stored = FIELDS.question['options.*'].safeParse(Object.hasOwn(fields, path) ? fields[path] : null);
  if (!stored.success || stored.data === null) return null;
  const { points } = stored.data;
  if (form.act === 'remove') return { [path]: null };
  if (form.act === 'remove-point') return { [path]: { points: points.filter((_, at) => at !== form.point) } };
  const { side, text, person, useCase, site } = form;
  const point = { side, text, person, useCase, site, source: '' };
  return points.some((one) => isDeepStrictEqual(one, point)) ? null : { [path]: { points: [...points, point] } };
}

const nameIn = (option: unknown): unknown =>
  typeof option === 'object' && option !== null && 'name' in option ? option.name : null;

function freePath(base: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const path = `options.${number === 1 ? base : `${base}-${number}`}`;
    if (!taken.includes(path)) return path;
  }
}

async function propose(c: ApiContext): Promise<Response> {
  const parsed = proposeForm.safeParse(await readForm(c));
  if (!parsed.success) return incomplete(c);
  const question = questionOf(c);
  const decision = { ...parsed.data, on: null, source: '', effects: [] };
  for (let attempt = 1; ; attempt += 1) {
    const { version, fields } = await questionNow(c);
    const there = Object.keys(fields).find((path) => isProposed(path, fields[path], decision.text));
    if (there !== undefined)
      return goTo(c, pageOf(question, there.slice('decisions.'.length)), { ok: true, value: [] }, '');
    const input = { question, expectVersion: version, decision, why: '' };
    const done = await proposeDecision({ ctx: writer(c), input });
    if (done.ok) return goTo(c, pageOf(question, done.value.slug), done, 'proposed');
    if (done.failure.kind !== 'precondition' || attempt === ATTEMPTS)
      return goTo(c, `/questions/${question}/discuss`, done, '');
  }
}

const pageOf = (question: string, decision: string): string => `/questions/${question}/decisions/${decision}`;

/** Whether this is a decision of the same words that is proposed already, as when a form is sent twice. */
function isProposed(path: string, value: unknown, text: string): boolean {
  if (!path.startsWith('decisions.') || typeof value !== 'object' || value === null) return false;
  return 'state' in value && value.state === 'proposed' && 'text' in value && value.text === text;
}

async function decide(c: ApiContext): Promise<Response> {
  const form = await readForm(c);
  const question = questionOf(c);
  const decision = c.req.param('decision') ?? '';
  const here = pageOf(question, decision);
  const edit = (version: number, change: Parameters<typeof editDecision>[0]['input']['change']) =>
    editDecision({ ctx: writer(c), input: { question, expectVersion: version, decision, change, why: '' } });
  if (form?.act === 'add-effect') {
    const parsed = factForm.safeParse(form);
    if (!parsed.success) return seeOther(here, { query: { said: 'no-fact' } });
    const effect = effectOf(parsed.data);
    const isOther = (one: { entity: string; slug: string; path: string }) =>
      one.entity !== effect.entity || one.slug !== effect.slug || one.path !== effect.path;
    const change = edit(parsed.data.version, (before) => ({
      ...before,
      effects: [...before.effects.filter(isOther), effect],
    }));
    return goTo(c, here, await change, 'changed');
  }
  const parsed = decisionForm.safeParse(form);
  if (!parsed.success) return incomplete(c);
  const { version } = parsed.data;
  if (parsed.data.act === 'withdraw') return goTo(c, `/questions/${question}`, await edit(version, null), 'withdrawn');
  const { effect } = parsed.data;
  const change = edit(version, (before) => ({ ...before, effects: before.effects.filter((_, at) => at !== effect) }));
  return goTo(c, here, await change, 'changed');
}

async function remark(c: ApiContext): Promise<Response> {
  const parsed = remarkForm.safeParse(await readForm(c));
  if (!parsed.success) return incomplete(c);
  const question = questionOf(c);
  const done = await addRemark({ ctx: writer(c), input: { ...parsed.data, question, topic: '' } });
  return goTo(c, `/questions/${question}`, done, 'remarked');
}
