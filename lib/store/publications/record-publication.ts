import { actorLabel } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import type { PublicationReportInput } from '#lib/contracts/api/publication.ts';
import { laterReport } from '#lib/domain/publications/later-report.ts';
import type { Channel, PublicationState } from '#lib/domain/vocabulary.ts';
import { evidenceChanged } from '../builds/reporting.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { knownEntry } from '../tests/known-names.ts';
import { buildOf } from '../tests/target-of.ts';
import { transact } from '../transact.ts';

/** How far a sender's clock may be ahead: what is said of tomorrow would hold against everything said until then. */
const AHEAD_MS = 10 * 60_000;

/** A publication as it is known after a report. */
export interface RecordedPublication {
  digest: string;
  image: string;
  channel: Channel;
  path: string;
  site: string | null;
  state: PublicationState;
  at: string;
  isNew: boolean;
  /** The report changed nothing. */
  duplicate: boolean;
}

/**
 * Records that a build is, or no longer is, to be had on a channel. One publication is told by its build, channel, path
 * and site; reports of it may come in any order and more than once and end in the same state.
 */
export function recordPublication({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: PublicationReportInput;
}): Promise<Result<RecordedPublication>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'publication.report', null);
    const at = new Date(input.at);
    if (at.getTime() > ctx.now.getTime() + AHEAD_MS) throw unfit('/at', 'This moment has not come yet.');
    const build = await buildOf(tx, input.digest).catch((error: unknown) => {
      throw error instanceof Refused ? unfit('/digest', error.failure.detail) : error;
    });
    const siteId = input.site === null ? null : await siteOf(tx, input.site);
    const { channel, path, state } = input;
    const report = { buildId: build.id, channel, path, siteId, state, at, via: actorLabel(ctx.actor) };
    const { kept, isNew, changed } = await keepReport(tx, report);
    if (changed) await evidenceChanged(tx, { imageId: build.imageId, now: ctx.now });
    const { slug } = await tx.entry.findUniqueOrThrow({ where: { id: build.imageId }, select: { slug: true } });
    return {
      ...{ digest: build.digest, image: slug, channel, path, site: input.site, isNew, duplicate: !changed },
      ...{ state: kept.state, at: kept.at.toISOString() },
    };
  });
}

const unfit = (pointer: string, detail: string): Refused =>
  new Refused({ kind: 'invalid', detail, errors: [{ pointer, detail }] });

const siteOf = (tx: Tx, slug: string): Promise<number> =>
  knownEntry(tx, 'site', slug).catch((error: unknown) => {
    throw error instanceof Refused ? unfit('/site', error.failure.detail) : error;
  });

/** One report of one publication, in the rows' own words. */
export interface StoredReport {
  buildId: number;
  channel: Channel;
  path: string;
  siteId: number | null;
  state: PublicationState;
  at: Date;
  via: string;
}

/** Keeps a report beside what is known of the same publication; the build's row is held, so that two reports wait. */
export async function keepReport(
  tx: Tx,
  report: StoredReport,
): Promise<{ kept: { state: PublicationState; at: Date }; isNew: boolean; changed: boolean }> {
  await tx.$queryRaw`select 1 from builds where id = ${report.buildId} for update`;
  const { buildId, channel, path, siteId } = report;
  const known = await tx.publication.findFirst({ where: { buildId, channel, path, siteId } });
  if (!known) {
    await tx.publication.create({ data: report });
    return { kept: report, isNew: true, changed: true };
  }
  const { state, at, via } = laterReport<{ state: PublicationState; at: Date; via: string }>(known, report);
  const changed = state !== known.state || at.getTime() !== known.at.getTime();
  if (changed) await tx.publication.update({ where: { id: known.id }, data: { state, at, via } });
  return { kept: { state, at }, isNew: false, changed };
}
