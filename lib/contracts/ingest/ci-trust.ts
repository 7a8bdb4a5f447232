import { z } from 'zod';
import { text } from '../text.ts';
import { tokenName } from '../token.ts';

/** What a CI job may do with its identity token: report, and never edit. */
export const CI_SCOPES = ['builds:write', 'tests:write', 'publications:write', 'sites:write'] as const;

/** Claims that name a project by a number that nobody else ever gets: GitLab's and GitHub's. */
export const PROJECT_CLAIMS = ['project_id', 'repository_id'] as const;

const isIssuer = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, search, hash, username, password } = new URL(address);
  if (search + hash + username + password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname));
};

/** Which jobs of whose CI are trusted with what. */
export const ciTrustInput = z.strictObject({
  name: tokenName,
  issuer: text(500).refine(
    isIssuer,
    'The https address that the CI platform names as its issuer, as in https://gitlab.example.org.',
  ),
  audience: text(500).min(1, 'The audience that the job asks its token for.').regex(/^\S+$/, 'Without spaces.'),
  claim: z.enum(PROJECT_CLAIMS),
  project: z
    .string()
    .regex(/^[1-9]\d{0,17}$/, 'The number of the project, not its name: names can be taken by others.'),
  scopes: z.array(z.enum(CI_SCOPES)).min(1, `At least one of ${CI_SCOPES.join(', ')}.`),
});
export type CiTrustInput = z.output<typeof ciTrustInput>;
