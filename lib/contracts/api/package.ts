import { z } from 'zod';
import {
  DEPENDENCY_KINDS,
  EXISTENCES,
  PHASES,
  REVIEW_STATES,
  STRATEGIES,
  SUPPORTS,
  UPGRADABLES,
} from '../../domain/vocabulary.ts';
import { action, cell, facetValues, instant, level, listOf, runsToday, siteNames, windowParts } from './common.ts';

const support = z.object({ platform: z.string(), name: z.string(), support: z.enum(SUPPORTS), note: z.string() });
const raw = z.string().describe('The whole cell as its source had it.');
const dependency = z.object({
  slug: z.string(),
  name: z.string(),
  kind: z.enum(DEPENDENCY_KINDS),
  phase: z.enum(PHASES),
  constraint: z.string(),
  couldDrop: z.boolean(),
  note: z.string(),
});

export const apiPackage = z
  .object({
    slug: z.string(),
    name: z.string(),
    summary: z.string(),
    strategy: z.enum(STRATEGIES),
    buildPlatforms: z.array(support),
    buildPlatformsRaw: raw,
    runPlatforms: z.array(support),
    runPlatformsRaw: raw,
    dependencies: z.array(dependency),
    dependenciesRaw: raw,
    upgradable: cell(UPGRADABLES).extend({
      waitingOn: z.string().nullable().describe('Package whose upgrade this one waits for.'),
    }),
    existingVm: cell(EXISTENCES),
    existingContainer: cell(EXISTENCES),
    links: z.array(z.object({ label: z.string(), url: z.string() })),
    comments: z.string(),
    date: z.string().describe('The date as its source had it.'),
    review: z.object({ state: z.enum(REVIEW_STATES), by: z.string(), on: z.string().nullable() }),
    owners: z.array(z.object({ name: z.string(), role: z.string() })),
    conflicts: z.array(z.string()).describe('Fields of which statements that nobody has settled say different things.'),
    version: z.int(),
    updatedAt: instant,
    rollUp: z
      .object({ ready: z.int(), targeted: z.int(), worst: level.nullable(), unblocks: z.int() })
      .describe(
        'Ready pairs of the needed ones, their worst level, and most needed pairs that wait for one same step.',
      ),
    readiness: z
      .array(
        z.object({
          site: z.string(),
          level,
          runsToday,
          targeted: z.boolean(),
          cautions: z.boolean(),
          nextAction: action.nullable(),
        }),
      )
      .describe('Every site; in lists those that `cols=` names, else at most twelve, those of `site=` first.'),
  })
  .meta({ id: 'Package' });
export type ApiPackage = z.output<typeof apiPackage>;
export const apiPackageList = listOf(apiPackage).meta({ id: 'PackageList' });
export type ApiPackageList = z.output<typeof apiPackageList>;

/** The list with all that its table needs: `with=table`. */
export const apiPackageTable = listOf(apiPackage)
  .extend({
    ...windowParts,
    facets: z.object({
      platform: facetValues,
      level: facetValues,
      strategy: facetValues,
      upgradable: facetValues,
      existingContainer: facetValues,
      existingVm: facetValues,
      review: facetValues,
      conflict: facetValues,
      site: facetValues,
    }),
    sites: siteNames('The sites whose readiness the rows carry, in order'),
    allSites: siteNames('Every site, in the order of columns'),
  })
  .meta({ id: 'PackageTable' });
export type ApiPackageTable = z.output<typeof apiPackageTable>;
