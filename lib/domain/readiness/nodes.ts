import type { Tristate } from '../vocabulary.ts';
import type { NodePlatformFact, PlatformRef } from './facts.ts';
import type { Note, Pair } from './finding.ts';
import { cite } from './refs.ts';
import { isGood, runSupport } from './supports.ts';
import type { Evidence } from './verdict.ts';
import { byGeneration, compare, dayNumber, fromDay, listed, possessive, spokenDay } from './words.ts';

/** How a package's running platforms meet the nodes of a site; bits, so that one pass over the nodes finds all. */
export const MEETS = {
  /** Runs on platforms that nodes have now and keep. */
  current: 1,
  /** The same, on more than a few nodes. */
  enough: 2,
  planned: 4,
  /** Nobody is sure whether it runs on a platform that counts. */
  doubtful: 8,
  /** A platform that counts is listed, but without a statement. */
  unsaid: 16,
  /** The site has at least one platform that counts. */
  target: 32,
  /** The site has at least one platform now. */
  now: 64,
  goodNow: 128,
  doubtfulNow: 256,
} as const;

/**
 * Target platforms are those planned or current; today's are those current or retiring. Source: readiness rules,
 * "Which platforms count at a site".
 */
export function meet({ pkg, site }: Pair): number {
  let bits = 0;
  for (const { platform, state, share } of site.nodes) {
    const support = runSupport(pkg, platform.slug);
    const good = isGood(support);
    const open = support === 'doubtful' ? MEETS.doubtful : support === 'unknown' ? MEETS.unsaid : 0;
    if (state !== 'planned') bits |= MEETS.now | (good ? MEETS.goodNow : open === 0 ? 0 : MEETS.doubtfulNow);
    if (state === 'retiring') continue;
    bits |= MEETS.target | (good ? 0 : open);
    if (!good) continue;
    bits |= state === 'planned' ? MEETS.planned : share === 'few' ? MEETS.current : MEETS.current | MEETS.enough;
  }
  return bits;
}

/** Does the platform side allow it to run natively today? */
export function todayByPlatform(bits: number, saidWhere: boolean): Tristate {
  if (bits & MEETS.goodNow) return 'yes';
  if (!(bits & MEETS.now) || bits & MEETS.doubtfulNow || !saidWhere) return 'unknown';
  return 'no';
}

/** The site's rows for which `counts` holds, oldest platform first. */
export const nodesWhere = (pair: Pair, counts: (node: NodePlatformFact) => boolean): NodePlatformFact[] =>
  pair.site.nodes.filter(counts).sort(compareNodes);

const compareNodes = (a: NodePlatformFact, b: NodePlatformFact): number =>
  byGeneration(a.platform, b.platform) ||
  compare(a.state, b.state) ||
  compare(a.on ?? '', b.on ?? '') ||
  compare(a.share, b.share) ||
  compare(a.raw, b.raw);

export const isTarget = ({ state }: NodePlatformFact): boolean => state !== 'retiring';
export const isToday = ({ state }: NodePlatformFact): boolean => state !== 'planned';

export const runsOnNode = (pair: Pair, { platform }: NodePlatformFact): boolean =>
  isGood(runSupport(pair.pkg, platform.slug));

/** Nobody is sure, or the row says nothing. */
export function isOpenOn(pair: Pair, { platform }: NodePlatformFact): boolean {
  const support = runSupport(pair.pkg, platform.slug);
  return support === 'doubtful' || support === 'unknown';
}

/** Names of platforms, each once, in the order given. */
export const platformNames = (nodes: readonly NodePlatformFact[]): string[] => [
  ...new Set(nodes.map(({ platform }) => platform.name)),
];

/** "SLAC's nodes have RHEL6 and move to RHEL7"; only platforms that count. */
export function whatNodesHave(pair: Pair): string {
  const targets = nodesWhere(pair, isTarget);
  const have = listed(platformNames(targets.filter(({ state }) => state === 'current')));
  const moveTo = listed(platformNames(targets.filter(({ state }) => state === 'planned')));
  const clauses = [have === '' ? '' : `have ${have}`, moveTo === '' ? '' : `move to ${moveTo}`];
  return `${possessive(pair.site.name)} nodes ${listed(clauses.filter((clause) => clause !== ''))}`;
}

const SHARE_WORDS = { all: 'all nodes', most: 'most nodes', some: 'some nodes', few: 'a few nodes', unknown: 'nodes' };

/** "most nodes at GRID sites have RHEL6 and a few nodes have RHEL7". */
export function whoHas(pair: Pair, nodes: readonly NodePlatformFact[]): string {
  const clauses = nodes.map(({ platform, share }, index) => {
    const who = index === 0 ? `${SHARE_WORDS[share]} at ${pair.site.name}` : SHARE_WORDS[share];
    return `${who} have ${platform.name}`;
  });
  return listed(clauses);
}

/** When planned rows come: "from 2018-06-01", or "RHEL7 from 2018-06-01 and RHEL8 without a date" for several. */
export const plannedFrom = (nodes: readonly NodePlatformFact[]): string =>
  nodes.length === 1
    ? fromDay(nodes[0]?.on ?? null)
    : listed(nodes.map(({ platform, on }) => `${platform.name} ${fromDay(on)}`));

export const citeNodes = (pair: Pair, nodes: readonly NodePlatformFact[] = []): Evidence[] => [
  cite(`site:${pair.site.slug}/nodes`, `Node platforms of ${pair.site.name}`),
  ...nodes.map(({ platform, raw }) =>
    cite(`site:${pair.site.slug}/node:${platform.slug}`, raw === '' ? platform.name : `${platform.name}: “${raw}”`),
  ),
];

/** Caution: past the end of maintenance on the day of the verdict. */
export function endOfLife(pair: Pair, platform: PlatformRef, evidence: () => Evidence[]): Note | null {
  const { maintenanceEnds, extendedEnds, name } = platform;
  if (maintenanceEnds === null || !isPast(maintenanceEnds, pair.today)) return null;
  return {
    id: 'end-of-life',
    tell: () => {
      const extended =
        extendedEnds === null
          ? ''
          : isPast(extendedEnds, pair.today)
            ? ` and extended support on ${spokenDay(extendedEnds)}`
            : `; extended support lasts until ${spokenDay(extendedEnds)}`;
      return {
        text: `${name} is past end of life: maintenance ended on ${spokenDay(maintenanceEnds)}${extended}.`,
        evidence: evidence(),
      };
    },
  };
}

const isPast = (on: string | null, today: number): boolean => on !== null && dayNumber(on) < today;
