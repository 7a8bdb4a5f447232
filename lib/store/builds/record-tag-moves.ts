import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import type { TagObservation } from '#lib/contracts/ingest/manifest.ts';
import { pointsAt } from '#lib/domain/builds/tag-history.ts';
import { Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { evidenceChanged, mustReportBuildsOf } from './reporting.ts';

interface Input {
  imageId: number;
  moves: readonly TagObservation[];
  /** What told us: `delivery 12`, `sweep`, `token:ci`. */
  via: string;
}

/**
 * Records where tags were seen to point, and when. Sightings in any order, repeated or late, end in the same state; only
 * those that are not known yet are stored. A digest nobody has recorded becomes a build of which nothing but the digest is
 * known. Returns the tags that point elsewhere now.
 */
export function recordTagMoves({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: Input;
}): Promise<Result<{ moved: string[] }>> {
  return transact(ctx, async (tx) => {
    const { imageId, via } = input;
    await mustReportBuildsOf(ctx, tx, imageId);
    const moved: string[] = [];
    for (const [tag, seen] of byTag(input.moves)) {
      if (await recordOf(tx, { imageId, tag, seen, via })) moved.push(tag);
    }
    if (moved.length > 0) await evidenceChanged(tx, { imageId, now: ctx.now });
    return { moved };
  });
}

/** What was seen of each tag, in the order of their names; the same seen twice in one reading is there once. */
function byTag(moves: readonly TagObservation[]): [tag: string, seen: TagObservation[]][] {
  const tags = new Map<string, Map<string, TagObservation>>();
  for (const move of moves) {
    const seen = tags.get(move.tag) ?? new Map<string, TagObservation>();
    tags.set(move.tag, seen.set(`${move.at.getTime()} ${move.digest}`, move));
  }
  return [...tags].sort(([a], [b]) => (a < b ? -1 : 1)).map(([tag, seen]) => [tag, [...seen.values()]]);
}

interface Seen {
  imageId: number;
  tag: string;
  seen: readonly TagObservation[];
  via: string;
}

async function recordOf(tx: Tx, { imageId, tag, seen, via }: Seen): Promise<boolean> {
  const key = { imageId, name: tag };
  const first = seen[0]?.at ?? new Date(0);
  const row = await tx.tag.upsert({ where: { imageId_name: key }, create: { ...key, movedAt: first }, update: {} });
  const data = [];
  const builds = new Map<string, number>();
  for (const { digest, at } of seen) {
    const buildId = digest === null ? null : (builds.get(digest) ?? (await buildOf(tx, imageId, digest, at)));
    if (digest !== null && buildId !== null) builds.set(digest, buildId);
    data.push({ tagId: row.id, buildId, at, via });
  }
  const { count } = await tx.tagMove.createMany({ data, skipDuplicates: true });
  if (count === 0) return false;
  const all = await tx.tagMove.findMany({
    where: { tagId: row.id },
    select: { at: true, buildId: true, build: { select: { digest: true } } },
  });
  const now = pointsAt(all.map(({ at, build }) => ({ at: at.toISOString(), digest: build?.digest ?? null })));
  const buildId = all.find(({ build }) => build !== null && build.digest === now?.digest)?.buildId ?? null;
  const movedAt = now === null ? row.movedAt : new Date(now.at);
  await tx.tag.update({ where: { id: row.id }, data: { buildId, movedAt } });
  return buildId !== row.buildId || movedAt.getTime() !== row.movedAt.getTime();
}

/** The build of a digest; one that nobody could read any more is a build that is gone. */
async function buildOf(tx: Tx, imageId: number, digest: string, at: Date): Promise<number> {
  const known = await tx.build.findUnique({ where: { digest }, select: { id: true, imageId: true } });
  if (known && known.imageId !== imageId) {
    const detail = `${digest} is a build of another image. Map both repositories to one image.`;
    throw new Refused({ kind: 'conflict', detail });
  }
  if (known) return known.id;
  const data = { imageId, digest, state: 'succeeded' as const, createdAt: at, receivedAt: at, goneAt: at };
  return (await tx.build.create({ data })).id;
}
