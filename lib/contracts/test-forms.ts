import { z } from 'zod';
import { SUITE_KINDS } from '../domain/vocabulary.ts';
import { name, slug, text, url } from './text.ts';

const EXPECTED_MAX = 5000;
const filled = (max: number) => text(max).refine((value) => value.trim() !== '', 'Must not be empty.');
const serial = z
  .int()
  .min(1)
  .max(2 ** 31 - 1);

/** What a suite is called and which cases every report of it has to hold. */
export const suiteBody = z.strictObject({
  name: name(200).refine((value) => value.trim() !== '', 'Must not be empty.'),
  kind: z.enum(SUITE_KINDS),
  expected: z.array(filled(500)).max(EXPECTED_MAX, `At most ${EXPECTED_MAX} cases.`),
});
export type SuiteBody = z.output<typeof suiteBody>;

/** A failure that people know of. */
export const knownIssueBody = z.strictObject({
  suite: slug.nullable().default(null).describe('null: in every suite'),
  case: filled(500).describe('Name of the case, with or without `class::` in front'),
  title: filled(300),
  url: url.default(''),
});
export type KnownIssueBody = z.output<typeof knownIssueBody>;

/** What an expert signs: the output of a build, or of what is installed at a site. */
export const signOffBody = z
  .strictObject({
    package: slug,
    digest: text(80).nullable().default(null),
    site: slug.nullable().default(null).describe('Of an installation without a container: where it is'),
    note: text(2000).default(''),
  })
  .refine(({ digest, site }) => (digest === null) !== (site === null), {
    message: 'Say either which build (digest) or at which site.',
    path: ['digest'],
  });
export type SignOffBody = z.output<typeof signOffBody>;

export const madeNumber = z.object({ id: serial });
