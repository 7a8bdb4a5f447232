import { db } from '#lib/base/db.ts';
import { type ActionState, actionStates } from '#lib/domain/readiness/action-states.ts';
import { actionSubjects, actionText } from '#lib/domain/readiness/action-text.ts';
import { loadFacts } from '#lib/facts/load.ts';
import type { ReadContext } from './context.ts';
import type { TaskActionDto } from './dto-task.ts';
import { type IndexedPackage, type PackageIndex, packageIndex } from './package-index.ts';
import { namesIn } from './pair-cells.ts';
import { perVersion } from './per-version.ts';
import { type SiteColumn, sitesOf } from './sites-of.ts';

/** Of a whole catalogue an action is tried on so many packages and sites; a pair costs about 50 µs. */
const PACKAGES_TRIED = 25;
const SITES_TRIED = 40;

/** What the rules say of some actions now, by key. Kept for this data version and day. */
export async function taskActions(
  ctx: ReadContext,
  version: number,
  keys: readonly string[],
): Promise<Map<string, TaskActionDto>> {
  const sorted = [...new Set(keys)].sort();
  if (sorted.length === 0) return new Map();
  const day = ctx.now.toISOString().slice(0, 10);
  return perVersion(ctx, version, `actions ${day} ${sorted.join(' ')}`, () => judged(ctx, version, sorted));
}

interface Tried {
  packages: IndexedPackage[];
  sites: SiteColumn[];
  cut: boolean;
}

async function judged(ctx: ReadContext, version: number, keys: readonly string[]): Promise<Map<string, TaskActionDto>> {
  const index = await packageIndex(ctx, version);
  const columns = await sitesOf(ctx, version);
  const waiting = waitingFor(index, keys);
  const tried = new Map(keys.map((key) => [key, triedOn(key, index, columns, waiting.get(key) ?? [])]));
  const packageIds = [...new Set([...tried.values()].flatMap(({ packages }) => packages.map(({ id }) => id)))];
  const siteIds = [...new Set([...tried.values()].flatMap(({ sites }) => sites.map(({ id }) => id)))];
  const facts = await loadFacts(ctx.db ?? db(), { packageIds, siteIds });
  const asOf = ctx.now.toISOString();
  const nameOf = await namesIn(ctx, new Set(keys));
  return new Map(
    keys.map((key) => {
      const { packages, sites, cut } = tried.get(key) ?? { packages: [], sites: [], cut: false };
      const inputs = packages.flatMap(({ id }) =>
        sites.flatMap((column) => {
          const [pkg, site] = [facts.packages.get(id), facts.sites.get(column.id)];
          return pkg && site ? [{ package: pkg, site, settings: facts.settings, asOf }] : [];
        }),
      );
      const state = actionStates(inputs, [key]).get(key) ?? { is: 'not_asked' };
      const level = state.is === 'open' && state.check === 'unknown' ? 'unknown' : 'possible';
      return [key, toDto(key, actionText(key, level, nameOf), state, cut)];
    }),
  );
}

/** Packages of which a targeted pair waits for one of the actions, as the stored projection has it. */
function waitingFor(index: PackageIndex, keys: readonly string[]): Map<string, IndexedPackage[]> {
  const found = new Map<string, IndexedPackage[]>(keys.map((key) => [key, []]));
  for (const row of index.rows) {
    for (const key of new Set(row.waiting.map((one) => one.key))) found.get(key)?.push(row);
  }
  return found;
}

/** The pairs an action is tried on: those it names; where it names none, those that wait for it and those targeted. */
function triedOn(
  key: string,
  { rows }: PackageIndex,
  columns: readonly SiteColumn[],
  waiting: readonly IndexedPackage[],
): Tried {
  const named = (kind: 'package' | 'site') => actionSubjects(key).find((subject) => subject.kind === kind)?.slug;
  const [pkg, site] = [named('package'), named('site')];
  const packages =
    pkg === undefined
      ? [...new Set([...waiting, ...rows.filter(({ targetedLevels }) => targetedLevels !== 0), ...rows])]
      : rows.filter(({ slug }) => slug === pkg);
  const places = new Set(
    waiting.flatMap((row) => row.waiting.filter((one) => one.key === key).map((one) => one.place)),
  );
  const first = columns.filter(({ place }) => places.has(place));
  const sites = site === undefined ? [...new Set([...first, ...columns])] : columns.filter(({ slug }) => slug === site);
  return {
    packages: packages.slice(0, PACKAGES_TRIED),
    sites: sites.slice(0, SITES_TRIED),
    cut: packages.length > PACKAGES_TRIED || sites.length > SITES_TRIED,
  };
}

function toDto(key: string, text: string, state: ActionState, cut: boolean): TaskActionDto {
  const none = { key, text, is: state.is, check: null, reason: '', pairs: 0, cut, example: null };
  if (state.is !== 'open') return none;
  const [first] = state.pairs;
  return {
    ...none,
    check: state.check,
    reason: state.reason,
    pairs: state.pairs.length,
    example: first ? { package: first.package, site: first.site } : null,
  };
}
