import { z } from 'zod';
import { LEVELS, RUN_OUTCOMES } from '../../domain/vocabulary.ts';

const level = z.enum(LEVELS).nullable();

export const apiCounts = z.object({
  total: z.int(),
  passed: z.int(),
  failed: z.int(),
  skipped: z.int(),
  errored: z.int(),
});

/** The answer to a test report. */
export const apiRecordedRun = z
  .object({
    id: z.int(),
    outcome: z.enum(RUN_OUTCOMES),
    counts: apiCounts.describe('Counted from the cases; a difference to what the report says is in `flags`'),
    duplicate: z.literal(true).optional().describe('The same file for the same target was there already'),
    suite: z.object({ slug: z.string(), isNew: z.boolean().describe('This report was the first of it') }),
    flags: z.array(z.string()),
    readiness: z.object({
      before: level.describe('Worst level of the packages below; null when there is none'),
      after: level,
      packages: z.array(z.object({ package: z.string(), before: level, after: level })),
    }),
  })
  .meta({ id: 'RecordedTestRun' });
export type ApiRecordedRun = z.output<typeof apiRecordedRun>;
