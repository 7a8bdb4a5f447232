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
import { action, cell, instant, level, listOf, runsToday } from './common.ts';

const support = z.object({ platform: z.string(), support: z.enum(SUPPORTS), note: z.string() });
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
    runPlatforms: z.array(support),
    dependencies: z.array(dependency),
    upgradable: cell(UPGRADABLES),
    existingVm: cell(EXISTENCES),
    existingContainer: cell(EXISTENCES),
    links: z.array(z.object({ label: z.string(), url: z.string() })),
    comments: z.string(),
    review: z.object({ state: z.enum(REVIEW_STATES), by: z.string(), on: z.string().nullable() }),
    owners: z.array(z.object({ name: z.string(), role: z.string() })),
    version: z.int(),
    updatedAt: instant,
    readiness: z
      .array(z.object({ site: z.string(), level, runsToday, targeted: z.boolean(), nextAction: action.nullable() }))
      .describe('Every site; in lists at most twelve, those of `site=` first.'),
  })
  .meta({ id: 'Package' });
export type ApiPackage = z.output<typeof apiPackage>;
export const apiPackageList = listOf(apiPackage).meta({ id: 'PackageList' });
export type ApiPackageList = z.output<typeof apiPackageList>;
