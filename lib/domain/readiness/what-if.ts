import { type Level, levelRank, type Tristate } from '../vocabulary.ts';
import type {
  AssessInput,
  ImageFact,
  NodePlatformFact,
  OfferFact,
  PackageFacts,
  PlatformSupportFact,
  RuleSettings,
  RunFact,
  SiteFacts,
  SiteRuntimeFact,
} from './facts.ts';
import { type Finding, isOpen } from './finding.ts';
import { type Judgement, judge } from './judge.ts';
import type { RouteFinding } from './routes.ts';
import { tellCheck } from './tell.ts';
import { compare } from './words.ts';

/** Replaces the element of a list that has this key, adds it when there is none, removes it when `value` is null. */
interface ListPatch<Path extends string, Value> {
  path: Path;
  key: string;
  value: Value | null;
}
interface FieldPatch<Facts, Field extends keyof Facts> {
  path: Field;
  value: Facts[Field];
}

type SiteField =
  | 'vmOffer'
  | 'userBinds'
  | 'bindable'
  | 'imageLimitBytes'
  | 'nodeCacheBytes'
  | 'proxyCacheBytes'
  | 'vsyscall';
type PackageField = 'strategy' | 'upgradable' | 'existingVm' | 'existingContainer';

/** One supposed change of a fact. `key` is a slug: the platform's, the offer's, the runtime's, the image's, the run's id. */
export type FactPatch =
  | ({ entity: 'site'; slug: string } & (
      | ListPatch<'nodes', NodePlatformFact>
      | ListPatch<'offers', OfferFact>
      | ListPatch<'runtimes', SiteRuntimeFact>
      | { [Field in SiteField]: FieldPatch<SiteFacts, Field> }[SiteField]
    ))
  | ({ entity: 'package'; slug: string } & (
      | ListPatch<'platforms', PlatformSupportFact>
      | ListPatch<'images', ImageFact>
      | ListPatch<'runs', RunFact>
      | { [Field in PackageField]: FieldPatch<PackageFacts, Field> }[PackageField]
    ));

export interface World {
  packages: readonly PackageFacts[];
  sites: readonly SiteFacts[];
  settings: RuleSettings;
  asOf: string;
}

export interface ChangedVerdict {
  package: string;
  site: string;
  from: Level;
  to: Level;
  runsToday: { from: Tristate; to: Tristate };
  targeted: boolean;
  /** The reason of the check that made the difference. */
  because: string;
}

/**
 * What would change if some facts were different: the same rules over patched facts, against the same rules over the
 * real ones, for every pair of a patched package or site. Nothing is stored. Source: readiness rules, "What-if".
 */
export function whatIf(world: World, patches: readonly FactPatch[]): ChangedVerdict[] {
  const sites = patched(world.sites, patches, patchSite);
  const packages = patched(world.packages, patches, patchPackage);
  const changed: ChangedVerdict[] = [];
  for (const pkg of packages) {
    for (const site of sites) {
      if (pkg.before === pkg.after && site.before === site.after) continue;
      const verdict = compareJudgements(
        judge(inputOf(world, pkg.before, site.before)),
        judge(inputOf(world, pkg.after, site.after)),
      );
      if (verdict) changed.push(verdict);
    }
  }
  return changed.sort((a, b) => compare(a.package, b.package) || compare(a.site, b.site));
}

const inputOf = ({ settings, asOf }: World, pkg: PackageFacts, site: SiteFacts): AssessInput => ({
  package: pkg,
  site,
  settings,
  asOf,
});

function patched<Facts>(
  all: readonly Facts[],
  patches: readonly FactPatch[],
  apply: (facts: Facts, patch: FactPatch) => Facts,
) {
  return all.map((before) => ({ before, after: patches.reduce(apply, before) }));
}

function patchSite(site: SiteFacts, patch: FactPatch): SiteFacts {
  if (patch.entity !== 'site' || patch.slug !== site.slug) return site;
  switch (patch.path) {
    case 'nodes':
      return { ...site, nodes: replaced(site.nodes, patch, ({ platform }) => platform.slug) };
    case 'offers':
      return { ...site, offers: replaced(site.offers, patch, ({ slug }) => slug) };
    case 'runtimes':
      return { ...site, runtimes: replaced(site.runtimes, patch, ({ runtime }) => runtime) };
    default:
      return { ...site, [patch.path]: patch.value };
  }
}

function patchPackage(pkg: PackageFacts, patch: FactPatch): PackageFacts {
  if (patch.entity !== 'package' || patch.slug !== pkg.slug) return pkg;
  switch (patch.path) {
    case 'platforms': {
      // Where it is built does not follow from where it might run.
      const runs = pkg.platforms.filter(({ phase }) => phase === 'run');
      const builds = pkg.platforms.filter(({ phase }) => phase === 'build');
      return { ...pkg, platforms: [...builds, ...replaced(runs, patch, ({ platform }) => platform.slug)] };
    }
    case 'images':
      return { ...pkg, images: replaced(pkg.images, patch, ({ slug }) => slug) };
    case 'runs':
      return { ...pkg, runs: replaced(pkg.runs, patch, ({ id }) => id) };
    default:
      return { ...pkg, [patch.path]: patch.value };
  }
}

function replaced<Value>(
  list: readonly Value[],
  { key, value }: { key: string; value: Value | null },
  keyOf: (value: Value) => string,
): Value[] {
  const others = list.filter((other) => keyOf(other) !== key);
  return value === null ? others : [...others, value];
}

function compareJudgements(before: Judgement, after: Judgement): ChangedVerdict | null {
  const from = before.best.level;
  const to = after.best.level;
  const runsToday = { from: before.today.answer, to: after.today.answer };
  if (from === to && runsToday.from === runsToday.to) return null;
  const isWorse = levelRank(to) < levelRank(from);
  return {
    package: after.pair.pkg.slug,
    site: after.pair.site.slug,
    from,
    to,
    runsToday,
    targeted: after.targeted,
    because: because(isWorse ? before.best.name : after.best.name, before, after),
  };
}

/** The first check of the deciding route whose state differs; where the route itself is new, or gone, what is so now. */
function because(route: string, before: Judgement, after: Judgement): string {
  const was = before.routes.find(({ name }) => name === route);
  const is = after.routes.find(({ name }) => name === route);
  const finding = is && differing(is, was);
  if (finding) return tellCheck(finding).reason;
  const runsNow = `Runs today: ${after.today.answer}, ${after.today.how()}.`;
  if (before.best.level === after.best.level) return runsNow;
  const open: Finding | undefined = after.best.findings.find(isOpen);
  return open ? tellCheck(open).reason : runsNow;
}

/** A check that opened or closed says more than one that came to apply. */
function differing(is: RouteFinding, was: RouteFinding | undefined): Finding | undefined {
  const before = (id: string): Finding | undefined => was?.findings.find((other) => other.id === id);
  return (
    is.findings.find((finding) => isOpen(finding) !== isOpen(before(finding.id) ?? finding)) ??
    is.findings.find(({ id, state }) => before(id)?.state !== state)
  );
}
