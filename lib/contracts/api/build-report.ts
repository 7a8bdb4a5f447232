import { z } from 'zod';
import { BUILD_STATES } from '../../domain/vocabulary.ts';
import { isTagName } from '../build-params.ts';
import { slug, text, url } from '../text.ts';
import { apiBuild } from './build.ts';

const moment = z.iso
  .datetime({ offset: true, error: 'An instant, as in 2026-02-03T04:05:06Z.' })
  .refine((at) => /^(20\d\d|19[7-9]\d)-/.test(at), 'A year from 1970 to 2099.')
  .nullable()
  .default(null);
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, '“sha256:” and 64 hex digits.');

/** What a CI job says of a build: `POST /builds`. */
export const buildReport = z
  .strictObject({
    image: slug.describe('Slug of the image'),
    digest: digest.nullable().default(null).describe('Only of a build that succeeded'),
    tag: z.string().refine(isTagName, 'A tag as registries have them.').nullable().default(null),
    status: z.enum(BUILD_STATES),
    revision: text(200).default('').describe('Revision of the source it was built from'),
    ciUrl: url.default('').describe('Address of the job: reports with one address are about one build'),
    startedAt: moment,
    finishedAt: moment,
  })
  .refine(({ digest: known, status }) => known === null || status === 'succeeded', {
    path: ['digest'],
    error: 'A build has a digest once it has succeeded.',
  })
  .refine(
    ({ startedAt, finishedAt }) =>
      startedAt === null || finishedAt === null || Date.parse(startedAt) <= Date.parse(finishedAt),
    {
      path: ['finishedAt'],
      error: 'It cannot have finished before it started.',
    },
  )
  .meta({ id: 'BuildReport' });

export const reportedBuild = apiBuild
  .extend({ isNew: z.boolean().describe('Whether the build was not known before') })
  .meta({ id: 'ReportedBuild' });
