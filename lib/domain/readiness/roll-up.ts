import { isReady, LEVELS, type Level, levelRank, worstLevel } from '../vocabulary.ts';

/** What a roll-up needs of a verdict. */
export interface PairLevel {
  package: string;
  site: string;
  level: Level;
  targeted: boolean;
}

export interface LevelCount {
  targeted: number;
  all: number;
}

/**
 * The state of several pairs: how many of the targeted ones are ready, the worst level named, and every level counted.
 * Never an average of levels, and nothing "in progress" counts as done. Source: readiness rules, "Roll-ups".
 */
export interface RollUp {
  /** Ready pairs among the targeted ones. */
  ready: number;
  targeted: number;
  all: number;
  /** Worst level among the targeted pairs; null when none is targeted. */
  worst: Level | null;
  levels: Record<Level, LevelCount>;
}

/** One roll-up over all the pairs given. `ready` says from which level a pair is ready (an instance setting). */
export function rollUp(pairs: Iterable<PairLevel>, ready: (level: Level) => boolean = isReady): RollUp {
  const levels = emptyLevels();
  for (const { level, targeted } of pairs) {
    levels[level].all += 1;
    if (targeted) levels[level].targeted += 1;
  }
  const present = LEVELS.filter((level) => levels[level].targeted > 0);
  return {
    ready: sum(LEVELS.filter(ready).map((level) => levels[level].targeted)),
    targeted: sum(LEVELS.map((level) => levels[level].targeted)),
    all: sum(LEVELS.map((level) => levels[level].all)),
    worst: worstLevel(present),
    levels,
  };
}

const emptyLevels = (): Record<Level, LevelCount> => ({
  blocked: { targeted: 0, all: 0 },
  unknown: { targeted: 0, all: 0 },
  possible: { targeted: 0, all: 0 },
  built: { targeted: 0, all: 0 },
  available: { targeted: 0, all: 0 },
  tested: { targeted: 0, all: 0 },
  validated: { targeted: 0, all: 0 },
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Roll-ups of packages over their sites, by package slug. */
export const packageRollUps = (pairs: Iterable<PairLevel>, ready = isReady): Map<string, RollUp> =>
  grouped(pairs, (pair) => pair.package, ready);

/** Roll-ups of sites over their packages, by site slug. */
export const siteRollUps = (pairs: Iterable<PairLevel>, ready = isReady): Map<string, RollUp> =>
  grouped(pairs, (pair) => pair.site, ready);

function grouped(pairs: Iterable<PairLevel>, by: (pair: PairLevel) => string, ready: (level: Level) => boolean) {
  const groups = new Map<string, PairLevel[]>();
  for (const pair of pairs) {
    const group = groups.get(by(pair));
    if (group) group.push(pair);
    else groups.set(by(pair), [pair]);
  }
  return new Map([...groups].map(([key, group]) => [key, rollUp(group, ready)]));
}

/** "2 of 3 sites ready, worst: blocked"; "not targeted" when no use case needs it. */
export function rollUpText({ ready, targeted, worst }: RollUp, noun: 'site' | 'package'): string {
  if (targeted === 0 || worst === null) return 'not targeted';
  const of = `${ready} of ${targeted} ${noun}${targeted === 1 ? '' : 's'} ready`;
  return ready === targeted ? of : `${of}, worst: ${worst}`;
}

/** Worst first. */
export const byLevel = (a: PairLevel, b: PairLevel): number => levelRank(a.level) - levelRank(b.level);
