import { isDatabaseDown } from '#lib/base/db.ts';
import { gathered } from '#lib/base/gather.ts';
import { log } from '#lib/base/log.ts';
import { isProvider } from '#lib/contracts/ingest/provider.ts';
import { translate } from '#lib/ingest/translate.ts';
import { Refused, type WriteContext } from '#lib/store/context.ts';
import { type BegunDelivery, beginDeliveries } from '#lib/store/deliveries/begin-delivery.ts';
import { failDelivery } from '#lib/store/deliveries/fail-delivery.ts';
import { finishDeliveries, type Run } from '#lib/store/deliveries/finish-delivery.ts';
import { setAsideDelivery } from '#lib/store/deliveries/set-aside-delivery.ts';
import { bringAbout, imagesOf, type Plan, planOf, sightingsOf } from './plan-delivery.ts';
import { reasonOf } from './reason-of.ts';
import { RegistryTrouble } from './registry-reader.ts';

interface Input {
  deliveryId: number;
  signal: AbortSignal;
}

/** Begun or finished with one statement or transaction at most. */
const TOGETHER = 16;

const begin = gathered({
  atMost: TOGETHER,
  atOnce: 1,
  keyOf: ({ deliveryId }: { ctx: WriteContext; deliveryId: number }) => deliveryId,
  isWorthAlone: () => false,
  work: (asked) => {
    const deliveryIds = asked.map(({ deliveryId }) => deliveryId);
    return together(asked, (ctx) => beginDeliveries({ ctx, input: { deliveryIds } }));
  },
});

/** One that is refused would undo the others with it, so that then each is finished by itself. */
const finish = gathered({
  atMost: TOGETHER,
  atOnce: 2,
  keyOf: ({ run }: { ctx: WriteContext; run: Run }) => run.held.id,
  holds: ({ run }) => [
    ...run.imageIds,
    ...(run.unmapped.repositories.length > 0 ? [`of ${run.unmapped.sourceId}`] : []),
  ],
  isWorthAlone: (error) => !isDatabaseDown(error),
  work: (asked) =>
    together(asked, async (ctx) => {
      const done = await finishDeliveries({ ctx, input: { runs: asked.map(({ run }) => run) } });
      if (done.ok) return done.value;
      if (asked.length > 1) throw new Refused(done.failure);
      return [done];
    }),
});

/** Does it in the context of the last that asked, which is the latest. */
async function together<O>(asked: readonly { ctx: WriteContext }[], work: (ctx: WriteContext) => Promise<O[]>) {
  const last = asked.at(-1);
  return last ? work(last.ctx) : [];
}

/**
 * Runs one delivery: what it means, what the registry says to that, and all its effects together with the word that it is
 * processed, in one transaction under the lease of this run. Throws where another run may help; what no other run would
 * change is failed or set aside here, with its reason.
 */
export async function processDelivery({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<void> {
  const begun = await begin({ ctx, deliveryId: input.deliveryId });
  if (begun === 'dealt with' || begun === 'failed') return;
  try {
    await run(ctx, begun, input.signal);
  } catch (error) {
    await giveBack(ctx, begun, error);
  }
}

async function run(ctx: WriteContext, begun: BegunDelivery, signal: AbortSignal): Promise<void> {
  const { source, raw } = begun;
  if (!isProvider(source.provider)) return setAside(ctx, begun, 'quarantined', `Nobody speaks “${source.provider}”.`);
  const meaning = translate(source.provider, raw);
  if (meaning.kind === 'ignored') return setAside(ctx, begun, 'ignored', meaning.reason);
  if (meaning.kind === 'unusable') return setAside(ctx, begun, 'quarantined', meaning.reason);
  const plan = await planOf({ ctx, begun, events: meaning.events, signal });
  const useless = whyUseless(plan);
  if (useless !== null) return setAside(ctx, begun, 'quarantined', useless);
  const effects = (inside: WriteContext) => bringAbout(inside, begun, plan);
  const unmapped = { sourceId: source.id, repositories: plan.unmapped };
  const run = {
    ...{ held: begun, now: ctx.now, imageIds: imagesOf(plan), sightings: sightingsOf(plan) },
    ...{ unmapped, effects },
  };
  const done = await finish({ ctx, run });
  if (done.ok) return;
  if (done.failure.kind === 'invalid' || done.failure.kind === 'unavailable') throw new Error(done.failure.detail);
  await contradicted(ctx, begun, done.failure.detail);
}

/** Why nothing can be made of a delivery whose every manifest is one that nobody can use; null when something can. */
function whyUseless({ readings, jobs, unmapped }: Plan): string | null {
  if (jobs.length > 0 || unmapped.length > 0) return null;
  const faults = readings.flatMap(({ reading }) => reading.faults);
  const isEmpty = readings.every(({ reading }) => reading.builds.length + reading.moves.length === 0);
  return isEmpty && faults.length > 0 ? faults.join(' ') : null;
}

async function setAside(ctx: WriteContext, held: BegunDelivery, state: 'quarantined' | 'ignored', reason: string) {
  await setAsideDelivery({ ctx, input: { held, state, reason } });
}

/** What contradicts the stored (a digest of another image) will do so again; where another run has the lease, this one is over. */
async function contradicted(ctx: WriteContext, held: BegunDelivery, reason: string): Promise<void> {
  const aside = await setAsideDelivery({ ctx, input: { held, state: 'quarantined', reason } });
  if (!aside.ok) log.info({ deliveryId: held.id, reason: aside.failure.detail }, 'a run was not finished');
}

/** Notes why a run failed, and lets the queue try again where that may help. */
async function giveBack(ctx: WriteContext, begun: BegunDelivery, error: unknown): Promise<void> {
  const reason = reasonOf(error);
  const isFinal = error instanceof RegistryTrouble && !error.isPassing;
  const isSurprise = !(error instanceof RegistryTrouble) && !isDatabaseDown(error);
  if (isSurprise) log.error({ err: error, deliveryId: begun.id }, 'a delivery met what nobody thought of');
  const noted = await failDelivery({ ctx, input: { held: begun, reason, isFinal } });
  if (noted.ok && !noted.value.isDead) throw error;
  log.warn({ deliveryId: begun.id, reason }, noted.ok ? 'a delivery failed for good' : 'a run was not finished');
}
