import { z } from 'zod';
import { CERTAINTIES, CLAIM_STATES, NODE_STATES, SHARES, SUPPORTS } from '../../domain/vocabulary.ts';
import { instant, listOf, tableOf } from './common.ts';

const day = z.string().nullable().describe('A day, when one is known');
const slugs = z.array(z.string());
const groups = z.array(
  z.object({
    support: z.enum(SUPPORTS),
    count: z.int(),
    packages: slugs.describe('The first by name: twelve in lists, two hundred in the answer about one platform'),
  }),
);

export const apiPlatform = z
  .object({
    slug: z.string(),
    name: z.string(),
    summary: z.string(),
    family: z.string(),
    generation: z.int(),
    aliases: slugs,
    releasedOn: day,
    maintenanceEnds: day,
    extendedEnds: day,
    baseImage: z.boolean().describe('Whether an image can be based on it'),
    ended: z.boolean().describe('Whether maintenance is over today'),
    builds: groups,
    runs: groups,
    sites: z.array(
      z.object({ site: z.string(), state: z.enum(NODE_STATES), share: z.enum(SHARES), on: day, raw: z.string() }),
    ),
    images: z.object({ count: z.int(), first: slugs }),
    stranded: z
      .object({ count: z.int(), packages: z.array(z.object({ slug: z.string(), doubtfulOn: slugs })) })
      .describe('Packages that surely run on nothing maintained, and on nothing newer than this platform'),
    version: z.int(),
    updatedAt: instant,
  })
  .meta({ id: 'Platform' });
export type ApiPlatform = z.output<typeof apiPlatform>;
export const apiPlatformList = listOf(apiPlatform).meta({ id: 'PlatformList' });

const named = z.object({ slug: z.string(), name: z.string() });
const namedGroups = z.array(z.object({ support: z.enum(SUPPORTS), count: z.int(), packages: z.array(named) }));
const claim = z.object({
  field: z.string(),
  value: z.unknown(),
  raw: z.string(),
  by: z.string().nullable(),
  certainty: z.enum(CERTAINTIES),
  state: z.enum(CLAIM_STATES),
  on: z.string().nullable(),
  source: z.object({ slug: z.string(), title: z.string() }).nullable(),
});

/** A platform as its table has it: names beside slugs, and who said what. */
export const apiPlatformRow = apiPlatform
  .extend({
    builds: namedGroups,
    runs: namedGroups,
    sites: z.array(named.extend({ state: z.enum(NODE_STATES), share: z.enum(SHARES), on: day, raw: z.string() })),
    images: z.object({ count: z.int(), first: z.array(named) }),
    stranded: z.object({ count: z.int(), packages: z.array(named.extend({ doubtfulOn: slugs })) }),
    claims: z.array(claim),
  })
  .meta({ id: 'PlatformRow' });
/** The list with all that its table needs: `with=table`. */
export const apiPlatformTable = tableOf(apiPlatformRow).meta({ id: 'PlatformTable' });
