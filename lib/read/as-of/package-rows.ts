import { FIELDS } from '#lib/contracts/fields.ts';
import { actionText } from '#lib/domain/readiness/action-text.ts';
import { evaluate } from '#lib/domain/readiness/assess.ts';
import { pack } from '#lib/domain/readiness/codes.ts';
import type { PackageFacts } from '#lib/domain/readiness/facts.ts';
import { emptyPacked, NO_ACTION, rollUpPacked } from '#lib/domain/readiness/packed.ts';
import { type EntryKind, LEVELS } from '#lib/domain/vocabulary.ts';
import { DEFAULT_SETTINGS } from '#lib/facts/load.ts';
import type { ReadContext } from '../context.ts';
import type { PackageRowDto, SupportDto } from '../dto.ts';
import { namesIn } from '../pair-cells.ts';
import { query } from '../query.ts';
import { needsOf, packageFacts, supportsOf, UNSAID } from './package-facts.ts';
import { conflictsOf, fieldsInConflict } from './past-conflicts.ts';
import type { PastEntry } from './past-entries.ts';
import { pastEvidence } from './past-evidence.ts';
import { fieldOf, nameOf, textOf } from './past-fields.ts';
import type { PastSite, PastWorld } from './past-world.ts';

const { package: of } = FIELDS;

/** Some packages of then as the rules know them. */
export async function judgeable(
  ctx: ReadContext,
  world: PastWorld,
  entries: readonly PastEntry[],
): Promise<{ entry: PastEntry; facts: PackageFacts; conflicts: string[] }[]> {
  const conflicts = await conflictsOf(ctx, entries, world.before);
  const evidence = await pastEvidence(ctx, entries, world.before);
  const nothing = { images: [], suites: [], runs: [], signOffs: [] };
  return entries.map((entry) => ({
    entry,
    facts: packageFacts(entry, world, evidence.get(entry.id) ?? nothing, conflicts),
    conflicts: fieldsInConflict(conflicts, entry.id),
  }));
}

/** What today's rules say of a package at a site, by the facts of then and at that moment. */
export const judgedThen = (world: PastWorld, facts: PackageFacts, site: PastSite) =>
  evaluate({ package: facts, site: site.facts, settings: DEFAULT_SETTINGS, asOf: world.asOf });

/** Rows of the status table as they were, in the order of the entries, with readiness at the sites shown. */
export async function pastPackageRows(
  ctx: ReadContext,
  world: PastWorld,
  entries: readonly PastEntry[],
  shown: readonly PastSite[],
): Promise<PackageRowDto[]> {
  const people = await namesOfPeople(ctx, entries);
  const judged = (await judgeable(ctx, world, entries)).map(({ entry, facts, conflicts }) => ({
    entry,
    conflicts,
    ...readinessOf(world, facts, shown),
  }));
  const keys = new Set(judged.flatMap(({ cells }) => cells.flatMap(({ key }) => key ?? [])));
  const named = await namesIn(ctx, keys);
  return judged.map(({ entry, conflicts, cells, rollUp }) => ({
    ...fieldsOf(entry, world, people),
    conflicts,
    rollUp,
    readiness: cells.map(({ key, ...cell }) => ({
      ...cell,
      nextAction:
        key === null
          ? null
          : {
              key,
              text: actionText(key, cell.level, (kind, of) => nameThen(world, entry, kind, of) ?? named(kind, of)),
            },
    })),
  }));
}

/** What was called how then, of the package itself and of what it is judged against. */
function nameThen(world: PastWorld, entry: PastEntry, kind: EntryKind, slug: string): string | undefined {
  if (kind === 'package') return slug === entry.slug ? nameOf(entry) : undefined;
  if (kind === 'site') return world.sites.find((site) => site.entry.slug === slug)?.name;
  const known = { platform: world.platforms, dependency: world.dependencies, runtime: world.runtimes };
  return kind === 'platform' || kind === 'dependency' || kind === 'runtime' ? known[kind].get(slug)?.name : undefined;
}

/** The verdicts at the shown sites, and the sum over all. */
function readinessOf(world: PastWorld, facts: PackageFacts, shown: readonly PastSite[]) {
  const packed = emptyPacked(Math.max(0, ...world.sites.map(({ place }) => place + 1)));
  const keys: string[] = [];
  const cells = world.sites.map((site) => {
    const { level, runsToday, targeted, cautions, actionKey } = judgedThen(world, facts, site);
    packed.codes[site.place] = pack({ level, runsToday, targeted, hasCautions: cautions > 0 });
    packed.nextActions[site.place] = numberOf(keys, actionKey);
    return { site: site.entry.slug, level, runsToday, targeted, cautions: cautions > 0, key: actionKey };
  });
  const { ready, targeted, worst, unblocks } = rollUpPacked(packed);
  const places = new Map(cells.map((cell) => [cell.site, cell]));
  return {
    rollUp: { ready, targeted, worst: LEVELS[worst] ?? null, unblocks },
    cells: shown.flatMap(({ entry }) => places.get(entry.slug) ?? []),
  };
}

