import { LEVELS, levelRank, READY_LEVEL } from '../vocabulary.ts';
import { NOT_ASSESSED, unpack } from './codes.ts';

/** In `nextActions`: the pair has no next action. */
export const NO_ACTION = 0xff;

/**
 * Readiness of one package at every site: a code and an index into `actionKeys` per site, at the site's ordinal minus
 * one. What the `package_readiness` table stores.
 */
export interface PackedReadiness {
  codes: Uint8Array<ArrayBuffer>;
  nextActions: Uint8Array<ArrayBuffer>;
  actionKeys: string[];
}

export interface PackedRollUp {
  targeted: number;
  ready: number;
  /** Rank of the worst and best level among targeted pairs, or among all when none is targeted; -1 without pairs. */
  worst: number;
  best: number;
  /** Sum of the ranks of the targeted pairs: sorts packages by readiness. */
  score: number;
  /** Targeted pairs, not ready, that wait for the same next action: the largest such group. */
  unblocks: number;
}

/** Room for `length` sites, none assessed. */
export function emptyPacked(length: number): PackedReadiness {
  return {
    codes: new Uint8Array(length).fill(NOT_ASSESSED),
    nextActions: new Uint8Array(length).fill(NO_ACTION),
    actionKeys: [],
  };
}

/** Sums a package up over its sites (readiness rules, "Roll-ups": ready of targeted, worst level, never an average). */
export function rollUpPacked({ codes, nextActions }: Pick<PackedReadiness, 'codes' | 'nextActions'>): PackedRollUp {
  const waiting = new Map<number, number>();
  const targetedRanks: number[] = [];
  const allRanks: number[] = [];
  for (const [index, byte] of codes.entries()) {
    const pair = unpack(byte);
    if (pair === null) continue;
    const { level, targeted } = pair;
    const rank = levelRank(level);
    allRanks.push(rank);
    if (!targeted) continue;
    targetedRanks.push(rank);
    const action = nextActions[index] ?? NO_ACTION;
    if (rank < READY_RANK && action !== NO_ACTION) waiting.set(action, (waiting.get(action) ?? 0) + 1);
  }
  const ranks = targetedRanks.length > 0 ? targetedRanks : allRanks;
  return {
    targeted: targetedRanks.length,
    ready: targetedRanks.filter((rank) => rank >= READY_RANK).length,
    worst: ranks.length > 0 ? ranks.reduce((a, b) => Math.min(a, b), LEVELS.length) : -1,
    best: ranks.reduce((a, b) => Math.max(a, b), -1),
    score: targetedRanks.reduce((a, b) => a + b, 0),
    unblocks: [...waiting.values()].reduce((a, b) => Math.max(a, b), 0),
  };
}

const READY_RANK = levelRank(READY_LEVEL);
