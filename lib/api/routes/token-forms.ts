import { SCOPES } from '#lib/auth/actor.ts';
import { publicUrl } from '#lib/auth/public-url.ts';
import type { Failure } from '#lib/base/errors.ts';
import { SHOWN_ONCE } from '#lib/contracts/token.ts';
import { createToken } from '#lib/store/create-token.ts';
import { revokeToken } from '#lib/store/revoke-token.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { readForm, seeOther } from '../form.ts';
import { failureResponse, problemResponse } from '../problem.ts';

const PAGE = '/me/tokens';
const SHOWN_SECONDS = 60;

/** Addresses of the forms. */
export const TOKEN_FORMS = ['/api/tokens', '/api/tokens/:id/revoke'];

const noForm = (c: ApiContext) => problemResponse(c, { status: 415, detail: 'Send this as a form.' });
const done = (said: string, cookies: string[] = []) => seeOther(PAGE, { query: { said }, cookies });
/** What was typed comes back with the reason. */
const notMade = (said: string, name: string) => seeOther(PAGE, { query: { said, name: name.slice(0, 60) } });

function shownOnce(token: string): string {
  const secure = publicUrl().startsWith('https:') ? '; Secure' : '';
  return `${SHOWN_ONCE}=${token}; Path=${PAGE}; Max-Age=${SHOWN_SECONDS}; HttpOnly; SameSite=Strict${secure}`;
}

/** Who may not gets the plain refusal; what somebody mistook goes back to the page with its reason. */
function answer(c: ApiContext, failure: Failure, name = ''): Response {
  const { kind, errors = [] } = failure;
  if (kind === 'conflict') return notMade('there', name);
  if (kind === 'invalid') return notMade(`bad-${errors[0]?.pointer.slice(1) ?? ''}`, name);
  return failureResponse(c, failure);
}

/** One's own tokens: the forms of the page that lists them. A token itself may make none. */
export function tokenFormRoutes(app: ApiApp): void {
  const context = (c: ApiContext) => ({ actor: c.get('read').actor, now: new Date() });

  app.post('/api/tokens', async (c) => {
    const form = await readForm(c);
    if (form === null) return noForm(c);
    const input = {
      name: form.name?.trim() ?? '',
      scopes: SCOPES.filter((scope) => form[scope] === 'on'),
      expiresInDays: /^\d{1,5}$/.test(form.days ?? '') ? Number(form.days) : 0,
      of: 'own' as const,
    };
    const made = await createToken({ ctx: context(c), input });
    return made.ok ? done('made', [shownOnce(made.value.token)]) : answer(c, made.failure, input.name);
  });

  app.post('/api/tokens/:id/revoke', async (c) => {
    const id = c.req.param('id') ?? '';
    const revoked = await revokeToken({
      ctx: context(c),
      input: { id: /^\d{1,9}$/.test(id) ? Number(id) : 0 },
    });
    if (revoked.ok) return done('revoked');
    return revoked.failure.kind === 'conflict' ? done('revoked') : answer(c, revoked.failure);
  });

  for (const path of TOKEN_FORMS) onlyThese(app, path, ['POST']);
}
