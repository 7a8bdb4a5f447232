import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import type { TagObservation } from '#lib/contracts/ingest/manifest.ts';
import { Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { evidenceChanged, mustReportBuildsOf } from './reporting.ts';
import { type Moved, weighSightings } from './weigh-sightings.ts';

/** Where a tag was seen to point, and what told us: `delivery 12`, `sweep`, `token:ci`. */
type Sighting = TagObservation & { via: string };

interface Input {
  imageId: number;
  sightings: readonly Sighting[];
}

/**
 * Records where tags were seen to point, and when. Sightings in any order, repeated or late, end in the same state; only
 * those that are not known yet are stored, and only what lies beside them in time is looked at. A digest nobody has recorded
 * becomes a build of which nothing but the digest is known. Returns the tags that point elsewhere now, with what told of it.
 */
export function recordSightings({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: Input;
}): Promise<Result<{ moved: Moved[] }>> {
  return transact(ctx, async (tx) => {
    await mustReportBuildsOf(ctx, tx, input.imageId);
    return { moved: await record(tx, ctx, input) };
  });
}

/** As `recordSightings`, of one that told of them all; returns the names of the tags. */
export function recordTagMoves({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: { imageId: number; moves: readonly TagObservation[]; via: string };
}): Promise<Result<{ moved: string[] }>> {
  return transact(ctx, async (tx) => {
    const { imageId, moves, via } = input;
    await mustReportBuildsOf(ctx, tx, imageId);
    const moved = await record(tx, ctx, { imageId, sightings: moves.map((move) => ({ ...move, via })) });
    return { moved: moved.map(({ tag }) => tag) };
  });
}

async function record(tx: Tx, { now, evidence }: WriteContext, input: Input): Promise<Moved[]> {
  if (input.sightings.length === 0) return [];
  const tags = await tagsOf(tx, input);
  const builds = await buildsOf(tx, input);
  const fresh = await keepNew(tx, input, { tags, builds });
  if (fresh.length === 0) return [];
  const moved = await weighSightings(tx, fresh);
  if (moved.length > 0) await evidenceChanged(tx, { imageId: input.imageId, now, evidence });
  return moved;
}

/** Numbers of the tags, by name; new ones are made. */
async function tagsOf(tx: Tx, { imageId, sightings }: Input): Promise<Map<string, number>> {
  const seen = new Map(sightings.toReversed().map(({ tag, at }) => [tag, at]));
  const names = [...seen.keys()];
  const find = () => tx.$queryRaw<{ id: number; name: string }[]>`
    select id, name from tags where image_id = ${imageId} and name = any(${names}::text[])`;
  let rows = await find();
  if (rows.length < names.length) {
    await tx.$executeRaw`
      insert into tags (image_id, name, moved_at)
      select ${imageId}, name, at from unnest(${names}::text[], ${[...seen.values()]}::timestamptz[]) s(name, at)
      order by name on conflict (image_id, name) do nothing`;
    rows = await find();
  }
  return new Map(rows.map(({ id, name }) => [name, id]));
}

/** Numbers of the builds, by digest; one that nobody could read any more is a build that is gone. */
async function buildsOf(tx: Tx, { imageId, sightings }: Input): Promise<Map<string, number>> {
  const named = sightings.flatMap(({ digest, at }) => (digest === null ? [] : [[digest, at] as const]));
  const seen = new Map(named.toReversed());
  const digests = [...seen.keys()].sort();
  if (digests.length === 0) return new Map();
  const find = () => tx.$queryRaw<{ id: number; digest: string; imageId: number }[]>`
    select id, digest, image_id as "imageId" from builds where digest = any(${digests}::text[])`;
  let rows = await find();
  if (rows.length < digests.length) {
    const at = digests.map((digest) => seen.get(digest) ?? new Date(0));
    await tx.$executeRaw`
      insert into builds (image_id, digest, state, created_at, received_at, gone_at)
      select ${imageId}, digest, 'succeeded', at, at, at from unnest(${digests}::text[], ${at}::timestamptz[]) s(digest, at)
      on conflict (digest) do nothing`;
    rows = await find();
  }
  const foreign = rows.find((row) => row.imageId !== imageId);
  if (foreign) {
    const detail = `${foreign.digest} is a build of another image. Map both repositories to one image.`;
    throw new Refused({ kind: 'conflict', detail });
  }
  return new Map(rows.map(({ id, digest }) => [digest, id]));
}

interface Known {
  tags: ReadonlyMap<string, number>;
  builds: ReadonlyMap<string, number>;
}

/** Stores the sightings that are new; which tags they are of, and when. */
function keepNew(tx: Tx, { sightings }: Input, { tags, builds }: Known): Promise<{ tagId: number; at: Date }[]> {
  const tagIds = sightings.map(({ tag }) => tags.get(tag) ?? 0);
  const buildIds = sightings.map(({ digest }) => (digest === null ? null : (builds.get(digest) ?? 0)));
  const at = sightings.map((one) => one.at);
  const via = sightings.map((one) => one.via);
  return tx.$queryRaw<{ tagId: number; at: Date }[]>`
    insert into tag_moves (tag_id, build_id, at, via, is_move)
    select tag_id, build_id, at, via, false
    from unnest(${tagIds}::int[], ${buildIds}::int[], ${at}::timestamptz[], ${via}::text[]) s(tag_id, build_id, at, via)
    on conflict do nothing returning tag_id as "tagId", at`;
}
