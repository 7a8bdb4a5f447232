import { hashOf } from './token-secret.ts';

/** Whom the link that makes the first admin is for: nobody yet. */
export const FIRST_ADMIN = 'first-admin';
/** Whom a link to set a password is for. */
export type Invited = number | typeof FIRST_ADMIN;

/** Beginning of the names of such links among what else waits to be verified. */
export const PREFIX = 'welcome:';
export const identifierOf = (whom: Invited): string => `${PREFIX}${whom}`;
export function invitedBy(identifier: string): Invited {
  const whom = identifier.slice(PREFIX.length);
  return whom === FIRST_ADMIN ? FIRST_ADMIN : Number(whom);
}

/** What is kept of a link. */
export const keptOf = (token: string): string => hashOf(token);

/** Ending of the sign-in names of people who sign in at the identity provider; nobody can type one. */
export const OUTSIDE = '@oidc.invalid';
