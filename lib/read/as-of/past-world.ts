import { FIELDS } from '#lib/contracts/fields.ts';
import type { PlatformRef, SiteFacts, StepFact } from '#lib/domain/readiness/facts.ts';
import type { DependencyKind } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from '../context.ts';
import { processWide } from '../process-wide.ts';
import { query } from '../query.ts';
import { conflictsOf, fieldsInConflict } from './past-conflicts.ts';
import { endOf, type PastEntry, pastEntries } from './past-entries.ts';
import { fieldOf, fieldsUnder, nameOf, textOf } from './past-fields.ts';
import { siteFacts } from './site-facts.ts';

interface Living {
  slug: string;
  name: string;
  /** What went to the trash keeps its name where it is mentioned, and counts for nothing. */
  living: boolean;
}
export interface PastDependency extends Living {
  kind: DependencyKind;
  couldDrop: boolean;
}
export interface PastRuntime extends Living {
  position: number;
}
export interface PastPlatform extends Living {
  ref: PlatformRef;
}
export interface PastSite {
  entry: PastEntry;
  name: string;
  /** Place in the order of sites. */
  place: number;
  facts: SiteFacts;
  /** Its fields in conflict. */
  conflicts: string[];
}

/** Everything that packages are judged against, as it was at the end of a day. */
export interface PastWorld {
  day: string;
  before: Date;
  /** The clock of the judgement: the last instant of the day, or now while the day lasts. */
  asOf: string;
  platforms: ReadonlyMap<string, PastPlatform>;
  dependencies: ReadonlyMap<string, PastDependency>;
  runtimes: ReadonlyMap<string, PastRuntime>;
  /** Living sites in the order in which they were entered. */
  sites: readonly PastSite[];
  /** Steps that need a package, by its slug. */
  steps: ReadonlyMap<string, readonly StepFact[]>;
}

/** Days of which the surroundings are kept; they do not grow with the number of packages. */
const KEPT = 4;
const kept = processWide('past-worlds', () => new Map<string, Promise<PastWorld>>());

/** The surroundings of the packages at the end of a day, kept for this data version. */
export function pastWorld(ctx: ReadContext, version: number, day: string): Promise<PastWorld> {
  const today = ctx.now.toISOString().slice(0, 10);
  if (ctx.db || day >= today) return load(ctx, day);
  const key = `${version} ${day}`;
  const known = kept.get(key) ?? load(ctx, day);
  kept.delete(key);
  kept.set(key, known);
  known.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return known;
}

async function load(ctx: ReadContext, day: string): Promise<PastWorld> {
  const before = endOf(day);
  const last = new Date(before.getTime() - 1);
  const asOf = (last < ctx.now ? last : ctx.now).toISOString();
  const platforms = bySlug((await pastEntries(ctx, { kind: 'platform', before })).map(platformOf));
  const dependencies = bySlug((await pastEntries(ctx, { kind: 'dependency', before })).map(dependencyOf));
  const runtimes = bySlug((await pastEntries(ctx, { kind: 'runtime', before })).map(runtimeOf));
  const around = { day, before, asOf, platforms, dependencies, runtimes };
  const entries = (await pastEntries(ctx, { kind: 'site', before })).filter(({ trashed }) => !trashed);
  const conflicts = await conflictsOf(ctx, entries, before);
  const places = await placesOf(ctx);
  const sites = entries
    .map((entry) => ({
      entry,
      name: nameOf(entry),
      place: places.get(entry.id) ?? 0,
      facts: siteFacts(entry, around, conflicts),
      conflicts: fieldsInConflict(conflicts, entry.id),
    }))
    .sort((a, b) => a.place - b.place);
  return { ...around, sites, steps: stepsOf(await pastEntries(ctx, { kind: 'use_case', before })) };
}

const bySlug = <T extends Living>(all: readonly T[]): Map<string, T> => new Map(all.map((one) => [one.slug, one]));
const livingOf = (entry: PastEntry): Living => ({ slug: entry.slug, name: nameOf(entry), living: !entry.trashed });

async function placesOf(ctx: ReadContext): Promise<Map<number, number>> {
  const rows = await query<{ id: number; place: number }>(ctx, { text: 'select id, ordinal - 1 as place from sites' });
  return new Map(rows.map(({ id, place }) => [id, place]));
}

const { platform, dependency, runtime, use_case } = FIELDS;

function platformOf(entry: PastEntry): PastPlatform {
  const { document, slug } = entry;
  const ref: PlatformRef = {
    slug,
    name: nameOf(entry),
    generation: fieldOf(document, 'generation', platform.generation) ?? 0,
    family: textOf(document, 'family') || `platform ${entry.id}`,
    maintenanceEnds: fieldOf(document, 'maintenanceEnds', platform.maintenanceEnds) ?? null,
    extendedEnds: fieldOf(document, 'extendedEnds', platform.extendedEnds) ?? null,
    baseImage: fieldOf(document, 'baseImage', platform.baseImage) ?? true,
  };
  return { ...livingOf(entry), ref };
}

const dependencyOf = (entry: PastEntry): PastDependency => ({
  ...livingOf(entry),
  kind: fieldOf(entry.document, 'dependencyKind', dependency.dependencyKind) ?? 'tool',
  couldDrop: entry.document.couldDrop === true,
});

const runtimeOf = (entry: PastEntry): PastRuntime => ({
  ...livingOf(entry),
  position: fieldOf(entry.document, 'position', runtime.position) ?? 0,
});

/** A doubtful need is no target. */
function stepsOf(useCases: readonly PastEntry[]): Map<string, StepFact[]> {
  const steps = new Map<string, StepFact[]>();
  for (const { slug: useCase, document, trashed } of useCases) {
    if (trashed) continue;
    for (const { name: step, value } of fieldsUnder(document, 'steps', use_case['steps.*'])) {
      const sites = [...new Set(value.sites.map(({ slug }) => slug))].sort();
      const fact = { useCase, step, name: value.name, parallelJobs: value.parallelJobs, sites };
      for (const { slug, doubtful } of value.packages) {
        if (!doubtful) steps.set(slug, [...(steps.get(slug) ?? []), fact]);
      }
    }
  }
  return steps;
}
