import { z } from 'zod';
import { TASK_STATES } from '../../domain/vocabulary.ts';
import { action, instant, listOf } from './common.ts';
import { apiPackage } from './package.ts';
import { apiSite } from './site.ts';
import { entryRef } from './task.ts';

const asOf = { day: z.iso.date().describe('The day at whose end this was so') };

export const apiPastPackages = listOf(apiPackage).extend(asOf).meta({ id: 'PastPackages' });

const apiPastSite = apiSite.extend({
  rollUp: apiSite.shape.rollUp.nullable().describe('Null where there were too many pairs to judge for one answer'),
});
export const apiPastSites = listOf(apiPastSite).extend(asOf).meta({ id: 'PastSites' });

const day = z.string().nullable();
const apiPastTask = z.object({
  number: z.int(),
  slug: z.string(),
  name: z.string(),
  state: z.enum(TASK_STATES),
  position: z.number().describe('Place in the order of priority, lowest first'),
  owner: z.string().nullable(),
  dueOn: day,
  closedOn: day,
  about: z.array(entryRef),
  actions: z.array(action).describe('What it would have unblocked; how the checks stood then is not kept'),
  waitsFor: z.array(z.object({ number: z.int(), slug: z.string(), name: z.string(), state: z.enum(TASK_STATES) })),
  version: z.int(),
  updatedAt: instant,
});
export type ApiPastTask = z.output<typeof apiPastTask>;
export const apiPastTasks = listOf(apiPastTask).extend(asOf).meta({ id: 'PastTasks' });
