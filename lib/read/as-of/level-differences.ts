import type { EntryKind, Level } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from '../context.ts';
import type { DifferenceDto, LevelDifferenceDto } from '../dto-as-of.ts';
import { PAIRS_AT_MOST } from './list-sites.ts';
import { packageNames } from './package-names.ts';
import { judgeable, judgedThen, sorted } from './package-rows.ts';
import { pastEntries } from './past-entries.ts';
import { nameOf } from './past-fields.ts';
import { type PastWorld, pastWorld } from './past-world.ts';

/** Packages read at a time, so that memory does not grow with their number. */
const AT_A_TIME = 500;

interface Question {
  from: string;
  to: string;
  touched: readonly { id: number; kind: EntryKind }[];
}

/**
 * Pairs of a package and a site, both there at both ends, whose level rose or fell: of all pairs while there are few
 * enough to judge for one page, else of the packages that changed themselves, else null.
 */
export async function levelDifferences(
  ctx: ReadContext,
  version: number,
  { from, to, touched }: Question,
): Promise<DifferenceDto['readiness']> {
  const worlds = { before: await pastWorld(ctx, version, from), after: await pastWorld(ctx, version, to) };
  const packages = (await packageNames(ctx, version, to)).map(({ id }) => id);
  const sites = worlds.after.sites.length;
  if (packages.length * sites <= PAIRS_AT_MOST) {
    return { of: 'all', levels: await differences(ctx, worlds, packages) };
  }
  const changed = touched.flatMap(({ id, kind }) => (kind === 'package' ? [id] : []));
  if (changed.length * sites > PAIRS_AT_MOST) return null;
  return { of: 'changed', levels: await differences(ctx, worlds, changed) };
}

interface Worlds {
  before: PastWorld;
  after: PastWorld;
}

async function differences(ctx: ReadContext, worlds: Worlds, ids: readonly number[]): Promise<LevelDifferenceDto[]> {
  const found: LevelDifferenceDto[] = [];
  for (let start = 0; start < ids.length; start += AT_A_TIME) {
    const some = ids.slice(start, start + AT_A_TIME);
    const before = await levelsThen(ctx, worlds.before, some);
    const after = await levelsThen(ctx, worlds.after, some);
    for (const [pair, now] of after) {
      const then = before.get(pair);
      if (!then || then.level === now.level) continue;
      found.push({ package: now.package, site: now.site, from: then.level, to: now.level });
    }
  }
  return sorted(found, (one) => [one.package.name.toLowerCase(), one.package.slug, one.site.name.toLowerCase()]);
}

type Judged = Pick<LevelDifferenceDto, 'package' | 'site'> & { level: Level };

/** Levels of some packages at every site of a day, by "package site". */
async function levelsThen(ctx: ReadContext, world: PastWorld, ids: readonly number[]): Promise<Map<string, Judged>> {
  const entries = await pastEntries(ctx, { kind: 'package', before: world.before, ids });
  const levels = new Map<string, Judged>();
  for (const { entry, facts } of await judgeable(
    ctx,
    world,
    entries.filter(({ trashed }) => !trashed),
  )) {
    for (const site of world.sites) {
      const { level } = judgedThen(world, facts, site);
      levels.set(`${entry.slug} ${site.entry.slug}`, {
        package: { slug: entry.slug, name: nameOf(entry) },
        site: { slug: site.entry.slug, name: site.name },
        level,
      });
    }
  }
  return levels;
}
