import { z } from 'zod';
import { LEVELS } from '../../domain/vocabulary.ts';

const counted = {
  slug: z.string(),
  name: z.string(),
  ready: z.int().describe('Needed pairs that are ready'),
  targeted: z.int().describe('Needed pairs'),
};
const perLevel = z.record(z.enum(LEVELS), z.int());

const CELLS = [
  'One character per site, in the order of `sites`; "-" is a pair that was never assessed. Of any other character take its',
  'place in `alphabet`, counted from 0: place % 7 is the level (0 blocked, 1 unknown, 2 possible, 3 built, 4 available,',
  '5 tested, 6 validated); ⌊place / 7⌋ % 3 whether it runs today (0 yes, 1 no, 2 unknown); ⌊place / 21⌋ % 2 whether a use case',
  'needs it there; ⌊place / 42⌋ whether it has cautions.',
].join(' ');

export const apiMatrix = z
  .object({
    total: z.int().describe('Packages that the filters select'),
    totalSites: z.int().describe('Sites, those of `site=` only when it is given'),
    start: z.int(),
    siteStart: z.int(),
    dataVersion: z.int().describe('Number of the state of the data; windows with the same one belong together'),
    alphabet: z.string().describe('Decodes `cells`'),
    levels: z
      .object({ targeted: perLevel, all: perLevel })
      .describe('How many pairs of all selected packages and sites, not of this window, are at each level'),
    sites: z.array(z.object(counted)).describe('The columns; counted over all selected packages'),
    packages: z
      .array(z.object({ ...counted, cells: z.string().describe(CELLS) }))
      .describe('The rows; counted over all selected sites'),
  })
  .meta({ id: 'Matrix' });
export type ApiMatrix = z.output<typeof apiMatrix>;
