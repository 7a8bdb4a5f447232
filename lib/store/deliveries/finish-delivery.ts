import type { Tx } from '#lib/base/db.ts';
import { ok, type Result } from '#lib/base/errors.ts';
import type { TagObservation } from '#lib/contracts/ingest/manifest.ts';
import { recordSightings } from '../builds/record-tag-moves.ts';
import { assessEvidence } from '../builds/reporting.ts';
import { mustBeTheSystem, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import type { DeliverySource } from './begin-delivery.ts';
import { countUnmapped } from './count-unmapped.ts';
import { type Held, holdDeliveries, TAKEN_OVER } from './hold-delivery.ts';
import { shortReason } from './short-reason.ts';

/** A run that has come to its end. */
export interface Run {
  held: Held & { source: Pick<DeliverySource, 'id' | 'name'> };
  now: Date;
  /** Images that it is about. */
  imageIds: readonly number[];
  /** Repositories that it is about and no rule names. */
  unmapped: { sourceId: number; repositories: readonly string[] };
  /** Where tags were seen to point, of each image: recorded with those of other runs, after the effects. */
  sightings: readonly { imageId: number; moves: readonly TagObservation[] }[];
  /**
   * What the delivery brings about beside that, in the transaction that finishes it; says what that was, once it is known
   * which tags moved by it. Must throw what is refused.
   */
  effects(ctx: WriteContext): Promise<(moved: readonly string[]) => string>;
}

type Finished = Result<{ said: string }>;

/**
 * Finishes runs of deliveries: their effects and the word that these are done are one transaction, each under the lease it
 * began with. A run whose delivery another has begun since is refused as a conflict, without any effect. Anything else that
 * is refused undoes all of them. What was learned of builds is assessed once, at the end. Only for the system.
 */
export function finishDeliveries({
  ctx,
  input: { runs },
}: {
  ctx: WriteContext;
  input: { runs: readonly Run[] };
}): Promise<Result<Finished[]>> {
  return transact(ctx, async (tx) => {
    mustBeTheSystem(ctx);
    const evidence = new Set<number>();
    const inside: WriteContext = { ...ctx, db: tx, evidence, allOrNothing: true };
    const ours = await holdDeliveries(tx, runs);
    await lockImages(tx, ours);
    const saying = new Map<number, (moved: readonly string[]) => string>();
    for (const { held, now, effects } of ours) saying.set(held.id, await effects({ ...inside, now }));
    const moved = await recordAll(inside, ours);
    const said = new Map([...saying].map(([id, say]) => [id, say(moved.get(viaOf(id)) ?? [])]));
    await countUnmapped(
      tx,
      ours.map(({ unmapped, now }) => ({ ...unmapped, now })),
    );
    await assessEvidence(tx, { imageIds: evidence, now: ctx.now });
    await note(tx, ours, said);
    return runs.map((run): Finished => {
      return ours.includes(run) ? ok({ said: said.get(run.held.id) ?? '' }) : { ok: false, failure: TAKEN_OVER };
    });
  });
}

/** What told us, for the history of the tags. */
const viaOf = (deliveryId: number): string => `delivery ${deliveryId}`;

/** Records the sightings of all runs, those of one source and image together; the tags that moved, by what told of it. */
async function recordAll(ctx: WriteContext, runs: readonly Run[]): Promise<Map<string, string[]>> {
  const all = runs.flatMap(({ held, sightings }) => sightings.map((one) => ({ ...one, held })));
  const together = Map.groupBy(all, ({ held, imageId }) => JSON.stringify([held.source.id, imageId]));
  const moved = new Map<string, string[]>();
  for (const seen of together.values()) {
    const [first] = seen;
    if (!first) continue;
    const { imageId, held } = first;
    const as: WriteContext = { ...ctx, actor: { kind: 'webhook', sourceId: held.source.id, name: held.source.name } };
    const sightings = seen.flatMap(({ held, moves }) => moves.map((move) => ({ ...move, via: viaOf(held.id) })));
    const done = await recordSightings({ ctx: as, input: { imageId, sightings } });
    if (!done.ok) throw new Refused(done.failure);
    for (const { tag, via } of done.value.moved) moved.set(via, [...(moved.get(via) ?? []), tag]);
  }
  return moved;
}

/** Finishes one run, as `finishDeliveries` does. */
export async function finishDelivery({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: Omit<Run, 'now'>;
}): Promise<Finished> {
  const done = await finishDeliveries({ ctx, input: { runs: [{ ...input, now: ctx.now }] } });
  if (!done.ok) return done;
  return done.value[0] ?? { ok: false, failure: TAKEN_OVER };
}

/** All images at once and always in the same order, so that no two transactions wait for each other. */
async function lockImages(tx: Tx, runs: readonly Run[]): Promise<void> {
  const ids = [...new Set(runs.flatMap(({ imageIds }) => imageIds))];
  if (ids.length > 0) await tx.$queryRaw`select id from images where id = any(${ids}::int[]) order by id for update`;
}

async function note(tx: Tx, runs: readonly Run[], said: ReadonlyMap<number, string>): Promise<void> {
  if (runs.length === 0) return;
  const ids = runs.map(({ held }) => held.id);
  const reasons = ids.map((id) => shortReason(said.get(id) ?? ''));
  const ended = runs.map(({ now }) => now);
  await tx.$executeRaw`
    update deliveries d set state = 'processed', reason = v.reason, processed_at = v.ended
    from unnest(${ids}::int[], ${reasons}::text[], ${ended}::timestamptz[]) v(id, reason, ended) where d.id = v.id`;
}
