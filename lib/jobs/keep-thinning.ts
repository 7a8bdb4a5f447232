import type { Env } from '#lib/base/env.ts';
import { log } from '#lib/base/log.ts';
import type { WriteContext } from '#lib/store/context.ts';
import { thinDeliveries } from '#lib/store/deliveries/thin-deliveries.ts';
import { thinSiteReports } from '#lib/store/probe/thin-site-reports.ts';
import { lookEvery } from './look-every.ts';
import { must } from './record-reading.ts';

/** Between two looks for what is kept no longer. */
const LOOK_AGAIN_MS = 3_600_000;
const DAY_MS = 86_400_000;

type Kept = Pick<Env, 'KEEP_BODIES_DAYS' | 'KEEP_SITE_REPORTS_DAYS'>;

/** Removes what is kept no longer: bodies of deliveries that were dealt with, and reports of nodes that were looked at since. */
export async function thinOut({ ctx, input }: { ctx: WriteContext; input: Kept }): Promise<void> {
  const ago = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS);
  const bodies = must(await thinDeliveries({ ctx, input: { before: ago(input.KEEP_BODIES_DAYS) } }));
  const reports = must(await thinSiteReports({ ctx, input: { before: ago(input.KEEP_SITE_REPORTS_DAYS) } }));
  if (bodies + reports > 0) log.info({ bodies, reports }, 'what is kept no longer was removed');
}

/** Does so at once and every hour, until it is told to stop. Any number of workers may. */
export function keepThinning({ context, kept }: { context(): WriteContext; kept: Kept }): { stop(): void } {
  const looking = lookEvery(LOOK_AGAIN_MS, {
    look: () => thinOut({ ctx: context(), input: kept }),
    failure: 'what is kept no longer could not be removed',
  });
  looking.now();
  return looking;
}
