import type { BlockerListDto } from '#lib/read/dto-blocker.ts';

/** How the list came about, so that its counts are read as what they are. */
export const sayMethod = ({ triedOut }: Pick<BlockerListDto, 'triedOut'>): string =>
  triedOut
    ? 'Each step was taken as done and the rules were run again: it counts the needed pairs that rise by it alone.'
    : 'There are too many needed pairs to try each step out: it counts those that wait for it first. A pair can have more in its way.';

/** No single step lifts anything: because all is done, nothing is needed, or each pair waits for several things. */
export function sayNone({ targeted, ready }: { targeted: number; ready: number }): string {
  if (targeted === 0) return 'No use case names a package and a site yet. Name the first, and what to do appears here.';
  if (ready === targeted) return 'Every needed pair is ready.';
  return 'No single step lifts a needed pair: each waits for several. Open its cell in the matrix to see them.';
}