function numberOf(keys: string[], key: string | null): number {
  if (key === null) return NO_ACTION;
  const known = keys.indexOf(key);
  if (known >= 0) return known;
  return keys.length >= NO_ACTION - 1 ? NO_ACTION : keys.push(key) - 1;
}

async function namesOfPeople(ctx: ReadContext, entries: readonly PastEntry[]): Promise<Map<string, string>> {
  const slugs = new Set(
    entries.flatMap(({ document }) => fieldOf(document, 'owners', of.owners)?.map(({ person }) => person) ?? []),
  );
  if (slugs.size === 0) return new Map();
  const rows = await query<{ slug: string; name: string }>(ctx, {
    text: 'select slug, name from people where slug = any($1::text[])',
    values: [[...slugs]],
  });
  return new Map(rows.map(({ slug, name }) => [slug, name]));
}

const by = (...keys: (string | number)[]) => keys;
function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at];
    if (other !== undefined && one !== other) return one < other ? -1 : 1;
  }
  return 0;
}

/** Sorts by what `of` says, as the lists of now do. */
export const sorted = <T>(items: readonly T[], keysOf: (item: T) => readonly (string | number)[]): T[] =>
  items.toSorted((a, b) => compare(keysOf(a), keysOf(b)));

function fieldsOf(
  entry: PastEntry,
  world: PastWorld,
  people: ReadonlyMap<string, string>,
): Omit<PackageRowDto, 'rollUp' | 'readiness' | 'conflicts'> {
  const { document, slug } = entry;
  const raw = (path: 'buildPlatforms' | 'runPlatforms' | 'dependencies' | 'comments' | 'date') =>
    fieldOf(document, path, of[path])?.raw ?? '';
  const supports = sorted(
    supportsOf(document).flatMap((one) => {
      const platform = world.platforms.get(one.slug);
      return platform ? [{ ...one, platform }] : [];
    }),
    ({ platform }) => by(platform.ref.family, platform.ref.generation, platform.slug),
  );
  const phase = (wanted: 'build' | 'run'): SupportDto[] =>
    supports
      .filter((one) => one.phase === wanted)
      .map(({ platform, support, note }) => ({ platform: platform.slug, name: platform.name, support, note }));
  return {
    slug,
    name: nameOf(entry),
    summary: textOf(document, 'summary'),
    strategy: fieldOf(document, 'strategy', of.strategy) ?? 'undecided',
    buildPlatforms: phase('build'),
    buildPlatformsRaw: raw('buildPlatforms'),
    runPlatforms: phase('run'),
    runPlatformsRaw: raw('runPlatforms'),
    dependencies: dependenciesOf(entry, world),
    dependenciesRaw: raw('dependencies'),
    upgradable: fieldOf(document, 'upgradable', of.upgradable) ?? { ...UNSAID, waitingOn: null },
    existingVm: fieldOf(document, 'existingVm', of.existingVm) ?? UNSAID,
    existingContainer: fieldOf(document, 'existingContainer', of.existingContainer) ?? UNSAID,
    links: fieldOf(document, 'links', of.links)?.items ?? [],
    comments: raw('comments'),
    date: raw('date'),
    review: fieldOf(document, 'review', of.review) ?? { state: 'not_requested', by: '', on: null },
    owners: sorted(
      (fieldOf(document, 'owners', of.owners) ?? []).map(({ person, role }) => ({
        name: people.get(person) ?? person,
        role,
      })),
      ({ role, name }) => by(role, name.toLowerCase()),
    ),
    version: entry.version,
    updatedAt: entry.updatedAt,
  };
}

function dependenciesOf({ document }: PastEntry, world: PastWorld): PackageRowDto['dependencies'] {
  const needs = needsOf(document).flatMap(({ slug, phase, constraint, couldDrop, note }) => {
    const known = world.dependencies.get(slug);
    if (!known) return [];
    const { name, kind } = known;
    return [{ slug, name, kind, phase, constraint, couldDrop: couldDrop || known.couldDrop, note }];
  });
  return sorted(needs, ({ name, slug, phase }) => by(name.toLowerCase(), slug, phase));
}
