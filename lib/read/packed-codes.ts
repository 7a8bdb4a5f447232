import { NOT_ASSESSED, type Packable, unpack } from '#lib/domain/readiness/codes.ts';
import { isReady, LEVELS, type Level, levelRank } from '#lib/domain/vocabulary.ts';

/** What each of the 256 bytes of the packed readiness means, for loops over millions of them. */
export const MEANINGS: readonly (Packable | null)[] = Array.from({ length: 256 }, (_, byte) => unpack(byte));

/** Rank of the level of a byte; -1 when not assessed. */
export const RANK = Int8Array.from(MEANINGS, (code) => (code === null ? -1 : levelRank(code.level)));
/** 1 for a byte of a pair that a use case asks for. */
export const TARGETED = Uint8Array.from(MEANINGS, (code) => (code?.targeted ? 1 : 0));

/** The levels at targeted pairs of one package, as a bit per rank. */
export function targetedLevels(codes: Uint8Array): number {
  let bits = 0;
  for (let place = 0; place < codes.length; place++) {
    const byte = codes[place] ?? NOT_ASSESSED;
    if (TARGETED[byte]) bits |= 1 << (RANK[byte] ?? 0);
  }
  return bits;
}

export interface PairCounts {
  all: number;
  targeted: number;
  /** Of the targeted ones. */
  ready: number;
  levels: Record<Level, number>;
  targetedLevels: Record<Level, number>;
}

const noLevels = () => Object.fromEntries(LEVELS.map((level) => [level, 0])) as Record<Level, number>;

/** What a histogram says in words. */
export function pairCounts(counts: Uint32Array): PairCounts {
  const result: PairCounts = { all: 0, targeted: 0, ready: 0, levels: noLevels(), targetedLevels: noLevels() };
  for (const [byte, code] of MEANINGS.entries()) {
    const count = counts[byte] ?? 0;
    if (code === null || count === 0) continue;
    result.all += count;
    result.levels[code.level] += count;
    if (!code.targeted) continue;
    result.targeted += count;
    result.targetedLevels[code.level] += count;
    if (isReady(code.level)) result.ready += count;
  }
  return result;
}
