import { createHash } from 'node:crypto';
import { actorLabel } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import type { RunCounts, TestReport } from '#lib/contracts/ingest/report.ts';
import type { RunTarget } from '#lib/contracts/ingest/run-target.ts';
import { type Level, type RunOutcome, worstLevel } from '#lib/domain/vocabulary.ts';
import { bulkInsert } from '../bulk-insert.ts';
import { mustBeAllowed, type WriteContext } from '../context.ts';
import { packagesChanged } from '../packages-changed.ts';
import { transact } from '../transact.ts';
import { levelsAt } from './levels-at.ts';
import { suiteOf } from './suite-of.ts';
import { type FoundTarget, targetOf } from './target-of.ts';

interface Input {
  target: RunTarget;
  report: TestReport;
  /** Hash of the report's bytes, unpacked. */
  bodyHash: string;
}

/** What a report came to. */
export interface RecordedRun {
  id: number;
  outcome: RunOutcome;
  counts: RunCounts;
  /** The same file for the same target was there already; nothing was changed. */
  duplicate: boolean;
  suite: { slug: string; isNew: boolean };
  flags: string[];
  /** Worst level of the packages at the site, before and after; null when the image holds none. */
  readiness: {
    before: Level | null;
    after: Level | null;
    packages: { package: string; before: Level | null; after: Level | null }[];
  };
}

/**
 * Keeps a test report: the run, its cases, what it makes of the readiness of the packages it exercised, and the data
 * version, all or nothing. The same file for the same target is the same run, however often and however many at once
 * send it.
 */
export function recordTestRun({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<RecordedRun>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'test.report', null);
    const { report } = input;
    const found = await targetOf(tx, input.target);
    const suite = await suiteOf(tx, input.target.suite);
    const reportHash = hashOf(input, found, suite.id);
    await tx.$queryRaw`select 1 from pg_advisory_xact_lock(hashtextextended(${reportHash}, 0))`;
    const told = { slug: input.target.suite, isNew: suite.isNew };
    const where = { packageIds: found.packageIds, siteId: found.siteId };
    const before = await levelsAt(tx, where);
    const known = await tx.testRun.findUnique({ where: { reportHash } });
    if (known) {
      const { id, outcome, total, passed, failed, errored, skipped } = known;
      const counts = { total, passed, failed, errored, skipped };
      const flags = report.flags;
      return { id, outcome, counts, duplicate: true, suite: told, flags, readiness: compared(before, before) };
    }
    const id = await insertRun(tx, ctx, { ...input, found, suiteId: suite.id, reportHash });
    await packagesChanged(tx, found.packageIds, ctx.now);
    const after = await levelsAt(tx, where);
    const { outcome, counts, flags } = report;
    return { id, outcome, counts, duplicate: false, suite: told, flags, readiness: compared(before, after) };
  });
}

/** Of the target's rows, not of the words it was named with: a longer digest is the same build. */
function hashOf({ bodyHash }: Input, found: FoundTarget, suiteId: number): string {
  const { buildId, packageId, siteId, runtimeId, platformId, how } = found;
  const parts = [buildId, packageId, siteId, runtimeId, platformId, how, suiteId, bodyHash];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

async function insertRun(
  tx: Tx,
  ctx: WriteContext,
  { report, target, found, suiteId, reportHash }: Input & { found: FoundTarget; suiteId: number; reportHash: string },
): Promise<number> {
  const { packageIds: _packageIds, ...rows } = found;
  const { counts, outcome, durationMs, flags, dialect, properties } = report;
  const { id } = await tx.testRun.create({
    data: {
      ...rows,
      ...counts,
      suiteId,
      outcome,
      at: ctx.now,
      durationMs,
      reportHash,
      flags,
      dialect,
      properties,
      ciUrl: target.ciUrl,
      by: actorLabel(ctx.actor),
    },
    select: { id: true },
  });
  const cases = report.cases.map((one, position) => ({
    run_id: id,
    position,
    name: one.name,
    classname: one.classname,
    outcome: one.outcome,
    duration_ms: one.durationMs,
    message: one.message,
    flaky: one.flaky,
    attachments: one.attachments,
  }));
  await bulkInsert(tx, 'test_cases', cases);
  return id;
}

type Levels = ReadonlyMap<string, Level | null>;

function compared(before: Levels, after: Levels): RecordedRun['readiness'] {
  const packages = [...after].map(([slug, level]) => ({
    package: slug,
    before: before.get(slug) ?? null,
    after: level,
  }));
  const worst = (levels: Levels) => worstLevel([...levels.values()].filter((level) => level !== null));
  return { before: worst(before), after: worst(after), packages };
}
