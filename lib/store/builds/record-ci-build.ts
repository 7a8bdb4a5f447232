import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import type { Build } from '#lib/base/generated/prisma/client.ts';
import type { BuildState } from '#lib/domain/vocabulary.ts';
import { Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { joinJob } from './ci-jobs.ts';
import { recordTagMoves } from './record-tag-moves.ts';
import { evidenceChanged, mustReportBuildsOf } from './reporting.ts';

/** What a CI job says of a build. */
export interface CiReport {
  imageId: number;
  /** Only of a build that succeeded. */
  digest: string | null;
  tag: string | null;
  state: BuildState;
  revision: string;
  ciUrl: string;
  startedAt: Date | null;
  finishedAt: Date | null;
}

const RANK: Record<BuildState, number> = { queued: 0, building: 1, failed: 2, succeeded: 2 };

/**
 * Records how far a CI job came. Reports of one job (its address, else its source revision) may come in any order and
 * more than once: it never goes back. One that succeeded and names no digest waits, as `building`, until the registry
 * shows a build of the same revision. `isNew` is false when nothing was learned of a build not known before.
 */
export function recordCiBuild({
  ctx,
  input: told,
}: {
  ctx: WriteContext;
  input: CiReport;
}): Promise<Result<{ buildId: number; isNew: boolean }>> {
  return transact(ctx, async (tx) => {
    await mustReportBuildsOf(ctx, tx, told.imageId);
    const input = { ...told, startedAt: byNow(ctx, told.startedAt), finishedAt: byNow(ctx, told.finishedAt) };
    if (input.digest !== null && input.state !== 'succeeded') {
      const detail = 'A build has a digest once it has succeeded.';
      throw new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/digest', detail }] });
    }
    const known = await knownBuild(tx, input);
    const result = input.digest === null ? await jobOf(tx, ctx, input, known) : await builtBy(tx, ctx, input, known);
    await evidenceChanged(tx, { imageId: input.imageId, now: ctx.now, evidence: ctx.evidence });
    return result;
  });
}

/** A clock that is ahead is believed for now only: what a tag pointed at tomorrow would hold against everything seen until then. */
const byNow = ({ now }: WriteContext, at: Date | null): Date | null => (at !== null && at > now ? now : at);

/** The build a report is about: by digest, by the job's address, by source revision, in this order. */
async function knownBuild(tx: Tx, { imageId, digest, ciUrl, revision }: CiReport): Promise<Build | null> {
  if (digest !== null) {
    const same = await tx.build.findUnique({ where: { digest } });
    if (same && same.imageId !== imageId) {
      const detail = `${digest} is a build of another image.`;
      throw new Refused({ kind: 'conflict', detail });
    }
    if (same) return same;
  }
  const orderBy = { id: 'desc' } as const;
  if (ciUrl !== '') {
    const where = { imageId, ciUrl, ...(digest !== null && { digest: null }) };
    const ofJob = await tx.build.findFirst({ where, orderBy });
    if (ofJob) return ofJob;
  }
  if (revision === '') return null;
  const where = { imageId, revision, ...(ciUrl !== '' && { ciUrl: '' }), ...(digest !== null && { digest: null }) };
  return tx.build.findFirst({ where, orderBy });
}

/** Texts and times of a report over those known: what is not said now was said before. */
const merged = (input: CiReport, known: Build | null) => ({
  revision: input.revision || (known?.revision ?? ''),
  ciUrl: input.ciUrl || (known?.ciUrl ?? ''),
  reportedTag: input.tag ?? known?.reportedTag ?? '',
  startedAt: input.startedAt ?? known?.startedAt ?? null,
  finishedAt: input.finishedAt ?? known?.finishedAt ?? null,
});

async function builtBy(tx: Tx, ctx: WriteContext, input: CiReport, known: Build | null) {
  const { imageId, digest, tag } = input;
  const data = { ...merged(input, known), digest, state: 'succeeded' as const };
  const at = input.finishedAt ?? ctx.now;
  const { id } = known
    ? await tx.build.update({ where: { id: known.id }, data })
    : await tx.build.create({ data: { ...data, imageId, createdAt: at, receivedAt: ctx.now } });
  await joinJob(tx, id);
  if (tag !== null && digest !== null) {
    const via = ctx.actor.kind === 'token' ? `token:${ctx.actor.name}` : 'report';
    const moved = await recordTagMoves({
      ctx: { ...ctx, db: tx },
      input: { imageId, moves: [{ tag, digest, at }], via },
    });
    if (!moved.ok) throw new Refused(moved.failure);
  }
  return { buildId: id, isNew: known === null };
}

async function jobOf(tx: Tx, ctx: WriteContext, input: CiReport, known: Build | null) {
  // The registry was faster than the job's last words.
  if (known && known.digest !== null) {
    await tx.build.update({ where: { id: known.id }, data: merged(input, known) });
    return { buildId: known.id, isNew: false };
  }
  const asked: BuildState = input.state === 'succeeded' ? 'building' : input.state;
  const data = { ...merged(input, known), state: known ? further(known, input, asked) : asked };
  const { id } = known
    ? await tx.build.update({ where: { id: known.id }, data })
    : await tx.build.create({
        data: { ...data, imageId: input.imageId, createdAt: input.startedAt ?? ctx.now, receivedAt: ctx.now },
      });
  return { buildId: id, isNew: known === null };
}

/** Of two reports of one job the one that is further counts; of two that both ended the later. */
function further(known: Build, input: CiReport, asked: BuildState): BuildState {
  const [before, now] = [isEnded(known), RANK[input.state] === 2];
  if (before && now) {
    const [then, at] = [known.finishedAt?.getTime() ?? 0, input.finishedAt?.getTime() ?? 0];
    if (then === at) return known.state === 'failed' ? asked : known.state;
    return at > then ? asked : known.state;
  }
  if (before) return known.state;
  if (now) return asked;
  return RANK[asked] >= RANK[known.state] ? asked : known.state;
}

const isEnded = ({ state, finishedAt }: Build): boolean => state === 'failed' || finishedAt !== null;
