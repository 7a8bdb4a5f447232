import type { Result } from '#lib/base/errors.ts';
import { returnPath } from '#lib/contracts/return-path.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { SLUG } from '#lib/contracts/slug.ts';
import { knownIssueBody, signOffBody, suiteBody } from '#lib/contracts/test-forms.ts';
import { keepSuite } from '#lib/store/tests/keep-suite.ts';
import { addKnownIssue, closeKnownIssue } from '#lib/store/tests/known-issues.ts';
import { revokeSignOff, signOff } from '#lib/store/tests/sign-off.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { readForm, seeOther } from '../form.ts';
import { failureResponse, problemResponse } from '../problem.ts';

const SUITE = '/api/test-suites/:slug';
const ISSUES = '/api/known-issues';
const CLOSED = '/api/known-issues/:id/close';
const SIGNED = '/api/sign-offs';
const REVOKED = '/api/sign-offs/:id/revoke';

/** Addresses of the forms. */
export const TEST_FORMS = [SUITE, ISSUES, CLOSED, SIGNED, REVOKED];

type Form = Record<string, string>;
const writer = (c: ApiContext) => ({ actor: c.get('read').actor, now: new Date() });
const incomplete = (c: ApiContext) => problemResponse(c, { status: 400, detail: 'This form is incomplete.' });

/** Back to the page of the form, which says what became of it; who may not is told plainly. */
function back(c: ApiContext, form: Form, result: Result<unknown>, said: string): Response {
  if (result.ok) return seeOther(returnPath(form.next), { query: { said } });
  const { kind } = result.failure;
  if (kind !== 'conflict' && kind !== 'invalid') return failureResponse(c, result.failure);
  return seeOther(returnPath(form.next), { query: { said: kind } });
}

const unusable = (form: Form): Response => seeOther(returnPath(form.next), { query: { said: 'invalid' } });
const orNull = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text);

/** What people say beside test runs, as forms of pages that work without a script. */
export function testFormRoutes(app: ApiApp): void {
  app.post(SUITE, async (c) => {
    const form = await readForm(c);
    const slug = c.req.param('slug');
    if (form === null || !SLUG.test(slug) || slug.length > 120) return incomplete(c);
    const expected = (form.expected ?? '').split('\n').map((line) => line.trim());
    const input = { name: form.name, kind: form.kind, expected: expected.filter((line) => line !== '') };
    const parsed = suiteBody.safeParse(input);
    if (!parsed.success) return unusable(form);
    return back(c, form, await keepSuite({ ctx: writer(c), input: { slug, ...parsed.data } }), 'kept');
  });
  app.post(ISSUES, async (c) => {
    const form = await readForm(c);
    if (form === null) return incomplete(c);
    const { title, url = '' } = form;
    const parsed = knownIssueBody.safeParse({ suite: orNull(form.suite), case: form.case, title, url });
    if (!parsed.success) return unusable(form);
    return back(c, form, await addKnownIssue({ ctx: writer(c), input: parsed.data }), 'attached');
  });
  app.post(SIGNED, async (c) => {
    const form = await readForm(c);
    if (form === null) return incomplete(c);
    const { note = '' } = form;
    const input = { package: form.package, digest: orNull(form.digest), site: orNull(form.site), note };
    const parsed = signOffBody.safeParse(input);
    if (!parsed.success) return unusable(form);
    return back(c, form, await signOff({ ctx: writer(c), input: parsed.data }), 'signed');
  });
  app.post(CLOSED, (c) => numbered(c, closeKnownIssue, 'closed'));
  app.post(REVOKED, (c) => numbered(c, revokeSignOff, 'revoked'));
  for (const path of TEST_FORMS) onlyThese(app, path, ['POST']);
}

type Verb = (asked: { ctx: ReturnType<typeof writer>; input: { id: number } }) => Promise<Result<unknown>>;

async function numbered(c: ApiContext, verb: Verb, said: string): Promise<Response> {
  const form = await readForm(c);
  const id = parseSerial(c.req.param('id') ?? '');
  if (form === null || id === null) return incomplete(c);
  return back(c, form, await verb({ ctx: writer(c), input: { id } }), said);
}
