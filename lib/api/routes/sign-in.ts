import { systemActor } from '#lib/auth/actor.ts';
import { publicUrl } from '#lib/auth/public-url.ts';
import { CLIENT_ADDRESS, PROVIDER, signIn } from '#lib/auth/sign-in.ts';
import { welcomeInput } from '#lib/contracts/people.ts';
import { acceptInvitation } from '#lib/store/people/accept-invitation.ts';
import { addressOf } from '../address-of.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { goOn, nextOf, readForm, seeOther } from '../form.ts';
import { problemResponse } from '../problem.ts';

const NO_FORM = 'Send this as a form (application/x-www-form-urlencoded) of at most 64 KB.';
const noForm = (c: ApiContext) => problemResponse(c, { status: 415, detail: NO_FORM });

/** A question to the sign-in library: with the browser's cookies and its address, and nothing else that it sent. */
function ask(c: ApiContext, path: string, body: object): Request {
  const headers = new Headers({ 'Content-Type': 'application/json', [CLIENT_ADDRESS]: addressOf(c) });
  const cookie = c.req.header('cookie');
  if (cookie !== undefined) headers.set('Cookie', cookie);
  // The guard in front has compared the origin with the host; the library compares it with the public address.
  headers.set('Origin', new URL(publicUrl()).origin);
  return new Request(`${publicUrl()}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Signing in, out and setting a password: forms that work without a script, answered with the next page. */
export function signInRoutes(app: ApiApp): void {
  app.post('/api/sign-in', async (c) => {
    const form = await readForm(c);
    if (form === null) return noForm(c);
    const next = nextOf(form);
    const { auth } = await signIn();
    const email = (form.email ?? '').trim().toLowerCase();
    const answer = await auth.handler(ask(c, '/sign-in/email', { email, password: form.password ?? '' }));
    if (answer.ok) return seeOther(next, { cookies: answer.headers.getSetCookie() });
    const problem = answer.status === 429 ? 'too-often' : 'wrong';
    return seeOther('/sign-in', { query: { problem, next } });
  });

  app.post('/api/sign-in/provider', async (c) => {
    const form = await readForm(c);
    if (form === null) return noForm(c);
    const next = nextOf(form);
    const { auth, found, provider } = await signIn();
    if (provider === null || !found) return seeOther('/sign-in', { query: { problem: 'provider-away', next } });
    const back = new URLSearchParams({ next });
    const answer = await auth.handler(
      ask(c, '/sign-in/social', {
        provider: PROVIDER,
        callbackURL: `${publicUrl()}${next}`,
        errorCallbackURL: `${publicUrl()}/sign-in?${back}`,
        disableRedirect: true,
      }),
    );
    const { url } = answer.ok ? await answer.json() : { url: null };
    const problem = answer.status === 429 ? 'too-often' : 'provider-away';
    if (typeof url !== 'string') return seeOther('/sign-in', { query: { problem, next } });
    return goOn(url, answer.headers.getSetCookie());
  });

  app.get(`/api/auth/callback/${PROVIDER}`, async (c) => {
    const { auth } = await signIn();
    const headers = new Headers({ [CLIENT_ADDRESS]: addressOf(c) });
    const cookie = c.req.header('cookie');
    if (cookie !== undefined) headers.set('Cookie', cookie);
    const { search } = new URL(c.req.url);
    return auth.handler(new Request(`${publicUrl()}/api/auth/callback/${PROVIDER}${search}`, { headers }));
  });

  app.post('/api/sign-out', async (c) => {
    const { auth } = await signIn();
    const answer = await auth.handler(ask(c, '/sign-out', {}));
    return seeOther('/', { cookies: answer.headers.getSetCookie() });
  });

  app.post('/api/welcome', async (c) => {
    const form = await readForm(c);
    if (form === null) return noForm(c);
    const parsed = welcomeInput.safeParse(form);
    const again = (problem: string) => seeOther('/welcome', { query: { token: form.token ?? '', problem } });
    if (!parsed.success) return again(String(parsed.error.issues[0]?.path[0] ?? 'token'));
    const ctx = { actor: systemActor('welcome'), now: new Date() };
    const result = await acceptInvitation({ ctx, input: parsed.data });
    if (!result.ok) return again(result.failure.errors?.[0]?.pointer.slice(1) ?? 'token');
    return seeOther('/sign-in', { query: { problem: 'password-set' } });
  });

  for (const path of ['/api/sign-in', '/api/sign-in/provider', '/api/sign-out', '/api/welcome']) {
    onlyThese(app, path, ['POST']);
  }
  onlyThese(app, `/api/auth/callback/${PROVIDER}`, ['GET', 'HEAD']);
}
