import { z } from 'zod';
import { STATIONS } from '../../domain/publications/timeline.ts';
import { instant } from './common.ts';

const station = z.enum(STATIONS);

const hop = z.object({
  station,
  at: instant.nullable(),
  from: station.nullable().describe('The station that it is measured from'),
  tookMs: z.int().nullable().describe('Milliseconds since then; below 0 when it was passed before'),
  state: z
    .enum(['passed', 'outstanding', 'unrecorded'])
    .describe('unrecorded: a later one was passed and nobody recorded this one'),
  past: z
    .object({ count: z.int(), medianMs: z.int(), lowMs: z.int(), highMs: z.int() })
    .nullable()
    .describe(
      'What earlier builds of the image took for the same hop: the median and the middle half; null when none did',
    ),
  expectedAt: instant.nullable().describe('Of an outstanding one, by the medians of earlier builds; an estimate'),
});

/** `GET /builds/{digest}/timeline`. */
export const apiTimeline = z
  .object({
    digest: z.string().nullable(),
    image: z.string(),
    earlier: z.int().describe('Earlier builds of the image that estimates rest on'),
    now: instant,
    everywhere: z.array(hop).describe('As far as publication, for all sites'),
    sites: z.array(z.object({ site: z.string(), name: z.string(), hops: z.array(hop) })),
  })
  .meta({ id: 'Timeline' });
