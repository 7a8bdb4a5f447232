import type { PairCellDto } from '#lib/read/dto.ts';

/** The state of a pair without the names of its package and site. */
export const toCell = ({ level, runsToday, targeted, nextAction }: Omit<PairCellDto, 'site' | 'cautions'>) => ({
  level,
  runsToday,
  targeted,
  nextAction,
});
