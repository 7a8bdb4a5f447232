import { z } from 'zod';
import { action, listOf } from './common.ts';
import { apiPackage } from './package.ts';
import { apiSite } from './site.ts';
import { apiTask } from './task.ts';

const asOf = { day: z.iso.date().describe('The day at whose end this was so') };

export const apiPastPackages = listOf(apiPackage).extend(asOf).meta({ id: 'PastPackages' });

const apiPastSite = apiSite.extend({
  rollUp: apiSite.shape.rollUp.nullable().describe('Null where there were too many pairs to judge for one answer'),
});
export const apiPastSites = listOf(apiPastSite).extend(asOf).meta({ id: 'PastSites' });

const apiPastTask = apiTask.omit({ contradicted: true }).extend({
  actions: z.array(action).describe('What it would have unblocked; how the checks stood then is not kept'),
});
export type ApiPastTask = z.output<typeof apiPastTask>;
export const apiPastTasks = listOf(apiPastTask).extend(asOf).meta({ id: 'PastTasks' });
