import { z } from 'zod';
import { CHANNELS, PUBLICATION_STATES } from '../../domain/vocabulary.ts';
import { parseDigest } from '../build-params.ts';
import { name, slug } from '../text.ts';
import { instant } from './common.ts';

const moment = z.iso
  .datetime({ offset: true, error: 'An instant, as in 2026-02-03T04:05:06Z.' })
  .refine((at) => /^(20\d\d|19[7-9]\d)-/.test(at), 'A year from 1970 to 2099.');

/** Where an image is pulled from; nothing that a command line would take for an option. */
const PULLED_FROM = /^[a-z0-9[]\S*$/i;

const path = name(500).min(1, 'Where it is to be found.');

/** What somebody says of a build made visible somewhere: `POST /publications`. */
export const publicationReport = z
  .strictObject({
    digest: z
      .string()
      .max(80)
      .refine((text) => parseDigest(text) !== null, 'At least twelve hex digits of a digest.')
      .describe('Its digest, or at least its first twelve hex digits'),
    channel: z.enum(CHANNELS),
    path: path.describe('`/cvmfs/…`, the address or path of a SIF file, or the repository in a registry'),
    site: slug.nullable().default(null).describe('Slug of the one site it was seen at; null or left out: of all'),
    state: z.enum(PUBLICATION_STATES),
    at: moment.describe(
      'When it was so. What is said of an earlier moment never overrides what is said of a later one',
    ),
  })
  .refine(({ channel, path: where }) => channel !== 'cvmfs' || /^\/cvmfs\/[^/]+\/./.test(where), {
    path: ['path'],
    error: 'A path in CVMFS, as in /cvmfs/unpacked.example.org/registry.example.org/fermi/tools:1.0.',
  })
  .refine(({ channel, path: where }) => channel !== 'sif' || /^(?:\/|[a-z][a-z0-9+.-]*:\/\/)./i.test(where), {
    path: ['path'],
    error: 'A file from the root on, as in /images/tools.sif, or an address, as in oras://registry.example.org/tools.',
  })
  .refine(({ channel, path: where }) => channel !== 'registry' || PULLED_FROM.test(where), {
    path: ['path'],
    error: 'A repository with its registry, as in registry.example.org/fermi/tools.',
  })
  .meta({ id: 'PublicationReport' });
export type PublicationReportInput = z.output<typeof publicationReport>;

export const apiPublication = z
  .object({
    digest: z.string(),
    image: z.string(),
    channel: z.enum(CHANNELS),
    path: z.string(),
    site: z.string().nullable(),
    state: z.enum(PUBLICATION_STATES),
    at: instant,
    duplicate: z.boolean().optional().describe('True when the report changed nothing: it was known, or a later one is'),
  })
  .meta({ id: 'Publication' });
