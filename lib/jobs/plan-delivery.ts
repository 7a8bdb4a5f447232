import { db } from '#lib/base/db.ts';
import type { CiEvent, RegistryEvent, SourceEvent } from '#lib/contracts/ingest/events.ts';
import { recordCiBuild } from '#lib/store/builds/record-ci-build.ts';
import type { WriteContext } from '#lib/store/context.ts';
import type { BegunDelivery, DeliveryRule } from '#lib/store/deliveries/begin-delivery.ts';
import { countUnmapped } from '#lib/store/deliveries/count-unmapped.ts';
import { readEvents } from './read-events.ts';
import type { Reading } from './reading.ts';
import { must, recordReading, sayRecorded } from './record-reading.ts';
import { openReader, RegistryTrouble } from './registry-reader.ts';

/** What a delivery comes to, before anything of it is stored. */
export interface Plan {
  readings: { rule: DeliveryRule; reading: Reading }[];
  jobs: { rule: DeliveryRule; event: CiEvent }[];
  /** Repositories and projects that no rule names. */
  unmapped: string[];
}

interface Input {
  ctx: WriteContext;
  begun: BegunDelivery;
  events: readonly SourceEvent[];
  signal: AbortSignal;
}

/** Finds out what a delivery comes to: which rules it concerns, and what the registry says about what it names. */
export async function planOf({ ctx, begun, events, signal }: Input): Promise<Plan> {
  const { rules, source, receivedAt } = begun;
  const plan: Plan = { readings: [], jobs: [], unmapped: [] };
  const ofRepository = new Map<string, RegistryEvent[]>();
  for (const event of events) {
    if (event.kind === 'ci') {
      const concerned = rulesOfProject(rules, event.project);
      if (concerned.length === 0) plan.unmapped.push(event.project);
      plan.jobs.push(...concerned.map((rule) => ({ rule, event })));
    } else {
      const key = JSON.stringify([event.registry, event.repository]);
      const before = ofRepository.get(key);
      if (before === undefined) ofRepository.set(key, [event]);
      else before.push(event);
    }
  }
  for (const told of ofRepository.values()) {
    const [first] = told;
    if (!first) continue;
    const { repository } = first;
    const rule = rules.find((one) => one.repository === repository);
    const registry = openReader(source, first.registry, signal);
    if (!rule || !registry) {
      plan.unmapped.push(repository);
      continue;
    }
    const { imageId, tagPolicy } = rule;
    const tagsAt = (digest: string) => tagsOf(imageId, digest);
    const path = `${registry.host}/${repository}`;
    const isKnown = onceEach((digest) => isRead({ imageId, digest, path }), signal);
    const asked = { registry, repository, tagPolicy, events: told, receivedAt, now: ctx.now, tagsAt, isKnown };
    plan.readings.push({ rule, reading: await readEvents(asked) });
  }
  return plan;
}

/** Asks about each digest once, however many events name it, and about none once the run is over. */
function onceEach(ask: (digest: string) => Promise<boolean>, signal: AbortSignal) {
  const answers = new Map<string, Promise<boolean>>();
  return (digest: string): Promise<boolean> => {
    if (signal.aborted) throw new RegistryTrouble('timeout', 'It names more than could be looked at in time.');
    const answer = answers.get(digest) ?? ask(digest);
    answers.set(digest, answer);
    return answer;
  };
}

/** A project has an image of its own name, or several beneath it (`group/project/image`). */
function rulesOfProject(rules: readonly DeliveryRule[], project: string): DeliveryRule[] {
  const own = rules.filter(({ repository }) => repository === project);
  return own.length > 0 ? own : rules.filter(({ repository }) => repository.startsWith(`${project}/`));
}

async function tagsOf(imageId: number, digest: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    select t.name from tags t join builds b on b.id = t.build_id
    where t.image_id = ${imageId} and b.digest = ${digest} order by t.name`;
  return rows.map(({ name }) => name);
}

interface Wanted {
  imageId: number;
  digest: string;
  path: string;
}

/** Whether a build was read in this very repository, and it is known when it was pushed. */
async function isRead({ imageId, digest, path }: Wanted): Promise<boolean> {
  const build = await db().build.findUnique({
    where: {
      digest,
      imageId,
      resolvedAt: { not: null },
      pushedAt: { not: null },
      goneAt: null,
      publications: { some: { channel: 'registry', path, state: { not: 'withdrawn' } } },
    },
    select: { id: true },
  });
  return build !== null;
}

/** Stores all that a plan has, within the transaction of `ctx`, as the source it came from; says what was new. */
export async function bringAbout(ctx: WriteContext, begun: BegunDelivery, plan: Plan): Promise<string> {
  const { id, source, receivedAt } = begun;
  const as: WriteContext = { ...ctx, actor: { kind: 'webhook', sourceId: source.id, name: source.name } };
  const via = `delivery ${id}`;
  const recorded = [];
  // In the same order by every run, so that no two wait for each other.
  const byImage = plan.readings.toSorted((one, other) => one.rule.imageId - other.rule.imageId);
  for (const { rule, reading } of byImage) {
    recorded.push(await recordReading(as, { imageId: rule.imageId, reading, receivedAt, via }));
  }
  for (const { rule, event } of plan.jobs) must(await recordCiBuild({ ctx: as, input: ofJob(rule.imageId, event) }));
  if (ctx.db) await countUnmapped(ctx, ctx.db, { sourceId: source.id, repositories: plan.unmapped });
  const faults = plan.readings.flatMap(({ reading }) => reading.faults);
  return [
    ...(plan.readings.length > 0 ? [sayRecorded(recorded)] : []),
    ...(plan.jobs.length > 0 ? ['The CI job was noted.'] : []),
    ...(plan.unmapped.length > 0 ? [`No rule names ${[...new Set(plan.unmapped)].slice(0, 5).join(', ')}.`] : []),
    ...faults,
  ].join(' ');
}

const instantOf = (text: string | null): Date | null => (text === null ? null : new Date(text));

const ofJob = (imageId: number, { state, revision, ciUrl, ref, startedAt, finishedAt }: CiEvent) => ({
  imageId,
  digest: null,
  tag: ref,
  state,
  revision,
  ciUrl,
  startedAt: instantOf(startedAt),
  finishedAt: instantOf(finishedAt),
});
