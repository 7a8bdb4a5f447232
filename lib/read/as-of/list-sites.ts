import { FIELDS } from '#lib/contracts/fields.ts';
import { pack } from '#lib/domain/readiness/codes.ts';
import { mustBeAllowedToRead } from '../authorise.ts';
import type { ReadContext } from '../context.ts';
import type { PastListDto, PastSiteDto } from '../dto-as-of.ts';
import { type PairCounts, pairCounts } from '../packed-codes.ts';
import { readDataVersion } from '../read-data-version.ts';
import { siteRollUp } from '../site-rows.ts';
import { packageNames } from './package-names.ts';
import { judgeable, judgedThen, sorted } from './package-rows.ts';
import { type PastName, pastEntries } from './past-entries.ts';
import { fieldOf, fieldsUnder, textOf } from './past-fields.ts';
import { type PastSite, type PastWorld, pastWorld } from './past-world.ts';

const { site: of } = FIELDS;
/** Pairs that are judged for one page: about a second of work. */
export const PAIRS_AT_MOST = 40_000;
/** Packages read at a time, so that memory does not grow with their number. */
const AT_A_TIME = 500;

/** The farms as they were at the end of a day. */
export async function listSitesAsOf({
  ctx,
  input: { day },
}: {
  ctx: ReadContext;
  input: { day: string };
}): Promise<PastListDto<PastSiteDto>> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const world = await pastWorld(ctx, version, day);
  const counts = await countPairs(ctx, world, await packageNames(ctx, version, day));
  const sites = sorted(world.sites, ({ name, entry }) => [name.toLowerCase(), entry.id]);
  const items = sites.map((site) => siteRow(site, world, counts?.get(site.entry.id)));
  return { day, items, total: items.length, start: 0, nextCursor: null };
}

/** The pairs of each site by its id; null where there were more than one page can judge. */
async function countPairs(
  ctx: ReadContext,
  world: PastWorld,
  packages: readonly PastName[],
): Promise<Map<number, PairCounts> | null> {
  if (packages.length * world.sites.length > PAIRS_AT_MOST) return null;
  const counts = new Map(world.sites.map(({ entry }) => [entry.id, new Uint32Array(256)]));
  for (let start = 0; start < packages.length; start += AT_A_TIME) {
    const ids = packages.slice(start, start + AT_A_TIME).map(({ id }) => id);
    const entries = await pastEntries(ctx, { kind: 'package', before: world.before, ids });
    for (const { facts } of await judgeable(ctx, world, entries)) {
      for (const site of world.sites) {
        const found = counts.get(site.entry.id);
        const judged = judgedThen(world, facts, site);
        const byte = pack({ ...judged, hasCautions: judged.cautions > 0 });
        if (found) found[byte] = (found[byte] ?? 0) + 1;
      }
    }
  }
  return new Map([...counts].map(([id, histogram]) => [id, pairCounts(histogram)]));
}

function siteRow(
  { entry, name, facts, conflicts: disputed }: PastSite,
  world: PastWorld,
  pairs: PairCounts | undefined,
): PastSiteDto {
  const { document, slug } = entry;
  const raw = (path: 'nodeOs' | 'networkFs' | 'container') => fieldOf(document, path, of[path])?.raw ?? '';
  const nodes = fieldsUnder(document, 'nodes', of['nodes.*']).flatMap(({ name: platform, value }) => {
    const known = world.platforms.get(platform);
    return known ? [{ known, row: { platform, name: known.name, ...value } }] : [];
  });
  const offers = fieldsUnder(document, 'offers', of['offers.*']).flatMap(({ name: dependency, value }) => {
    const known = world.dependencies.get(dependency);
    return known ? [{ slug: dependency, name: known.name, kind: known.kind, ...value }] : [];
  });
  const conflicts = new Map(facts.runtimes.map(({ runtime, inConflict }) => [runtime, inConflict]));
  const runtimes = fieldsUnder(document, 'runtimes', of['runtimes.*']).flatMap(({ name: runtime, value }) => {
    const known = world.runtimes.get(runtime);
    if (!known) return [];
    const { state, raw: words, on, mayAsk } = value;
    const inConflict = conflicts.get(runtime) ?? false;
    return [{ known, row: { slug: runtime, name: known.name, state, raw: words, on, mayAsk, inConflict } }];
  });
  return {
    slug,
    name,
    summary: textOf(document, 'summary'),
    location: textOf(document, 'location'),
    nodeOsRaw: raw('nodeOs'),
    nodes: sorted(nodes, ({ known }) => [known.ref.family, known.ref.generation, known.slug]).map(({ row }) => row),
    networkFsRaw: raw('networkFs'),
    offers: sorted(offers, (offer) => [offer.name.toLowerCase(), offer.slug]),
    vmOffer: { value: facts.vmOffer.value, raw: facts.vmOffer.raw },
    containerRaw: raw('container'),
    runtimes: sorted(runtimes, ({ known }) => [known.position, known.slug]).map(({ row }) => row),
    batchSystem: fieldOf(document, 'batchSystem', of.batchSystem) ?? { value: '', raw: '' },
    userBinds: facts.userBinds,
    bindable: facts.bindable,
    imageLimitBytes: facts.imageLimitBytes,
    nodeCacheBytes: facts.nodeCacheBytes,
    proxyCacheBytes: facts.proxyCacheBytes,
    vsyscall: facts.vsyscall,
    cores: fieldOf(document, 'cores', of.cores) ?? null,
    storageBytes: fieldOf(document, 'storageBytes', of.storageBytes) ?? null,
    version: entry.version,
    updatedAt: entry.updatedAt,
    conflicts: disputed,
    rollUp: pairs ? siteRollUp(pairs) : null,
  };
}
