import { type CheckOwner, type Level, levelRank } from '../vocabulary.ts';
import { evaluate } from './assess.ts';
import type { AssessInput } from './facts.ts';
import { isOpen } from './finding.ts';
import { judge } from './judge.ts';
import { tellCheck } from './tell.ts';
import { compare } from './words.ts';

export interface UnlockedPair {
  package: string;
  site: string;
  from: Level;
  to: Level;
}

export interface Blocker {
  /** Action key, such as `build-image:glastrelease`. */
  key: string;
  /** The fix, in the imperative. */
  text: string;
  owner: CheckOwner;
  /** Number of targeted pairs that rise when this alone is done. */
  unlocks: number;
  /** Number of targeted pairs where it is open. */
  open: number;
  /** Nobody will do it: the check fails for good wherever it is open ("never says Brian"). No advice, only a fact. */
  permanent: boolean;
  pairs: UnlockedPair[];
}

/**
 * Every open action of the targeted pairs, ranked by how many of those pairs rise when its check is forced to pass: the
 * same function, run once more with the key taken as done. Source: readiness rules, "Blockers".
 */
export function blockers(inputs: Iterable<AssessInput>): Blocker[] {
  const found = new Map<string, Blocker>();
  for (const input of inputs) {
    const { best, routes, targeted } = judge(input);
    if (!targeted) continue;
    for (const finding of new Map(
      routes.flatMap((route) => route.findings.filter(isOpen)).map((f) => [f.key, f]),
    ).values()) {
      const { actionKey, fix, owner, kind } = tellCheck(finding);
      if (actionKey === null || owner === null) continue;
      const none = { key: actionKey, text: fix, owner, unlocks: 0, open: 0, permanent: true, pairs: [] };
      const blocker = found.get(actionKey) ?? none;
      found.set(actionKey, blocker);
      blocker.open += 1;
      blocker.permanent &&= kind === 'permanent';
      // The same key can ask for slightly different work at two sites; the order of pairs must not choose the words.
      if (compare(fix, blocker.text) < 0) Object.assign(blocker, { text: fix, owner });
      const to = evaluate(input, new Set([actionKey])).level;
      if (levelRank(to) <= levelRank(best.level)) continue;
      blocker.unlocks += 1;
      blocker.pairs.push({ package: input.package.slug, site: input.site.slug, from: best.level, to });
    }
  }
  for (const { pairs } of found.values()) {
    pairs.sort((a, b) => compare(a.package, b.package) || compare(a.site, b.site));
  }
  return [...found.values()].sort((a, b) => b.unlocks - a.unlocks || b.open - a.open || compare(a.key, b.key));
}
