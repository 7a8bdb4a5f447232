import { withTransaction } from '#lib/base/db.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { checkDocuments } from './integrity/check-documents.ts';
import { checkClaims, checkHistory } from './integrity/check-history.ts';
import { checkReadiness, judgedSites } from './integrity/check-readiness.ts';
import { checkTagsAndRuns } from './integrity/check-tags.ts';
import { Report } from './integrity/report.ts';
import { query } from './query.ts';

/** What a check of the whole database found: sentences for people, and how much was looked at. */
export interface IntegrityReport {
  problems: string[];
  counted: Record<string, number>;
}

/** Entries looked at together, so that memory stays flat. */
const CHUNK = 1000;

/**
 * Proves that history, fields, tables, claims and projections say the same. Reads one snapshot of the database, or inside
 * the caller's transaction, so that writers may go on meanwhile.
 */
export async function checkIntegrity({ ctx }: { ctx: ReadContext }): Promise<IntegrityReport> {
  mustBeAllowedToRead(ctx);
  if (ctx.db) return checkAll(ctx);
  return withTransaction((tx) => checkAll({ ...ctx, db: tx }), {
    timeoutMs: 3_600_000,
    isolationLevel: 'RepeatableRead',
  });
}

async function checkAll(ctx: ReadContext): Promise<IntegrityReport> {
  const report = new Report();
  const judged = await judgedSites(ctx);
  const [ids] = await query<{ first: number | null; last: number | null }>(ctx, {
    text: 'select min(id) as first, max(id) as last from entries',
  });
  for (let from = ids?.first ?? 1; from <= (ids?.last ?? 0); from += CHUNK) {
    const range: [number, number] = [from, from + CHUNK - 1];
    await checkHistory(ctx, range, report);
    await checkClaims(ctx, range, report);
    await checkDocuments(ctx, range, report);
    await checkReadiness(ctx, range, judged, report);
  }
  await checkTagsAndRuns(ctx, report);
  return { problems: report.problems, counted: report.counted };
}
