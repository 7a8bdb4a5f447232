import type { Failure, Result } from '#lib/base/errors.ts';
import { grantInput, newPersonInput } from '#lib/contracts/people.ts';
import { joinedPerson } from '#lib/contracts/reviews.ts';
import { createPerson } from '#lib/store/people/create-person.ts';
import { grantRole, revokeRole } from '#lib/store/people/grant-role.ts';
import { inviteAgain } from '#lib/store/people/invite.ts';
import { joinPerson } from '#lib/store/people/join-person.ts';
import { suspend } from '#lib/store/people/suspend.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { readForm, seeOther } from '../form.ts';
import { failureResponse, problemResponse } from '../problem.ts';

const PAGE = '/admin/people';
const noForm = (c: ApiContext) => problemResponse(c, { status: 415, detail: 'Send this as a form.' });
const done = (said: string, more: Record<string, string> = {}) => seeOther(PAGE, { query: { said, ...more } });

/** Who may not gets the plain refusal; what an admin mistook goes back to the page with its reason. */
function answer(c: ApiContext, { kind, detail }: Failure): Response {
  const closed = kind === 'unauthorised' || kind === 'forbidden';
  return closed
    ? failureResponse(c, { kind, detail })
    : done(kind === 'conflict' && /last admin/.test(detail) ? 'last-admin' : 'refused');
}

function grantOf(form: Record<string, string>) {
  const [kind, ...slug] = (form.entry ?? '').trim().split('/');
  const entry = kind === '' ? null : { kind, slug: slug.join('/') };
  return grantInput.safeParse({ role: form.role, entry });
}

const idOf = (text: string | undefined): number => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : 0);

/** Addresses of the forms. */
export const PEOPLE_FORMS = [
  '/api/people',
  '/api/people/roles',
  '/api/people/names',
  '/api/people/:id/roles',
  '/api/people/:id/suspension',
  '/api/people/:id/invitation',
];

/** Accounts and roles: the forms of the page that admins keep them on. */
export function peopleRoutes(app: ApiApp): void {
  const context = (c: ApiContext) => ({ actor: c.get('read').actor, now: new Date() });

  app.post('/api/people', async (c) => {
    const form = await readForm(c);
    if (form === null) return noForm(c);
    const parsed = newPersonInput.safeParse({ email: form.email ?? '', name: form.name ?? '' });
    if (!parsed.success) return done('not-a-person');
    const result = await createPerson({ ctx: context(c), input: parsed.data });
    if (result.ok) return done('invited', { link: result.value.token });
    return result.failure.kind === 'invalid' ? done('there-already') : answer(c, result.failure);
  });

  const changeRole = async (c: ApiContext, form: Record<string, string>, userId: number): Promise<Response> => {
    const parsed = grantOf(form);
    if (!parsed.success) return done('not-a-role');
    const input = { userId, grant: parsed.data };
    const revoking = form.act === 'revoke';
    const result: Result<true> = await (revoking ? revokeRole : grantRole)({ ctx: context(c), input });
    return result.ok ? done(revoking ? 'revoked' : 'granted') : answer(c, result.failure);
  };
  app.post('/api/people/roles', async (c) => {
    const form = await readForm(c);
    return form === null ? noForm(c) : changeRole(c, form, idOf(form.userId));
  });
  app.post('/api/people/:id/roles', async (c) => {
    const form = await readForm(c);
    return form === null ? noForm(c) : changeRole(c, form, idOf(c.req.param('id')));
  });

  app.post('/api/people/names', async (c) => {
    const form = await readForm(c);
    if (form === null) return noForm(c);
    const parsed = joinedPerson.safeParse({
      person: form.person,
      userId: form.userId === '' ? null : idOf(form.userId),
    });
    if (!parsed.success) return done('refused');
    const result = await joinPerson({ ctx: context(c), input: parsed.data });
    return result.ok ? done(parsed.data.userId === null ? 'parted' : 'joined') : answer(c, result.failure);
  });

  app.post('/api/people/:id/suspension', async (c) => {
    const form = await readForm(c);
    if (form === null) return noForm(c);
    const suspended = form.suspended === 'yes';
    const result = await suspend({ ctx: context(c), input: { userId: idOf(c.req.param('id')), suspended } });
    return result.ok ? done(suspended ? 'suspended' : 'let-in') : answer(c, result.failure);
  });

  app.post('/api/people/:id/invitation', async (c) => {
    const result = await inviteAgain({ ctx: context(c), input: { userId: idOf(c.req.param('id')) } });
    return result.ok ? done('invited', { link: result.value.token }) : answer(c, result.failure);
  });

  for (const path of PEOPLE_FORMS) onlyThese(app, path, ['POST']);
}
