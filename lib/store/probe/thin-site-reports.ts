import type { Result } from '#lib/base/errors.ts';
import { mustBeTheSystem, type WriteContext } from '../context.ts';
import { inSteps, STEP_ROWS } from '../in-steps.ts';

/**
 * Removes what probes saw before a moment, where the same node has been looked at since; the last report of each node stays
 * however old it is. That there was a report stays, so that the same one is known when it comes again. Says how many. Only
 * for the system.
 */
export function thinSiteReports({
  ctx,
  input: { before },
}: {
  ctx: WriteContext;
  input: { before: Date };
}): Promise<Result<number>> {
  return inSteps(ctx, async (tx) => {
    mustBeTheSystem(ctx);
    return tx.$executeRaw`
        update site_reports set body = jsonb_build_object('node', body -> 'node')
        where id in (
          select r.id from site_reports r
          where r.received_at < ${before}::timestamptz and r.body <> jsonb_build_object('node', r.body -> 'node') and exists (
            select 1 from site_reports later
            where later.site_id = r.site_id and later.body ->> 'node' = r.body ->> 'node'
              and (later.at, later.id) > (r.at, r.id))
          order by r.id limit ${STEP_ROWS} for update skip locked)`;
  });
}
