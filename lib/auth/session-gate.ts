import type { Actor } from './actor.ts';
import { personWith } from './grants-of.ts';
import { signIn } from './sign-in.ts';

/** The cookie's name, with the prefix that browsers demand of secure ones or without. */
const COOKIE = /(?:^|;\s*)(?:__Secure-)?seaworthy\.session_token=/;

/** Who is signed in with these headers' cookie; null without a session, with an expired one and for the suspended. */
export async function actorOfSession(headers: Headers): Promise<Extract<Actor, { kind: 'user' }> | null> {
  const cookie = headers.get('cookie');
  if (cookie === null || !COOKIE.test(cookie)) return null;
  const { auth } = await signIn();
  const session = await auth.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } });
  const person = session === null ? null : await personWith(Number(session.user.id));
  return person && { kind: 'user', ...person };
}
