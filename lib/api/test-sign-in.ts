import { systemActor } from '#lib/auth/actor.ts';
import { createPerson } from '#lib/store/people/create-person.ts';
import { suspend } from '#lib/store/people/suspend.ts';
import { app } from './app.ts';
import { Browser } from './test-browser.ts';

export const SITE = 'http://127.0.0.1:3000';
const PASSWORD = 'a few words together';
export type Grants = Parameters<typeof createPerson>[0]['input']['grants'];

/** Everything somebody may do with one role, for whichever entries; nothing of it for a reader. */
export const grantsOf = (role: Grants[number]['role'] | 'reader'): Grants =>
  role === 'reader' ? [] : [{ role, entry: null }];

/** The browser of somebody nobody knows. */
export const visitor = (): Browser => new Browser(SITE, app);

/** Makes an account with roles and signs it in with a password; suspends it after that if asked. Its handle is `name`'s. */
export async function signedIn(
  name: string,
  grants: Grants,
  { suspended = false }: { suspended?: boolean } = {},
): Promise<{ browser: Browser; userId: number; email: string }> {
  const ctx = { actor: systemActor('test'), now: new Date() };
  const browser = visitor();
  const email = `${name.replaceAll(/\W/g, '-')}@example.org`;
  const made = await createPerson({ ctx, input: { email, name, grants } });
  if (!made.ok) throw new Error(made.failure.detail);
  const { token, userId } = made.value;
  await browser.post('/api/welcome', { token, password: PASSWORD });
  await browser.post('/api/sign-in', { email, password: PASSWORD });
  if (browser.cookiesFor(SITE) === '') throw new Error(`${name} could not sign in.`);
  if (suspended) await suspend({ ctx, input: { userId, suspended } });
  return { browser, userId, email };
}
