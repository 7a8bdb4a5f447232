import { z } from 'zod';
import { ROLES } from '../domain/permissions.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './password.ts';
import { name, slug } from './text.ts';

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(300, 'At most 300 characters.')
  .pipe(z.email('Write an e-mail address, as in ann@example.org.'));
const password = z
  .string()
  .min(PASSWORD_MIN, `At least ${PASSWORD_MIN} characters.`)
  .max(PASSWORD_MAX, `At most ${PASSWORD_MAX} characters.`);
const personName = name(200).trim().min(1, 'A name is needed.');

/** A role for everything, or for one package (expert) or site (contact). */
export const grantInput = z
  .strictObject({
    role: z.enum(ROLES).exclude(['reader']),
    entry: z
      .strictObject({ kind: z.enum(['package', 'site']), slug })
      .nullable()
      .default(null),
  })
  .refine(
    ({ role, entry }) =>
      entry === null || (role === 'expert' ? 'package' : role === 'site_contact' ? 'site' : '') === entry.kind,
    {
      path: ['entry'],
      message: 'An expert answers for a package and a site contact for a site; other roles are for everything.',
    },
  );
export type GrantInput = z.output<typeof grantInput>;

export const newPersonInput = z.strictObject({
  email,
  name: personName,
  grants: z.array(grantInput).max(20).default([]),
});
export type NewPersonInput = z.output<typeof newPersonInput>;

/** What somebody sets who follows a link; name and e-mail only where the link makes the first admin. */
export const welcomeInput = z.strictObject({
  token: z.string().min(20, 'The link is incomplete.').max(100, 'The link is not one of ours.'),
  password,
  name: personName.optional(),
  email: email.optional(),
});
export type WelcomeInput = z.output<typeof welcomeInput>;
