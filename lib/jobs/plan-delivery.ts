import type { CiEvent, RegistryEvent, SourceEvent } from '#lib/contracts/ingest/events.ts';
import { recordCiBuild } from '#lib/store/builds/record-ci-build.ts';
import type { WriteContext } from '#lib/store/context.ts';
import type { BegunDelivery, DeliveryRule } from '#lib/store/deliveries/begin-delivery.ts';
import { openKnown } from './known-builds.ts';
import { readEvents } from './read-events.ts';
import type { Reading } from './reading.ts';
import { must, type Recorded, recordBuilds, sayRecorded } from './record-reading.ts';
import { openReader } from './registry-reader.ts';

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
    const known = await openKnown({ imageId, path: `${registry.host}/${repository}`, events: told });
    const asked = { registry, repository, tagPolicy, events: told, receivedAt, now: ctx.now, known };
    plan.readings.push({ rule, reading: await readEvents(asked) });
  }
  return plan;
}

/** A project has an image of its own name, or several beneath it (`group/project/image`). */
function rulesOfProject(rules: readonly DeliveryRule[], project: string): DeliveryRule[] {
  const own = rules.filter(({ repository }) => repository === project);
  return own.length > 0 ? own : rules.filter(({ repository }) => repository.startsWith(`${project}/`));
}

/** Images that a plan is about. */
export const imagesOf = ({ readings, jobs }: Plan): number[] => [...readings, ...jobs].map(({ rule }) => rule.imageId);

/** Where tags of images were seen to point. */
export const sightingsOf = ({ readings }: Plan) =>
  readings.map(({ rule, reading }) => ({ imageId: rule.imageId, moves: reading.moves }));

/**
 * Stores what a plan has of images beside where their tags point, within the transaction of `ctx`, as the source it came
 * from; says what was new once it is known which tags moved.
 */
export async function bringAbout(
  ctx: WriteContext,
  begun: BegunDelivery,
  plan: Plan,
): Promise<(moved: readonly string[]) => string> {
  const { source, receivedAt } = begun;
  const as: WriteContext = { ...ctx, actor: { kind: 'webhook', sourceId: source.id, name: source.name } };
  const recorded: Recorded[] = [];
  for (const { rule, reading } of plan.readings) {
    recorded.push(await recordBuilds(as, { imageId: rule.imageId, reading, receivedAt }));
  }
  for (const { rule, event } of plan.jobs) must(await recordCiBuild({ ctx: as, input: ofJob(rule.imageId, event) }));
  const faults = plan.readings.flatMap(({ reading }) => reading.faults);
  return (moved) =>
    [
      ...(plan.readings.length > 0 ? [sayRecorded([...recorded, { builds: 0, moved: [...moved], gone: 0 }])] : []),
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
