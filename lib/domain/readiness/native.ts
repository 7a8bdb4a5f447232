import type { NodePlatformFact, RunFact } from './facts.ts';
import {
  type Finding,
  NO_NOTES,
  type Note,
  type OpenTold,
  open,
  type Pair,
  passing,
  plus,
  type Told,
} from './finding.ts';
import {
  citeNodes,
  endOfLife,
  isOpenOn,
  isTarget,
  MEETS,
  nodesWhere,
  plannedFrom,
  platformNames,
  runsOnNode,
  whatNodesHave,
  whoHas,
} from './nodes.ts';
import { citeRun } from './refs.ts';
import { citePlatforms, citeSupports, saysWhereItRuns, whereItRuns } from './supports.ts';
import { upgradeOf } from './upgrade.ts';
import { day, listed } from './words.ts';

const ID = 'platform';

/** Does the package run on a platform that nodes of the site have and keep, or will have? Source: readiness rules, native 1. */
export function checkPlatform(pair: Pair, bits: number, proven: RunFact | null): Finding {
  if (proven) return passing(ID, () => byRun(pair, proven), matchNotes(pair, bits));
  if (bits & MEETS.current) return passing(ID, () => onCurrent(pair), matchNotes(pair, bits));
  if (bits & MEETS.planned) {
    return open(pair, ID, 'todo', moveKey(pair), () => onPlanned(pair), matchNotes(pair, bits));
  }
  if (!(bits & MEETS.target)) return open(pair, ID, 'unknown', `state-nodes:${pair.site.slug}`, () => noTargets(pair));
  if (bits & (MEETS.doubtful | MEETS.unsaid)) return open(pair, ID, 'unknown', tryKey(pair), () => onDoubtful(pair));
  if (!saysWhereItRuns(pair.pkg)) {
    return open(pair, ID, 'unknown', `name-platforms:${pair.pkg.slug}`, () => nothingSaid(pair));
  }
  return checkUpgrade(pair);
}

const subject = (pair: Pair): string => `Platform of the nodes at ${pair.site.name}`;

function byRun(pair: Pair, run: RunFact): Told {
  const node = pair.site.nodes.find(({ platform }) => platform.slug === run.platform);
  const on = node ? ` on ${node.platform.name}` : '';
  return {
    subject: subject(pair),
    reason: `A test passed natively${on} at ${pair.site.name} on ${day(run.at)}.`,
    evidence: [citeRun(run), ...citeSupports(pair, []), ...citeNodes(pair)],
  };
}

const matched = (pair: Pair) => nodesWhere(pair, (node) => isTarget(node) && runsOnNode(pair, node));
const matchedCurrent = (pair: Pair) => matched(pair).filter(({ state }) => state === 'current');

function onCurrent(pair: Pair): Told {
  const nodes = matchedCurrent(pair);
  return {
    subject: subject(pair),
    reason: `Runs on ${listed(platformNames(nodes))}; ${whoHas(pair, nodes)}.`,
    evidence: [
      ...citeSupports(
        pair,
        nodes.map(({ platform }) => platform),
      ),
      ...citeNodes(pair, nodes),
    ],
  };
}

/** The platform worth trying or porting to: the newest of those that count and pass the test. */
function newestTarget(pair: Pair, counts: (node: NodePlatformFact) => boolean): { slug: string; name: string } {
  const nodes = nodesWhere(pair, (node) => isTarget(node) && counts(node));
  return nodes[nodes.length - 1]?.platform ?? { slug: 'any', name: 'another platform' };
}

const moveKey = (pair: Pair): string => {
  const [first] = matched(pair);
  return `move-nodes:${pair.site.slug}:${first?.platform.slug ?? 'any'}`;
};

function onPlanned(pair: Pair): OpenTold {
  const nodes = matched(pair);
  const names = listed(platformNames(nodes), 'or');
  return {
    subject: subject(pair),
    reason: `Runs on ${listed(platformNames(nodes))}; ${names} nodes are planned at ${pair.site.name}, ${plannedFrom(nodes)}.`,
    evidence: [
      ...citeSupports(
        pair,
        nodes.map(({ platform }) => platform),
      ),
      ...citeNodes(pair, nodes),
    ],
    kind: `waiting_on ${names} nodes at ${pair.site.name} (${plannedFrom(nodes)})`,
    fix: `Move nodes of ${pair.site.name} to ${names}, or say when that will be.`,
    owner: 'site contact',
  };
}

