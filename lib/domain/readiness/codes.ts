import { LEVELS, type Level, levelRank, TRISTATES, type Tristate } from '../vocabulary.ts';

/**
 * A pair's result in one byte, for the matrix of millions of cells: bits 0–2 the level, 3–4 whether it runs today,
 * 5 targeted, 6 has cautions. Bit 7 is never set by a result, so that 0xFF can say "not assessed".
 */
export interface Packable {
  level: Level;
  runsToday: Tristate;
  targeted: boolean;
  hasCautions: boolean;
}

export const NOT_ASSESSED = 0xff;

export function pack({ level, runsToday, targeted, hasCautions }: Packable): number {
  return levelRank(level) | (TRISTATES.indexOf(runsToday) << 3) | (targeted ? 0x20 : 0) | (hasCautions ? 0x40 : 0);
}

/** The result in a byte; null for `NOT_ASSESSED` and for any byte that `pack` never gives. */
export function unpack(code: number): Packable | null {
  const level = LEVELS[code & 7];
  const runsToday = TRISTATES[(code >> 3) & 3];
  if (!Number.isInteger(code) || code < 0 || code > 0x7f || level === undefined || runsToday === undefined) return null;
  return { level, runsToday, targeted: (code & 0x20) !== 0, hasCautions: (code & 0x40) !== 0 };
}
