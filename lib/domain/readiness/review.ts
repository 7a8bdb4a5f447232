import type { Note, Pair } from './finding.ts';
import { cite } from './refs.ts';
import { dayNumber } from './words.ts';

/** Caution: nobody has looked at the entry for longer than its own interval, or else the settings, allow. An entry never reviewed says so elsewhere. */
export function oldReview({ pkg, settings, today }: Pair): Note | null {
  const { reviewedOn, reviewEveryDays } = pkg;
  if (reviewedOn === null || !(today - dayNumber(reviewedOn) > (reviewEveryDays ?? settings.reviewDays))) return null;
  return {
    id: 'old-review',
    tell: () => ({
      text: `${pkg.name} was last reviewed on ${reviewedOn}.`,
      evidence: [cite(`package:${pkg.slug}/reviewed`, `Reviewed on ${reviewedOn}`)],
    }),
  };
}