function noTargets(pair: Pair): OpenTold {
  const retiring = listed(platformNames(nodesWhere(pair, (node) => !isTarget(node))));
  return {
    subject: subject(pair),
    reason:
      retiring === ''
        ? `Nobody has said what the nodes at ${pair.site.name} run.`
        : `The ${retiring} nodes at ${pair.site.name} are retiring, and nobody has said what replaces them.`,
    evidence: citeNodes(
      pair,
      nodesWhere(pair, () => true),
    ),
    kind: `waiting_on an answer from ${pair.site.name}`,
    fix: `Say which platforms the nodes of ${pair.site.name} have and will have.`,
    owner: 'site contact',
  };
}

const toTry = (pair: Pair) => newestTarget(pair, (node) => isOpenOn(pair, node));
const tryKey = (pair: Pair): string => `try-platform:${pair.pkg.slug}:${toTry(pair).slug}`;

function onDoubtful(pair: Pair): OpenTold {
  const target = toTry(pair);
  const nodes = nodesWhere(pair, (node) => isTarget(node) && isOpenOn(pair, node));
  return {
    subject: subject(pair),
    reason: `${whereItRuns(pair.pkg)}; ${whatNodesHave(pair)}, and nobody is sure that it runs there.`,
    evidence: [
      ...citeSupports(
        pair,
        nodes.map(({ platform }) => platform),
      ),
      ...citeNodes(pair, nodes),
    ],
    kind: 'waiting_on an answer from the package expert',
    fix: `Try ${pair.pkg.name} on ${target.name} and record whether it runs.`,
    owner: 'package expert',
  };
}

function nothingSaid(pair: Pair): OpenTold {
  return {
    subject: subject(pair),
    reason: `Nobody has said on which platforms ${pair.pkg.name} runs.`,
    evidence: [...citeSupports(pair, []), ...citeNodes(pair)],
    kind: 'waiting_on an answer from the package expert',
    fix: `Say on which platforms ${pair.pkg.name} runs.`,
    owner: 'package expert',
  };
}

/** It runs nowhere that counts here: whether that can change is in the "Upgradable?" cell. */
function checkUpgrade(pair: Pair): Finding {
  const target = newestTarget(pair, () => true);
  const upgrade = upgradeOf(pair.pkg, target);
  const tell = (): OpenTold => ({
    subject: subject(pair),
    reason: `${whereItRuns(pair.pkg)}; ${whatNodesHave(pair)}, and ${upgrade.says()}.`,
    evidence: [...citeSupports(pair, []), ...citeNodes(pair, nodesWhere(pair, isTarget)), upgrade.cite()],
    kind: upgrade.kind,
    fix: upgrade.fix(),
    owner: 'package expert',
  });
  const conflict: readonly Note[] = pair.pkg.upgradable.inConflict ? [upgrade.conflict] : NO_NOTES;
  return open(pair, ID, upgrade.state, upgrade.key, tell, conflict);
}

/** Cautions about the platforms that match: end of life, and only a few nodes. */
function matchNotes(pair: Pair, bits: number): readonly Note[] {
  let notes = NO_NOTES;
  for (const node of pair.site.nodes) {
    if (isTarget(node) && runsOnNode(pair, node)) {
      const { slug } = node.platform;
      notes = plus(
        notes,
        endOfLife(pair, node.platform, () => [
          citePlatforms(pair),
          ...citeNodes(
            pair,
            matched(pair).filter(({ platform }) => platform.slug === slug),
          ),
        ]),
      );
    }
  }
  return bits & MEETS.current && !(bits & MEETS.enough) ? plus(notes, fewNodes(pair)) : notes;
}

const fewNodes = (pair: Pair): Note => ({
  id: 'few-nodes',
  tell: () => {
    const few = matchedCurrent(pair);
    const names = listed(platformNames(few), 'or');
    return { text: `Only a few nodes at ${pair.site.name} have ${names}.`, evidence: citeNodes(pair, few) };
  },
});
