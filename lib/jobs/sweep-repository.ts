import { log } from '#lib/base/log.ts';
import { followsTag } from '#lib/domain/builds/tag-policy.ts';
import { Refused, type WriteContext } from '#lib/store/context.ts';
import { type BegunSweep, beginSweep } from '#lib/store/sweeps/begin-sweep.ts';
import { failSweep } from '#lib/store/sweeps/fail-sweep.ts';
import { finishSweep } from '#lib/store/sweeps/finish-sweep.ts';
import { pointingNow } from '#lib/store/sweeps/pointing-now.ts';
import type { Reading } from './reading.ts';
import { reasonOf } from './reason-of.ts';
import { type Recorded, recordReading, sayRecorded } from './record-reading.ts';
import { openReader, type RegistryReader, RegistryTrouble } from './registry-reader.ts';

interface Input {
  ruleId: number;
  signal: AbortSignal;
}

/** For each thing that is asked of a registry, at most; what signed us in is used again for a third of that. */
const DEADLINE_MS = 15_000;

/**
 * Reads all tags of a repository and brings what is stored into line: what hooks missed is recorded, what moved is moved,
 * what is gone is marked. Nothing is there twice, however often it is read. Builds are stored as they are read, so that a
 * sweep that is cut off leaves less to the next one.
 */
export async function sweepRepository({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<void> {
  const { ruleId, signal } = input;
  const begun = await beginSweep({ ctx, input: { ruleId } });
  if (begun === null) return;
  try {
    const faults: string[] = [];
    const reading = await readAll({ ctx, begun, signal, faults });
    const effects = async (inside: WriteContext) => sayRecorded([await record(inside, begun, reading)]);
    const done = await finishSweep({ ctx, input: { ruleId, effects } });
    if (!done.ok) throw new Error(done.failure.detail);
    if (faults.length > 0) await failSweep({ ctx, input: { ruleId, fault: faults.join(' ').slice(0, 1000) } });
    if (done.value.said !== NOTHING) log.info({ repository: begun.rule.repository, said: done.value.said }, 'swept');
  } catch (error) {
    await failSweep({ ctx, input: { ruleId, fault: reasonOf(error) } });
    if (error instanceof RegistryTrouble && !error.isPassing) return;
    throw error;
  }
}

const NOTHING = sayRecorded([]);

async function record(ctx: WriteContext, { rule, source }: BegunSweep, reading: Reading): Promise<Recorded> {
  const { imageId } = rule;
  const as: WriteContext = { ...ctx, actor: { kind: 'webhook', sourceId: source.id, name: source.name } };
  // What is as it was need not be said every quarter of an hour.
  const known = await pointingNow({ ctx, input: { imageId } });
  const moves = reading.moves.filter(({ tag, digest }) => (known.get(tag) ?? null) !== digest);
  return recordReading(as, { imageId, reading: { ...reading, moves }, receivedAt: ctx.now, via: 'sweep' });
}

interface Sweep {
  ctx: WriteContext;
  begun: BegunSweep;
  signal: AbortSignal;
  /** Why some tags were left out, for an admin. */
  faults: string[];
  open?: { registry: RegistryReader; since: number };
}

/** The registry, opened anew often enough that every question has time until its deadline. */
function reader(sweep: Sweep): RegistryReader {
  const { begun, signal, open } = sweep;
  if (open && performance.now() - open.since < DEADLINE_MS / 3) return open.registry;
  const registry = openReader(begun.source, null, AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]));
  if (!registry) throw new RegistryTrouble('not_allowed', 'The source names no registry.');
  sweep.open = { registry, since: performance.now() };
  return registry;
}

async function readAll(sweep: Sweep): Promise<Reading> {
  const { ctx, begun } = sweep;
  const { repository, tagPolicy } = begun.rule;
  const reading: Reading = { builds: [], moves: [], gone: [], faults: [] };
  const listed = (await reader(sweep).tagsOf(repository)) ?? [];
  const there = new Set<string>();
  const known = new Set(begun.digests);
  for (const tag of listed.filter((one) => followsTag(tagPolicy, one))) {
    const digest = await reader(sweep).digestOf(repository, tag);
    if (digest !== null && !known.has(digest) && !(await readNew(sweep, digest))) continue;
    if (digest !== null) for (const set of [there, known]) set.add(digest);
    reading.moves.push({ tag, digest, at: ctx.now });
  }
  if (begun.isShared) return reading;
  const names = new Set(listed);
  for (const tag of begun.tags) if (!names.has(tag)) reading.moves.push({ tag, digest: null, at: ctx.now });
  for (const digest of begun.digests) {
    if (!there.has(digest) && (await reader(sweep).digestOf(repository, digest)) === null) reading.gone.push(digest);
  }
  return reading;
}

/** Reads and stores a manifest that is new to us; false when it is no image or gone meanwhile. */
async function readNew(sweep: Sweep, digest: string): Promise<boolean> {
  const { ctx, begun } = sweep;
  const registry = reader(sweep);
  const { repository } = begun.rule;
  try {
    const manifest = await registry.read(repository, digest);
    if (manifest === null) return false;
    const registryPath = `${registry.host}/${repository}`;
    const builds = [{ manifest, pushedAt: null, registryPath }];
    await record(ctx, begun, { builds, moves: [], gone: [], faults: [] });
    return true;
  } catch (error) {
    if (error instanceof RegistryTrouble && ['unusable', 'not_image'].includes(error.kind)) return false;
    // A build of another image concerns its own tags: the others are read all the same.
    if (error instanceof Refused && error.failure.kind === 'conflict') {
      sweep.faults.push(error.failure.detail);
      return false;
    }
    throw error;
  }
}
