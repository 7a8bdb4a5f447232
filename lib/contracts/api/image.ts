import { z } from 'zod';
import { CHANNELS, FLAVOURS } from '../../domain/vocabulary.ts';
import { siteOutcomes } from './build.ts';
import { cell, instant, listOf, tableOf } from './common.ts';

export const apiImage = z
  .object({
    slug: z.string(),
    name: z.string(),
    summary: z.string(),
    repository: z.string(),
    flavour: cell(FLAVOURS),
    base: z.object({ platform: z.string().nullable(), name: z.string().nullable(), raw: z.string() }),
    contents: z
      .object({
        count: z.int(),
        first: z.array(
          z.object({
            package: z.string(),
            name: z.string(),
            version: z.string(),
            mounted: z.boolean().describe('Not in the image but mounted into it where it runs'),
          }),
        ),
      })
      .describe('Packages it holds, the first by name: twelve in lists, two hundred in the answer about one image'),
    contentsRaw: z.string(),
    mounts: z.array(
      z.object({
        path: z.string(),
        kind: z.enum(['mount', 'config']),
        needs: z.string().nullable().describe('The dependency that must be at the site'),
        createdInImage: z.boolean(),
        on: z.string().nullable().describe('A day, when one is known'),
        note: z.string(),
      }),
    ),
    mountsRaw: z.string(),
    evidenceRaw: z.string(),
    recipeUrl: z.string(),
    tagPolicy: z.string().describe('Tag whose build counts; empty: the newest that succeeded'),
    tags: z.object({
      count: z.int(),
      newest: z
        .array(z.object({ name: z.string(), digest: z.string().nullable(), movedAt: instant }))
        .describe('The last moved, at most twenty; without a digest: deleted'),
    }),
    builds: z.object({ count: z.int(), succeeded: z.int(), newest: z.string().nullable().describe('Digest') }),
    current: z
      .object({
        digest: z.string(),
        createdAt: instant,
        pushedAt: instant.nullable(),
        sizeBytes: z.int().nullable(),
        channels: z.array(z.enum(CHANNELS)),
        outcomes: siteOutcomes,
      })
      .nullable()
      .describe('The build that counts: of the tag that the policy names, else the newest that succeeded'),
    version: z.int(),
    updatedAt: instant,
  })
  .meta({ id: 'Image' });
export type ApiImage = z.output<typeof apiImage>;
export const apiImageList = listOf(apiImage).meta({ id: 'ImageList' });
export const apiImageTable = tableOf(apiImage).meta({ id: 'ImageTable' });

export const apiTagAt = z
  .object({
    image: z.string(),
    tag: z.string(),
    at: instant,
    digest: z.string().nullable().describe('What it pointed at then; null when it was deleted'),
    since: instant.describe('When it was moved there'),
    via: z.string().describe('What told us of the move'),
  })
  .meta({ id: 'TagAt' });
export type ApiTagAt = z.output<typeof apiTagAt>;
