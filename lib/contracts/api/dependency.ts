import { z } from 'zod';
import { DEPENDENCY_KINDS, OFFER_STATES, PHASES } from '../../domain/vocabulary.ts';
import { instant, listOf } from './common.ts';

export const apiDependency = z
  .object({
    slug: z.string(),
    name: z.string(),
    summary: z.string(),
    kind: z.enum(DEPENDENCY_KINDS),
    package: z.string().nullable().describe('The package it stands for, when it is one'),
    couldDrop: z.boolean().describe('Whether its source says that it could be dropped'),
    raw: z.string(),
    neededBy: z
      .object({
        count: z.int().describe('Packages that need it'),
        first: z.array(
          z.object({
            package: z.string(),
            phase: z.enum(PHASES),
            constraint: z.string(),
            couldDrop: z.boolean(),
            note: z.string(),
          }),
        ),
      })
      .describe('The first by name: twelve in lists, two hundred in the answer about one dependency'),
    sites: z
      .array(
        z.object({
          site: z.string(),
          state: z.enum(OFFER_STATES),
          on: z.string().nullable().describe('A day, when one is known'),
          raw: z.string(),
        }),
      )
      .describe('What sites say of offering it'),
    version: z.int(),
    updatedAt: instant,
  })
  .meta({ id: 'Dependency' });
export type ApiDependency = z.output<typeof apiDependency>;
export const apiDependencyList = listOf(apiDependency).meta({ id: 'DependencyList' });
