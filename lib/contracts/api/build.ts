import { z } from 'zod';
import { BUILD_STATES, CHANNELS, PUBLICATION_STATES } from '../../domain/vocabulary.ts';
import { instant, listOf, tableOf } from './common.ts';

const moment = instant.nullable();

export const siteOutcomes = z
  .array(z.object({ site: z.string(), name: z.string(), passed: z.int(), failed: z.int() }))
  .describe('By site: of the newest run of each suite with each runtime, how many passed and how many did not');

export const apiBuild = z
  .object({
    id: z.int().describe('Its number here; that of a job that was reported before its digest may not stay'),
    digest: z.string().nullable().describe('Known once it has succeeded'),
    image: z.string(),
    imageName: z.string(),
    status: z.enum(BUILD_STATES),
    basePlatform: z.string().nullable(),
    architecture: z.string(),
    mediaType: z.string(),
    sizeBytes: z.int().nullable(),
    revision: z.string(),
    ciUrl: z.string(),
    tags: z.array(z.string()).describe('Tags that point at it now'),
    member: z.boolean().describe('One architecture of another build, an index, which stands for it'),
    createdAt: instant,
    startedAt: moment,
    finishedAt: moment,
    pushedAt: moment,
    goneAt: moment.describe('When its registry no longer had it'),
    outcomes: siteOutcomes,
  })
  .meta({ id: 'Build' });
export type ApiBuild = z.output<typeof apiBuild>;
export const apiBuildList = listOf(apiBuild).meta({ id: 'BuildList' });
export const apiBuildTable = tableOf(apiBuild).meta({ id: 'BuildTable' });

export const apiBuildDetail = apiBuild
  .extend({
    layers: z.array(z.object({ digest: z.string(), sizeBytes: z.int(), mediaType: z.string() })),
    members: z.array(z.string()).describe('Digests of the members of a multi-architecture index'),
    memberOf: z.array(z.string()).describe('Digests of the indexes it is a member of'),
    os: z.string(),
    configDigest: z.string(),
    reportedTag: z.string().describe('Tag that a CI job says it pushes to'),
    labels: z.record(z.string(), z.string()),
    receivedAt: moment.describe('When we first heard of it'),
    resolvedAt: moment.describe('When it had been read from its registry'),
    referrers: z
      .array(
        z.object({
          digest: z.string(),
          artifactType: z.string(),
          sizeBytes: z.int(),
          annotations: z.record(z.string(), z.string()),
        }),
      )
      .describe('What lies beside it in the registry and speaks of it: SBOMs, signatures, attestations'),
    publications: z.array(
      z.object({
        channel: z.enum(CHANNELS),
        path: z.string(),
        site: z.string().nullable().describe('null: for every site'),
        state: z.enum(PUBLICATION_STATES),
        at: instant,
        via: z.string().describe('What told us'),
      }),
    ),
    tests: z.object({ runs: z.int(), passed: z.int() }),
  })
  .meta({ id: 'BuildDetail' });
export type ApiBuildDetail = z.output<typeof apiBuildDetail>;
