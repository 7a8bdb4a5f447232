import { z } from 'zod';
import { DEPENDENCY_KINDS } from '../../domain/vocabulary.ts';
import { instant, level, listOf } from './common.ts';
import { check } from './readiness.ts';

const note = z.string();
const step = z.object({
  slug: z.string(),
  name: z.string(),
  position: z.int(),
  description: z.string(),
  parallelJobs: z.int().nullable(),
  parallelBound: z.enum(['', 'less_than', 'more_than', 'exactly', 'up_to']).describe('How the number bounds'),
  parallelRaw: z.string().describe("The source's own words"),
  unit: z.string().describe('What it works on, such as a chunk'),
  image: z.string().nullable(),
  packages: z.array(z.object({ slug: z.string(), doubtful: z.boolean().describe('Shown, not counted'), note })),
  sites: z.array(z.object({ slug: z.string(), note })),
  needs: z.array(z.object({ slug: z.string(), name: z.string(), kind: z.enum(DEPENDENCY_KINDS), note })),
});

export const apiUseCase = z
  .object({
    slug: z.string(),
    name: z.string(),
    summary: z.string(),
    position: z.int(),
    peak: z.object({ cores: z.int().nullable(), raw: z.string() }),
    owners: z.array(z.object({ name: z.string(), role: z.string() })),
    steps: z.array(step).describe('In order'),
    readiness: z
      .array(
        z.object({
          site: z.string(),
          level,
          because: z.string(),
          packages: z.array(z.object({ package: z.string(), level })).describe('Worst first'),
          checks: z.array(check).describe('Of the use case itself, step by step'),
        }),
      )
      .describe('Every site that a step targets'),
    version: z.int(),
    updatedAt: instant,
  })
  .meta({ id: 'UseCase' });
export type ApiUseCase = z.output<typeof apiUseCase>;
export const apiUseCaseList = listOf(apiUseCase).meta({ id: 'UseCaseList' });
